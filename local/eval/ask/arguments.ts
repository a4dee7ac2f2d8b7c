import { knownZone } from '#lambdas/domain/analytics/time-zone.ts';
import { CommandError } from '../../cli/command.ts';

export const PARTS = ['router', 'figures', 'insight', 'abstention', 'injection'] as const;
export type Part = (typeof PARTS)[number];

const WRONG_USE = 64;

/** `router,figures`, or all parts where nothing is given. */
export function readParts(text: string | undefined): readonly Part[] {
  if (text === undefined) return PARTS;
  const named = text.split(',').map((name) => name.trim());
  const stranger = named.find((name) => !PARTS.some((part) => part === name));
  if (stranger === undefined) return PARTS.filter((part) => named.includes(part));
  throw new CommandError(`--only takes ${PARTS.join(', ')}, with commas between.`, WRONG_USE);
}

/** An ISO 8601 time with an offset. */
export function readNow(text: string | undefined, otherwise: Date): Date {
  if (text === undefined) return otherwise;
  const time = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new CommandError('--now takes a time such as 2026-11-18T10:00:00Z.', WRONG_USE);
}

export function readZone(text = 'UTC'): string {
  const zone = knownZone(text);
  if (zone !== undefined) return text;
  throw new CommandError('--time-zone takes the name of a time zone such as Asia/Kolkata.', WRONG_USE);
}

/** Most questions of a part. */
export function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new CommandError('--limit takes a whole number from 1.', WRONG_USE);
  return Number(text);
}

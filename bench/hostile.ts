import { createRedactor } from '#lambdas/domain/pii/redact-call.ts';
import { cleanText } from '#lambdas/domain/transcript/clean-text.ts';
import { TRIAGE } from '#lambdas/testing/triage.ts';
import type { Figure } from './figure.ts';
import { HOSTILE_SERIES, HOSTILE_UNITS } from './hostile-units.ts';
import { median } from './statistics.ts';

const SIZES = [10, 40, 160] as const;
const ROUNDS = 3;
/** Below this a time is mostly the clock and the collector. */
const FLOOR_MS = 0.2;

interface Hostile {
  readonly name: string;
  /** Milliseconds for each of SIZES. */
  readonly times: readonly number[];
}

/** Cleaning, redaction and triage of texts that are made to be slow: linear time shows as a ratio of 4 for 4 x the text. */
export async function measureHostile(): Promise<Figure[]> {
  const repeated = Object.entries(HOSTILE_UNITS).map(([name, unit]) => [name, () => unit] as const);
  const measured = [...repeated, ...Object.entries(HOSTILE_SERIES)].map(([name, piece]): Hostile => {
    const times = SIZES.map((kb) => {
      const text = textOf(piece, kb * 1024);
      return median(Array.from({ length: ROUNDS }, () => milliseconds(text)));
    });
    return { name, times };
  });
  const growth = ({ times }: Hostile) =>
    Math.max(...times.slice(1).map((time, i) => time / Math.max(FLOOR_MS, times[i] ?? 0)));
  const per100 = ({ times }: Hostile) => ((times.at(-1) ?? 0) * 100) / (SIZES.at(-1) ?? 1);
  const worstGrowth = measured.reduce((a, b) => (growth(a) >= growth(b) ? a : b));
  const slowest = measured.reduce((a, b) => (per100(a) >= per100(b) ? a : b));
  return [
    { name: 'hostile inputs, each at 10, 40, 160 KB', value: measured.length, unit: 'inputs', goal: '>= 60' },
    { name: `largest t(4n)/t(n): ${worstGrowth.name}`, value: growth(worstGrowth), unit: 'x', goal: '< 8' },
    { name: `slowest per 100 KB: ${slowest.name}`, value: per100(slowest), unit: 'ms', goal: '<= 50 ms' },
    { name: 'inputs above 50 ms per 100 KB', value: measured.filter((one) => per100(one) > 50).length, unit: '' },
  ];
}

/** Pieces 0, 1, 2, ... one after the other, cut at `length` UTF-16 units. */
function textOf(piece: (i: number) => string, length: number): string {
  const pieces: string[] = [];
  for (let i = 0, made = 0; made < length; made += pieces[i++]?.length ?? length) pieces.push(piece(i));
  return pieces.join('').slice(0, length);
}

function milliseconds(text: string): number {
  const started = performance.now();
  const turns = createRedactor().redactTurns([{ turn: 0, speaker: 'customer', text: cleanText(text) }]);
  TRIAGE(turns, { call_id: 'hostile', product: 'Fibre 500' });
  return performance.now() - started;
}

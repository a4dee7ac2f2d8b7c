import { createHash } from 'node:crypto';
import type { Role } from '../../names.ts';
import { zoneClock } from '../analytics/time-zone.ts';
import type { Interpretation } from './interpretation.ts';
import type { QueryRequest } from './query-request.ts';

/** Raised when answers get another form: those that were kept before are none any more. */
const ANSWER_VERSION = 2;

/** Whoever asks, as far as answers are concerned: they are never shared between different sets of roles. */
export type RoleScope = string;

export function roleScope(roles: readonly (Role | string)[]): RoleScope {
  return [...new Set(roles)].sort().join(',');
}

/**
 * Key of the answer to a question: the same for the same words, whatever their case, blanks and signs at the end, asked by
 * the same roles in the same mode with the same filters, on the same day, which is what "yesterday" depends on.
 */
export function answerKey(request: QueryRequest, scope: RoleScope, now: Date): string {
  const { question, mode, filters, time_zone } = request;
  return hashOf(['answer', scope, normalised(question), mode, sorted(filters), time_zone, dayOf(now, time_zone)]);
}

/** What past questions must have in common with one to be compared with it: all but its wording. */
export function pastScope(
  interpretation: Interpretation,
  request: Pick<QueryRequest, 'mode' | 'time_zone'>,
  scope: RoleScope,
): string {
  const { query_type, filters, plan, share_of, mentions } = interpretation;
  const identifiers = mentions.filter(({ kind }) => kind === 'identifier').map(({ value }) => value);
  const { mode, time_zone } = request;
  return hashOf([
    'past',
    scope,
    mode,
    time_zone,
    query_type,
    sorted(filters),
    sorted(plan),
    sorted(share_of),
    identifiers.sort(),
  ]);
}

/** A pseudonym of who asked. */
export function subjectKey(subject: string): string {
  return hashOf(['subject', subject]);
}

function normalised(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s?!.।]{1,50}$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function dayOf(now: Date, zone: string): string {
  const { year, month, day } = zoneClock(zone)(now.getTime());
  return `${year}-${month}-${day}`;
}

/** The same text for values that differ in the order of their fields and entries only. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => [key, sorted(entry)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([ANSWER_VERSION, ...parts]))
    .digest('base64url');
}

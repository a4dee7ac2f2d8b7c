import { describe, expect, it } from 'vitest';
import { STATUSES, type Status } from '../types.ts';
import { allowedAfter, isOver, transitionOf } from './transitions.ts';

/** From, to, whether a reason is needed; all that people may do. */
const ALLOWED: readonly (readonly [Status, Status, boolean])[] = [
  ['open', 'in_progress', false],
  ['open', 'waiting', true],
  ['open', 'resolved', true],
  ['in_progress', 'waiting', true],
  ['in_progress', 'resolved', true],
  ['waiting', 'in_progress', false],
  ['waiting', 'resolved', true],
  ['resolved', 'closed', false],
  ['resolved', 'reopened', true],
  ['closed', 'reopened', true],
  ['reopened', 'in_progress', false],
  ['reopened', 'waiting', true],
  ['reopened', 'resolved', true],
];

const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const));

describe('transitions', () => {
  it.each(PAIRS)('from %s to %s, as the issue says', (from, to) => {
    const allowed = ALLOWED.find(([a, b]) => a === from && b === to);
    expect(transitionOf(from, to, 'person')?.needs_reason).toBe(allowed?.[2]);
    expect(allowedAfter(from).includes(to)).toBe(allowed !== undefined);
  });

  it('leaves one to Callsift itself: to close what was resolved', () => {
    const bySystem = PAIRS.filter(([from, to]) => transitionOf(from, to, 'system') !== undefined);
    expect(bySystem).toEqual([['resolved', 'closed']]);
  });

  it('calls over what is resolved or closed', () => {
    expect(STATUSES.filter(isOver)).toEqual(['resolved', 'closed']);
  });
});

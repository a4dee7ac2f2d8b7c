import { describe, expect, it } from 'vitest';
import type { Clock, ClockRecord } from './clock/types.ts';
import { documentOf } from './document-of.ts';
import { foldSteps } from './lifecycle/fold.ts';
import { CALLED_AT, minute, openedSteps } from './lifecycle/histories.testing.ts';

const NEW = foldSteps(openedSteps());

function clock(some: Partial<Clock>): Clock {
  const target = { target_minutes: 60, started_at: CALLED_AT, due_at: minute(60) };
  return { name: 'first_response', cycle: 1, ...target, done_at: null, ran_minutes: null, ...some };
}

function record(...clocks: readonly Clock[]): ClockRecord {
  return {
    ...{ complaint_id: 'cmp_m', version: 1, policy_version: 'test-1', promised_priority: 'standard' },
    ...{ calendar: 'always', paused: false, clocks, closes_at: null, next_at: null },
  };
}

describe('documentOf', () => {
  it('says what lists and figures need', () => {
    expect(documentOf(NEW, record(clock({}), clock({ name: 'resolution', due_at: minute(90) })))).toEqual({
      ...{ complaint_id: 'cmp_m', version: 1, call_id: 'call-1', client_id: 'client-1', issue: 'double_charge' },
      ...{ department: 'billing', priority: 'standard', priority_rank: 2, status: 'open', is_open: true },
      ...{ group: 'billing-desk', product: 'Fibre 500', region: 'north', language: 'en' },
      ...{ sentiment: 'negative', importance: 'high' },
      ...{ called_at: CALLED_AT, opened_at: CALLED_AT, updated_at: CALLED_AT },
      ...{ due_at: minute(60), due_for: 'first_response', missed: [], reopened: 0, repeats: 0 },
      summary: 'The May invoice was taken from my account two times.',
      entities: ['May'],
      text: 'double charge\nFibre 500\nThe May invoice was taken from my account two times.\ntaken from my account two times\nMay',
    });
  });

  it('has fields for what there is alone', () => {
    const owned = { ...NEW, owner: 'ana', earlier: ['cmp_a', 'cmp_b'] };
    const document = documentOf(
      { ...owned, facts: { ...NEW.facts, channel: 'phone', client_segment: 'gold' } },
      undefined,
    );
    expect(document).toMatchObject({ owner: 'ana', channel: 'phone', client_segment: 'gold', repeats: 2 });
    expect(Object.keys(documentOf(NEW, undefined))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(owner|channel|client_segment|due_|first_|reso)/)]),
    );
  });

  it.each([
    ['resolved', false],
    ['closed', false],
    ['waiting', true],
    ['reopened', true],
  ] as const)('takes %s for open: %s', (status, isOpen) => {
    expect(documentOf({ ...NEW, status }, undefined).is_open).toBe(isOpen);
  });

  it('tells the first response and the last resolution, in working minutes, also while it is reopened', () => {
    const clocks = record(
      clock({ done_at: minute(30), ran_minutes: 30 }),
      clock({ name: 'resolution', done_at: minute(50), ran_minutes: 45.5 }),
      clock({ cycle: 2, done_at: minute(300), ran_minutes: 10 }),
      clock({ cycle: 2, name: 'resolution', due_at: minute(400) }),
    );
    expect(documentOf({ ...NEW, status: 'in_progress', reopened: 1 }, clocks)).toMatchObject({
      ...{ first_response_at: minute(30), first_response_minutes: 30 },
      ...{ resolved_at: minute(50), resolution_minutes: 45.5 },
      ...{ due_at: minute(400), due_for: 'resolution' },
    });
    const again = record(
      ...clocks.clocks.slice(0, 3),
      clock({ ...clocks.clocks[3], done_at: minute(350), ran_minutes: 60 }),
    );
    expect(documentOf({ ...NEW, reopened: 1 }, again)).toMatchObject({
      ...{ first_response_minutes: 30, resolved_at: minute(350), resolution_minutes: 60 },
    });
  });

  it('lists each clock once that was done late or noticed as missed', () => {
    const breach = { clock: 'resolution', cycle: 1, due_at: minute(60), at: minute(61) } as const;
    const onTime = record(clock({ done_at: minute(59), ran_minutes: 59 }));
    expect(documentOf(NEW, onTime).missed).toEqual([]);
    const late = record(clock({ done_at: minute(61), ran_minutes: 61 }), clock({ name: 'resolution' }));
    expect(documentOf(NEW, late).missed).toEqual(['first_response']);
    expect(documentOf({ ...NEW, breaches: [breach, { ...breach, cycle: 2 }] }, late).missed).toEqual([
      'first_response',
      'resolution',
    ]);
    expect(documentOf({ ...NEW, breaches: [breach] }, undefined).missed).toEqual(['resolution']);
  });

  it('caps the text, the newest comments first, and cuts no character in two', () => {
    const comments = Array.from({ length: 9 }, (_, i) => ({
      ...{ comment_id: `c${i}`, at: minute(i), by: { kind: 'system' as const }, to_client: false },
      text: `No${i} ${'\u{1f600}'.repeat(990)}`,
    }));
    const { text } = documentOf({ ...NEW, comments }, undefined);
    expect(text.length).toBeLessThanOrEqual(10_000);
    expect(text.length).toBeGreaterThan(9_990);
    expect(text).toContain('No8');
    expect(text).not.toContain('No0');
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('\ufffd');
  });
});

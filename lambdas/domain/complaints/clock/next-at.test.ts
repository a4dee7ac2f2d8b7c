import { describe, expect, it } from 'vitest';
import { deriveClock } from './derive-clock.ts';
import { type Did, history, POLICY, to } from './history.testing.ts';
import type { Clock, ClockRecord } from './types.ts';

/** A time on Monday, 2 November 2026. */
const mon = (time: string) => `2026-11-02T${time}:00.000Z`;
/** Due at 12:00 for the first response, at 18:00 for the resolution. */
const OPENED = { at: mon('10:00'), priority: 'high' } as const;

const derived = (...done: readonly Did[]): ClockRecord => deriveClock(history(OPENED, ...done), POLICY);

describe('the next thing to do', () => {
  const breached = (name: Clock['name'], cycle = 1): Did => ({ at: mon('19:00'), breached: { clock: name, cycle } });

  it('is the resolution once the first response was noted as missed', () => {
    expect(derived(breached('first_response')).next_at).toBe(mon('18:00'));
  });

  it('is nothing once both were', () => {
    expect(derived(breached('first_response'), breached('resolution')).next_at).toBeNull();
  });

  it('is to note what was done late, and not twice', () => {
    const late = to('in_progress', mon('12:01'));
    expect(derived(late).next_at).toBe(mon('12:00'));
    expect(derived(late, breached('first_response')).next_at).toBe(mon('18:00'));
    expect(derived(to('in_progress', mon('11:59'))).next_at).toBe(mon('18:00'));
  });

  it('knows the cycles apart', () => {
    const record = derived(
      to('resolved', mon('11:00')),
      to('reopened', mon('11:30')),
      breached('first_response'),
      breached('resolution', 2),
    );
    expect(record.next_at).toBe(mon('13:30'));
  });

  it('is to close it so many days after its resolution, where the policy says so', () => {
    const resolved = history(OPENED, to('resolved', mon('11:00')), { at: mon('13:00'), comment: 'client' });
    const closing = '2026-11-09T11:00:00.000Z';
    expect(deriveClock(resolved, POLICY)).toMatchObject({ closes_at: closing, next_at: closing });
    const never = { ...POLICY, close_after_days: 0 };
    expect(deriveClock(resolved, never)).toMatchObject({ closes_at: null, next_at: null });
  });

  it('is to note a late resolution before the closing', () => {
    const record = derived(to('in_progress', mon('10:30')), to('resolved', mon('18:01')));
    expect(record).toMatchObject({ closes_at: '2026-11-09T18:01:00.000Z', next_at: mon('18:00') });
  });

  it('is not to close what was reopened', () => {
    const record = derived(to('resolved', mon('11:00')), to('reopened', mon('11:30')));
    expect(record).toMatchObject({ closes_at: null, next_at: mon('13:30') });
  });
});

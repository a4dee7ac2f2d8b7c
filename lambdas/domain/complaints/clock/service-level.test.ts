import { describe, expect, it } from 'vitest';
import type { Settings } from '../steps.ts';
import { deriveClock, NO_CALENDAR } from './derive-clock.ts';
import { clockOf, type Did, history, POLICY, to } from './history.testing.ts';
import type { ClockRecord } from './types.ts';

/** A time on Monday, 2 November 2026, when Berlin is an hour ahead. */
const mon = (time: string) => `2026-11-02T${time}:00.000Z`;
const OPENED = { at: mon('10:00'), priority: 'high' } as const;

const derived = (...done: readonly Did[]): ClockRecord => deriveClock(history(OPENED, ...done), POLICY);

describe('the service level', () => {
  const set = (at: string, priority: Settings['priority'], priority_by: Settings['priority_by'] = 'person'): Did => ({
    at,
    sets: { ...(priority && { priority }), ...(priority_by && { priority_by }) },
  });

  it('is that of the priority that people or rules set last', () => {
    const record = derived(set(mon('10:05'), 'urgent'));
    expect(record).toMatchObject({ promised_priority: 'urgent', next_at: mon('10:15') });
    expect(clockOf(record, 'resolution')).toMatchObject({ target_minutes: 240, due_at: mon('14:00') });
  });

  it('is not raised by an escalation', () => {
    const record = derived(set(mon('12:00'), 'urgent', 'escalation'));
    expect(record).toMatchObject({ promised_priority: 'high' });
    expect(clockOf(record, 'resolution').due_at).toBe(mon('18:00'));
    const setByPerson = derived(set(mon('12:00'), 'urgent', 'escalation'), set(mon('12:30'), 'standard'));
    expect(setByPerson.promised_priority).toBe('standard');
  });

  it('of a cycle is the one that held when it was resolved, whatever comes later', () => {
    const resolved = to('resolved', mon('14:30'));
    for (const more of [[], [to('reopened', mon('15:00'))]]) {
      const record = derived(resolved, set(mon('14:45'), 'urgent'), ...more);
      expect(clockOf(record, 'resolution')).toMatchObject({ target_minutes: 480, due_at: mon('18:00') });
      expect(record.promised_priority).toBe('urgent');
    }
    const next = derived(resolved, set(mon('14:45'), 'urgent'), to('reopened', mon('15:00')));
    expect(clockOf(next, 'resolution', 2)).toMatchObject({ target_minutes: 240, due_at: mon('19:00') });
  });

  it('of what is done keeps what was promised when it was done', () => {
    const raised = set(mon('11:00'), 'urgent');
    for (const more of [raised, to('resolved', mon('14:30')), set(mon('14:45'), 'standard')]) {
      const record = derived({ at: mon('10:30'), comment: 'client' }, ...(more === raised ? [raised] : [raised, more]));
      expect(clockOf(record, 'first_response')).toMatchObject({ target_minutes: 120, due_at: mon('12:00') });
    }
    const together = to('resolved', mon('14:30'), { sets: { priority: 'urgent', priority_by: 'person' } });
    expect(clockOf(derived(together), 'resolution')).toMatchObject({ target_minutes: 480, due_at: mon('18:00') });
  });

  it('counts from the change where it would be used up by then, unless what was promised before is earlier', () => {
    const raised = derived(set(mon('10:16'), 'urgent'));
    expect(clockOf(raised, 'first_response')).toMatchObject({ target_minutes: 15, due_at: mon('10:31') });
    expect(clockOf(raised, 'resolution').due_at).toBe(mon('14:00'));
    expect(clockOf(derived(set(mon('10:15'), 'urgent')), 'first_response').due_at).toBe(mon('10:30'));
    expect(clockOf(derived(set(mon('10:14'), 'urgent')), 'first_response').due_at).toBe(mon('10:15'));
    expect(clockOf(derived(set(mon('11:50'), 'urgent')), 'first_response').due_at).toBe(mon('12:00'));
    expect(clockOf(derived(set(mon('15:00'), 'urgent')), 'resolution').due_at).toBe(mon('18:00'));
  });

  it('counts working time alone from a change on', () => {
    const record = derived(
      to('waiting', mon('11:00')),
      set(mon('12:00'), 'standard'),
      to('in_progress', mon('13:00')),
      set(mon('16:30'), 'urgent'),
      to('waiting', mon('17:00')),
      to('in_progress', mon('18:00')),
    );
    // Of the 240 minutes 270 had run at 16:30; half an hour runs until 17:00, and 210 minutes from 18:00 on.
    expect(clockOf(record, 'resolution')).toMatchObject({ target_minutes: 240, due_at: mon('21:30') });
  });

  it('is extended by a lower priority as long as it is neither done nor missed', () => {
    const lowered = derived(set(mon('17:59'), 'standard'));
    // In Berlin an hour until lunch, four after it, and five on Tuesday.
    const extended = { target_minutes: 600, due_at: '2026-11-03T13:00:00.000Z' };
    expect(clockOf(lowered, 'resolution')).toMatchObject(extended);
    for (const at of [mon('18:00'), mon('19:00')]) {
      const late = derived(to('in_progress', mon('11:00')), set(at, 'standard'));
      expect(clockOf(late, 'resolution')).toMatchObject({ target_minutes: 480, due_at: mon('18:00') });
      expect(late).toMatchObject({ promised_priority: 'standard', next_at: mon('18:00') });
    }
  });

  it('of what was noted as missed stays so, whatever policy comes later', () => {
    const steps = history(OPENED, { at: mon('12:01'), breached: { clock: 'first_response', cycle: 1 } });
    const levels = { ...POLICY.levels, high: { ...POLICY.levels.high, first_response_minutes: 400 } };
    const record = deriveClock(steps, { ...POLICY, levels });
    expect(clockOf(record, 'first_response').due_at).toBe(mon('12:01'));
    expect(record.next_at).toBe(mon('18:00'));
  });

  it('counts the working time of its calendar', () => {
    const opened = { at: mon('10:30') };
    const record = deriveClock(history(opened), POLICY);
    // In Berlin it is 11:30: half an hour until lunch; then four hours, eight on Tuesday, and none until Monday.
    expect(record.calendar).toBe('office');
    expect(clockOf(record, 'first_response').due_at).toBe(mon('12:30'));
    expect(clockOf(record, 'resolution').due_at).toBe('2026-11-03T13:30:00.000Z');
    const resolved = deriveClock(history(opened, to('resolved', '2026-11-09T08:30:00.000Z')), POLICY);
    expect(clockOf(resolved, 'resolution').ran_minutes).toBe(30 + 4 * 60 + 8 * 60 + 30);
  });

  it('counts every hour when its calendar is not there any more', () => {
    for (const calendars of [{}, { constructor_: POLICY.calendars.office }]) {
      const record = deriveClock(history({ at: mon('23:30') }), { ...POLICY, calendars } as typeof POLICY);
      expect(record.calendar).toBe(NO_CALENDAR);
      expect(clockOf(record, 'first_response').due_at).toBe('2026-11-03T00:30:00.000Z');
    }
    const levels = { ...POLICY.levels, high: { ...POLICY.levels.high, calendar: 'constructor' } };
    expect(deriveClock(history(OPENED), { ...POLICY, levels }).calendar).toBe(NO_CALENDAR);
  });

  it('may promise parts of a minute', () => {
    const levels = { ...POLICY.levels, high: { ...POLICY.levels.high, first_response_minutes: 8.2 } };
    const record = deriveClock(history(OPENED), { ...POLICY, levels });
    expect(clockOf(record, 'first_response').due_at).toBe('2026-11-02T10:08:12.000Z');
  });
});

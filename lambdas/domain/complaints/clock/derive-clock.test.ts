import { describe, expect, it } from 'vitest';
import { deriveClock } from './derive-clock.ts';
import { clockOf, type Did, history, POLICY, to } from './history.testing.ts';
import type { ClockRecord } from './types.ts';

/** A time on Monday, 2 November 2026, when Berlin is an hour ahead. */
const mon = (time: string) => `2026-11-02T${time}:00.000Z`;
const OPENED = { at: mon('10:00'), priority: 'high' } as const;

const derived = (...done: readonly Did[]): ClockRecord => deriveClock(history(OPENED, ...done), POLICY);

describe('the clocks of a complaint', () => {
  it('both run from its opening', () => {
    expect(derived()).toEqual({
      complaint_id: 'cmp_1',
      version: 1,
      policy_version: 'p1',
      promised_priority: 'high',
      calendar: 'always',
      paused: false,
      clocks: [
        {
          name: 'first_response',
          cycle: 1,
          target_minutes: 120,
          started_at: mon('10:00'),
          due_at: mon('12:00'),
          done_at: null,
          ran_minutes: null,
        },
        {
          name: 'resolution',
          cycle: 1,
          target_minutes: 480,
          started_at: mon('10:00'),
          due_at: mon('18:00'),
          done_at: null,
          ran_minutes: null,
        },
      ],
      closes_at: null,
      next_at: mon('12:00'),
    });
  });

  it.each<[string, Did]>([
    ['a person moves it on', to('in_progress', mon('10:30'))],
    ['a person answers the client', { at: mon('10:30'), comment: 'client' }],
    ['a person resolves it', to('resolved', mon('10:30'))],
    ['a person lets it wait', to('waiting', mon('10:30'))],
  ])('have had a first response once %s', (_, did) => {
    expect(clockOf(derived(did), 'first_response').done_at).toBe(mon('10:30'));
  });

  it.each<[string, Did]>([
    ['a comment for colleagues', { at: mon('10:30'), comment: 'inside' }],
    ['Callsift moving it on', to('in_progress', mon('10:30'), { system: true })],
    ['Callsift writing to the client', { at: mon('10:30'), comment: 'client', system: true }],
    ['another owner', { at: mon('10:30'), sets: { owner: 'agent-8' } }],
    ['the same status again', to('open', mon('10:30'))],
  ])('take no first response from %s', (_, did) => {
    expect(clockOf(derived(did), 'first_response').done_at).toBeNull();
  });

  it('keep the first of several responses, and when it was due', () => {
    const record = derived({ at: mon('10:20'), comment: 'client' }, to('in_progress', mon('13:00')));
    const response = { done_at: mon('10:20'), due_at: mon('12:00'), ran_minutes: 20 };
    expect(clockOf(record, 'first_response')).toMatchObject(response);
    expect(record.next_at).toBe(mon('18:00'));
  });

  it.each(['resolved', 'closed'] as const)('are done when it is %s', (status) => {
    const record = derived(to(status, mon('14:30')));
    expect(clockOf(record, 'resolution')).toMatchObject({
      done_at: mon('14:30'),
      due_at: mon('18:00'),
      ran_minutes: 270,
    });
  });

  it('are done at the resolution, not at the closing that follows', () => {
    const record = derived(to('resolved', mon('11:30')), to('closed', mon('20:00'), { system: true }));
    expect(clockOf(record, 'resolution').done_at).toBe(mon('11:30'));
    expect(record).toMatchObject({ closes_at: null, next_at: null });
  });
});

describe('waiting', () => {
  const waiting = to('waiting', mon('11:00'));

  it('stops the clock, and nobody knows when it will be due', () => {
    const record = derived(waiting);
    expect(record.paused).toBe(true);
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: null, done_at: null, ran_minutes: 60 });
    expect(record.next_at).toBeNull();
  });

  it('is a response itself, with the time that it had left', () => {
    const response = { done_at: mon('11:00'), due_at: mon('12:00'), ran_minutes: 60 };
    expect(clockOf(derived(waiting), 'first_response')).toMatchObject(response);
  });

  it('puts the deadline off by as long as it took', () => {
    const record = derived(waiting, to('in_progress', mon('13:15')));
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: mon('20:15'), ran_minutes: null });
    expect(record.paused).toBe(false);
  });

  it('does not undo a deadline that had passed', () => {
    const record = derived(to('waiting', mon('19:00')));
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: mon('18:00'), done_at: null, ran_minutes: 540 });
    expect(record.next_at).toBe(mon('12:00'));
  });

  it('passes the deadline when it begins at that very moment', () => {
    expect(clockOf(derived(to('waiting', mon('18:00'))), 'resolution').due_at).toBe(mon('18:00'));
    expect(clockOf(derived(to('waiting', mon('17:59'))), 'resolution').due_at).toBeNull();
  });

  it('leaves what is done meanwhile without a deadline', () => {
    const record = derived(waiting, to('resolved', mon('23:00')));
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: null, done_at: mon('23:00'), ran_minutes: 60 });
    const asked = derived(to('waiting', mon('11:00'), { system: true }), { at: mon('22:00'), comment: 'client' });
    expect(clockOf(asked, 'first_response')).toMatchObject({ due_at: null, done_at: mon('22:00'), ran_minutes: 60 });
  });

  it('counts as often as it happens', () => {
    const record = derived(
      waiting,
      to('in_progress', mon('12:00')),
      to('waiting', mon('12:30')),
      to('in_progress', mon('15:30')),
      to('resolved', mon('16:00')),
    );
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: mon('22:00'), ran_minutes: 120 });
  });
});

describe('a reopened complaint', () => {
  const resolved = to('resolved', mon('12:30'));
  const reopened = to('reopened', mon('15:00'));

  it('has two further clocks, and what came before stays as it was', () => {
    const before = derived(resolved).clocks;
    const record = derived(resolved, reopened);
    expect(record.clocks.slice(0, 2)).toEqual(before);
    expect(record.clocks.map(({ name, cycle }) => `${name} ${cycle}`)).toEqual([
      'first_response 1',
      'resolution 1',
      'first_response 2',
      'resolution 2',
    ]);
    expect(clockOf(record, 'first_response', 2)).toMatchObject({ started_at: mon('15:00'), due_at: mon('17:00') });
    expect(clockOf(record, 'resolution', 2)).toMatchObject({ due_at: mon('23:00'), done_at: null });
  });

  it('is responded to anew, and not by who reopens it', () => {
    const record = derived(resolved, reopened);
    expect(clockOf(record, 'first_response', 2).done_at).toBeNull();
    const answered = derived(resolved, reopened, { at: mon('15:05'), comment: 'client' });
    expect(clockOf(answered, 'first_response', 2)).toMatchObject({ done_at: mon('15:05'), ran_minutes: 5 });
    expect(clockOf(answered, 'first_response', 1).done_at).toBe(mon('12:30'));
  });

  it('may be resolved and reopened again', () => {
    const again = [to('resolved', mon('16:00')), to('reopened', mon('17:00'))];
    const record = derived(resolved, reopened, ...again);
    expect(clockOf(record, 'resolution', 2)).toMatchObject({ done_at: mon('16:00'), ran_minutes: 60 });
    expect(clockOf(record, 'resolution', 3)).toMatchObject({ started_at: mon('17:00'), done_at: null });
  });
});

describe('a history that no table of transitions allows', () => {
  it('stops the first response at a resolution that is none', () => {
    const record = derived(to('resolved', mon('10:30'), { system: true }));
    expect(clockOf(record, 'first_response')).toMatchObject({ due_at: null, done_at: null, ran_minutes: 30 });
  });

  it('stops both clocks when it is reopened before it was resolved', () => {
    const record = derived(to('reopened', mon('10:30')));
    expect(clockOf(record, 'first_response')).toMatchObject({ due_at: null, done_at: null, ran_minutes: 30 });
    expect(clockOf(record, 'resolution')).toMatchObject({ due_at: null, done_at: null, ran_minutes: 30 });
    expect(record.next_at).toBe(mon('12:30'));
  });

  it('must begin with the opening', () => {
    const [, second] = history(OPENED, to('waiting', mon('11:00')));
    expect(() => deriveClock(second ? [second] : [], POLICY)).toThrow('must be the one that opens it');
    expect(() => deriveClock([], POLICY)).toThrow('must be the one that opens it');
  });
});

import { describe, expect, it } from 'vitest';
import { deriveClock } from '../clock/derive-clock.ts';
import type { Settings, Step } from '../steps.ts';
import type { ComplaintFacts, Priority } from '../types.ts';
import { foldSteps } from './fold.ts';
import { CALLED_AT, draft, facts, minute, openedSteps, POLICY, tended } from './histories.testing.ts';
import { changedStep } from './person-steps.ts';
import type { Change } from './read-change.ts';
import { linkedStep, nextSystemStep, openedStep, priorityReasons, refreshedStep } from './system-steps.ts';

const DAY = 24 * 60;

/** The steps with one more by a person. */
function changed(steps: readonly Step[], change: Change, at: string): readonly Step[] {
  const outcome = changedStep(foldSteps(steps), { why: 'Said so.', ...change }, { at, subject: 'ana' }, POLICY);
  if (!outcome.ok || outcome.step === undefined) throw new Error('That is no change.');
  return [...steps, outcome.step];
}

function refreshed(steps: readonly Step[], some: Partial<ComplaintFacts>): Settings | undefined {
  const read = { call_revision: 2, facts: facts({ call_revision: 2, ...some }) };
  return refreshedStep(foldSteps(steps), read, minute(9), POLICY)?.sets;
}

describe('openedStep', () => {
  it('sets all that there is to set', () => {
    expect(openedStep(draft({ priority: 'high' }), minute(3), POLICY)).toMatchObject({
      ...{ kind: 'opened', version: 1, at: minute(3), by: { kind: 'system' } },
      sets: { status: 'open', priority: 'high', priority_by: 'rules', department: 'billing', owner: null },
    });
  });

  it.each([
    ['billing', 'billing', 'billing-desk'],
    ['parcels', 'general', 'general-desk'],
    ['constructor', 'general', 'general-desk'],
    ['__proto__', 'general', 'general-desk'],
  ])('gives what the rules call %s to %s', (named, department, group) => {
    expect(openedStep(draft({ department: named }), CALLED_AT, POLICY).sets).toMatchObject({ department, group });
  });
});

describe('refreshedStep', () => {
  it.each([1, 0])('does nothing for revision %i of the call, which was looked at', (call_revision) => {
    const complaint = foldSteps(openedSteps());
    expect(refreshedStep(complaint, { call_revision, facts: facts() }, minute(9), POLICY)).toBeUndefined();
  });

  it('notes that the call does not say it any more, and changes nothing else', () => {
    const step = refreshedStep(foldSteps(openedSteps()), { call_revision: 4 }, minute(9), POLICY);
    expect(step).toEqual({
      ...{ kind: 'refreshed', version: 2, at: minute(9), by: { kind: 'system' }, sets: {}, call_revision: 4 },
    });
  });

  it('follows the priority and department of the newer facts, in both directions', () => {
    expect(refreshed(openedSteps(), { priority: 'urgent', department: 'network' })).toEqual({
      ...{ priority: 'urgent', priority_by: 'rules', department: 'network', group: 'network-desk' },
    });
    expect(refreshed(openedSteps({ priority: 'urgent' }), { department: 'parcels' })).toEqual({
      ...{ priority: 'standard', priority_by: 'rules', department: 'general', group: 'general-desk' },
    });
  });

  it('leaves alone what a person set', () => {
    const byPerson = changed(openedSteps(), { priority: 'high', department: 'network' }, minute(1));
    expect(refreshed(byPerson, { priority: 'urgent', department: 'general' })).toEqual({});
    const back = changed(byPerson, { department: 'billing' }, minute(2));
    expect(refreshed(back, { department: 'network' })).toEqual({});
  });

  it('leaves alone what a missed deadline raised, and moves it to those whom missed deadlines are for', () => {
    const late = tended(openedSteps(), minute(DAY));
    expect(refreshed(late, { department: 'network' })).toEqual({ department: 'network', group: 'network-leads' });
  });

  it('keeps what repetition adds to the newer facts', () => {
    const steps = openedSteps({ priority: 'high' });
    const link = linkedStep(foldSteps(steps), [{ complaint_id: 'cmp_a', called_at: minute(-DAY) }], minute(1), POLICY);
    if (link === undefined) throw new Error('It is repeated.');
    expect(refreshed([...steps, link], { priority: 'standard' })).toEqual({ priority: 'high', priority_by: 'rules' });
    expect(refreshed([...steps, link], { priority: 'high' })).toEqual({});
  });
});

describe('linkedStep', () => {
  const members = (count: number, minutes = -DAY) =>
    Array.from({ length: count }, (_, i) => ({ complaint_id: `cmp_${'abcde'[i]}`, called_at: minute(minutes - i) }));

  it.each<[Priority, number, Priority]>([
    ['standard', 1, 'high'],
    ['standard', 2, 'high'],
    ['standard', 3, 'urgent'],
    ['high', 1, 'urgent'],
    ['high', 3, 'urgent'],
    ['urgent', 1, 'urgent'],
  ])('makes %s with %i earlier ones %s', (priority, count, raised) => {
    const steps = openedSteps({ priority });
    const step = linkedStep(foldSteps(steps), members(count), minute(1), POLICY);
    if (step === undefined) throw new Error('It is repeated.');
    const complaint = foldSteps([...steps, step]);
    expect(complaint).toMatchObject({ priority: raised, priority_by: 'rules', promised_priority: raised });
    expect(priorityReasons(complaint).at(-1)).toEqual({ rule: 'repeat', priority: raised, turn: -1 });
    expect(priorityReasons(foldSteps(steps))).toEqual(facts().priority_reasons);
  });

  it('adds up what becomes known one by one to the same as all at once', () => {
    let steps = openedSteps();
    for (const member of members(3)) {
      const step = linkedStep(foldSteps(steps), [member], minute(1), POLICY);
      steps = step === undefined ? steps : [...steps, step];
    }
    expect(steps).toHaveLength(4);
    expect(foldSteps(steps).priority).toBe('urgent');
  });

  it('lists those that are new and earlier, the newest first', () => {
    const thread = [
      { complaint_id: 'cmp_old', called_at: minute(-30 * DAY) },
      { complaint_id: 'cmp_a', called_at: CALLED_AT },
      { complaint_id: 'cmp_too_old', called_at: minute(-30 * DAY - 1) },
      { complaint_id: 'cmp_m', called_at: CALLED_AT },
      { complaint_id: 'cmp_z', called_at: CALLED_AT },
      { complaint_id: 'cmp_b', called_at: minute(-1) },
      { complaint_id: 'cmp_b', called_at: minute(-1) },
      { complaint_id: 'cmp_later', called_at: minute(1) },
    ];
    const steps = openedSteps();
    const step = linkedStep(foldSteps(steps), thread, minute(1), POLICY);
    expect(step?.earlier).toEqual(['cmp_a', 'cmp_b', 'cmp_old']);
    if (step === undefined) return;
    expect(linkedStep(foldSteps([...steps, step]), thread, minute(2), POLICY)).toBeUndefined();
  });

  it('links nothing where the policy knows no repetition', () => {
    const never = { ...POLICY, repeat_days: 0 };
    expect(linkedStep(foldSteps(openedSteps()), members(3, 0), minute(1), never)).toBeUndefined();
  });

  it('notes it without a word about the priority that a person set', () => {
    const steps = changed(openedSteps(), { priority: 'high' }, minute(1));
    expect(linkedStep(foldSteps(steps), members(3), minute(2), POLICY)).toMatchObject({ sets: {} });
  });
});

describe('nextSystemStep', () => {
  it('does nothing before a deadline, and escalates at it', () => {
    expect(tended(openedSteps(), minute(DAY - 1))).toHaveLength(1);
    expect(tended(openedSteps(), minute(DAY)).slice(1)).toEqual([
      {
        ...{ kind: 'breached', version: 2, at: minute(DAY), by: { kind: 'system' } },
        ...{ clock: 'first_response', cycle: 1, due_at: minute(DAY) },
        sets: { priority: 'high', group: 'billing-leads', priority_by: 'escalation' },
      },
    ]);
  });

  it('escalates once for each clock, up to urgent, and keeps what was promised', () => {
    const late = tended(openedSteps(), minute(9 * DAY));
    expect(foldSteps(late)).toMatchObject({
      ...{ version: 3, priority: 'urgent', priority_by: 'escalation', promised_priority: 'standard' },
      group: 'billing-leads',
      breaches: [
        { clock: 'first_response', due_at: minute(DAY) },
        { clock: 'resolution', due_at: minute(3 * DAY) },
      ],
    });
  });

  it('leaves an urgent one urgent, by escalation from then on', () => {
    const [, breach] = tended(openedSteps({ priority: 'urgent' }), minute(15));
    expect(breach?.sets).toEqual({ group: 'billing-leads', priority_by: 'escalation' });
  });

  it('raises what a person set, without promising more', () => {
    const steps = changed(openedSteps(), { priority: 'high' }, minute(1));
    expect(foldSteps(tended(steps, minute(120)))).toMatchObject({ priority: 'urgent', promised_priority: 'high' });
  });

  it('notes nothing because a person raises the priority, but what is late by the new promise afterwards', () => {
    const answered = changed(openedSteps(), { status: 'in_progress' }, minute(30));
    const raised = changed(answered, { priority: 'urgent' }, minute(600));
    expect(tended(raised, minute(600))).toEqual(raised);
    expect(tended(raised, minute(839))).toEqual(raised);
    expect(tended(raised, minute(840)).at(-1)).toMatchObject({ clock: 'resolution', due_at: minute(840) });
  });

  it('notes what was missed though a person lowers the priority then, and does not note it again', () => {
    const steps = openedSteps({ priority: 'urgent' });
    const lowered = changed(steps, { priority: 'standard' }, minute(20));
    const [, , breach, ...more] = tended(lowered, minute(20));
    expect([breach, more]).toMatchObject([{ clock: 'first_response', due_at: minute(15) }, []]);
    const late = changed(tended(steps, minute(15)), { priority: 'standard' }, minute(20));
    expect(tended(late, minute(2 * DAY))).toEqual(late);
    expect(deriveClock(late, POLICY)).toMatchObject({ next_at: minute(3 * DAY), clocks: [{ due_at: minute(15) }, {}] });
  });

  it('only notes what was done late', () => {
    const steps = changed(openedSteps(), { status: 'resolved' }, minute(4 * DAY));
    const late = tended(steps, minute(4 * DAY + 1));
    expect(late.slice(2).map(({ sets }) => sets)).toEqual([{}, {}]);
    expect(foldSteps(late)).toMatchObject({ priority: 'standard', group: 'billing-desk', status: 'resolved' });
  });

  it('hands it to the group of the present department, also of one that is gone', () => {
    const moved = changed(openedSteps(), { department: 'network' }, minute(1));
    expect(foldSteps(tended(moved, minute(DAY))).group).toBe('network-leads');
    const { network: _, ...departments } = POLICY.departments;
    expect(foldSteps(tended(moved, minute(DAY), { ...POLICY, departments })).group).toBe('general-leads');
  });

  it('closes what was resolved when its days are over', () => {
    const steps = changed(openedSteps(), { status: 'resolved' }, minute(10));
    expect(tended(steps, minute(10 + 7 * DAY - 1))).toHaveLength(2);
    expect(tended(steps, minute(10 + 7 * DAY)).at(-1)).toEqual({
      ...{ kind: 'changed', version: 3, at: minute(10 + 7 * DAY), by: { kind: 'system' } },
      ...{ why: 'Resolved for 7 days.', sets: { status: 'closed' } },
    });
    const daily = { ...POLICY, close_after_days: 1 };
    expect(tended(steps, minute(10 + DAY), daily).at(-1)?.why).toBe('Resolved for 1 day.');
    expect(tended(steps, minute(999 * DAY), { ...POLICY, close_after_days: 0 })).toHaveLength(2);
  });

  it('takes clocks of another version for no clocks of this one', () => {
    const steps = changed(openedSteps(), { status: 'in_progress' }, minute(1));
    const stale = deriveClock(openedSteps(), POLICY);
    expect(nextSystemStep(foldSteps(steps), stale, minute(2 * DAY), POLICY)).toBeUndefined();
  });

  it('is never before the step before it, even by a clock that is behind', () => {
    const steps = changed(openedSteps(), { status: 'in_progress' }, minute(90));
    const complaint = foldSteps(steps);
    expect(refreshedStep(complaint, { call_revision: 2 }, minute(3), POLICY)?.at).toBe(minute(90));
    expect(refreshedStep(complaint, { call_revision: 2 }, minute(91), POLICY)?.at).toBe(minute(91));
  });
});

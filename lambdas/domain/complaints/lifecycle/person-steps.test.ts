import { describe, expect, it } from 'vitest';
import { deriveClock } from '../clock/derive-clock.ts';
import { MAX_STEPS, type Step } from '../steps.ts';
import { type FoldedComplaint, foldSteps } from './fold.ts';
import { draft, facts, minute, openedSteps, POLICY, tended } from './histories.testing.ts';
import { changedStep, commentedStep, type Outcome } from './person-steps.ts';
import type { Change } from './read-change.ts';
import { openedStep, refreshedStep } from './system-steps.ts';

const WHO = { at: minute(5), subject: 'ana' };
const NEW = foldSteps(openedSteps());

function change(wanted: Change, complaint: FoldedComplaint = NEW): Outcome {
  return changedStep(complaint, wanted, WHO, POLICY);
}

function withStep(steps: readonly Step[], outcome: Outcome): readonly Step[] {
  if (!outcome.ok || outcome.step === undefined) throw new Error('That is no change.');
  return [...steps, outcome.step];
}

const NOTHING: Outcome = { ok: true, step: undefined };

describe('changedStep', () => {
  it('says who, when, why and what changes', () => {
    expect(change({ status: 'waiting', owner: 'ana', why: 'The bank looks into it.' })).toEqual({
      ok: true,
      step: {
        ...{ kind: 'changed', version: 2, at: minute(5), by: { kind: 'person', subject: 'ana' } },
        ...{ why: 'The bank looks into it.', sets: { status: 'waiting', owner: 'ana' } },
      },
    });
  });

  it.each<[string, Change]>([
    ['the same status', { status: 'open' }],
    ['the same of everything', { status: 'open', owner: null, priority: 'standard', department: 'billing' }],
    ['a reason alone', { why: 'Because.' }],
    ['nothing', {}],
    ['what is undefined', { status: undefined, owner: undefined } as unknown as Change],
  ])('changes nothing for %s', (_name, wanted) => {
    expect(change(wanted)).toEqual(NOTHING);
  });

  it('changes only what is not so already', () => {
    const outcome = change({ status: 'open', owner: 'ben', priority: 'high', department: 'billing' });
    expect(outcome).toMatchObject({ step: { sets: { owner: 'ben', priority: 'high', priority_by: 'person' } } });
    expect(outcome.ok && Object.keys(outcome.step?.sets ?? {})).toHaveLength(3);
  });

  it('takes the group of the department along, and nobody from their complaint', () => {
    const owned = { ...NEW, owner: 'ben' };
    expect(change({ department: 'network' }, owned)).toMatchObject({
      step: { sets: { department: 'network', group: 'network-desk' } },
    });
  });

  it('moves what was escalated to those whom missed deadlines are for, also once a person has set the priority', () => {
    const escalated = tended(openedSteps(), minute(1_440));
    const complaint = foldSteps(escalated);
    expect(complaint.group).toBe('billing-leads');
    expect(change({ department: 'network' }, complaint)).toMatchObject({
      step: { sets: { department: 'network', group: 'network-leads' } },
    });
    const set = foldSteps(withStep(escalated, change({ priority: 'standard' }, complaint)));
    expect(set).toMatchObject({ priority_by: 'person', group: 'billing-leads' });
    expect(change({ department: 'network' }, set)).toMatchObject({ step: { sets: { group: 'network-leads' } } });
    const refreshed = refreshedStep(
      set,
      { call_revision: 2, facts: facts({ department: 'network' }) },
      minute(9),
      POLICY,
    );
    expect(refreshed?.sets).toEqual({ department: 'network', group: 'network-leads' });
  });

  it('takes a department of one group for no escalation', () => {
    const departments = { ...POLICY.departments, billing: { group: 'all', escalation_group: 'all' } };
    const policy = { ...POLICY, departments };
    const one = foldSteps([openedStep(draft(), minute(0), policy)]);
    const moved = changedStep(one, { department: 'network' }, WHO, policy);
    expect(moved).toMatchObject({ step: { sets: { group: 'network-desk' } } });
  });

  it('promises what an escalation has raised once a person sets it, and then changes nothing', () => {
    const steps = tended(openedSteps({ priority: 'high' }), minute(120));
    const complaint = foldSteps(steps);
    expect(complaint).toMatchObject({ priority: 'urgent', priority_by: 'escalation', promised_priority: 'high' });
    const outcome = change({ priority: 'urgent' }, complaint);
    expect(outcome).toMatchObject({ step: { sets: { priority: 'urgent', priority_by: 'person' } } });
    const promised = withStep(steps, outcome);
    expect(foldSteps(promised)).toMatchObject({ priority: 'urgent', promised_priority: 'urgent' });
    expect(deriveClock(promised, POLICY).promised_priority).toBe('urgent');
    expect(change({ priority: 'urgent' }, foldSteps(promised))).toEqual(NOTHING);
  });

  it('gives it back to nobody', () => {
    expect(change({ owner: null }, { ...NEW, owner: 'ben' })).toMatchObject({ step: { sets: { owner: null } } });
  });

  it.each<[string, Change, object]>([
    [
      'a status that may not follow',
      { status: 'closed', why: 'Done.' },
      { code: 'forbidden-step', status: 'open', allowed: ['in_progress', 'waiting', 'resolved'] },
    ],
    ['waiting without a reason', { status: 'waiting' }, { code: 'reason-required', field: 'why' }],
    ['resolved without a reason', { status: 'resolved' }, { code: 'reason-required', field: 'why' }],
    [
      'a department that there is not',
      { department: 'parcels' },
      { code: 'unknown-department', allowed: ['general', 'billing', 'network'] },
    ],
    ['a department named as what every object has', { department: 'toString' }, { code: 'unknown-department' }],
  ])('refuses %s', (_name, wanted, fault) => {
    expect(change(wanted)).toMatchObject({ ok: false, fault });
  });

  it('refuses the whole change for a part of it', () => {
    expect(change({ owner: 'ben', status: 'reopened', why: 'Again.' })).toMatchObject({ ok: false });
  });

  it('needs no reason to go on, and one to reopen', () => {
    expect(change({ status: 'in_progress' }, { ...NEW, status: 'waiting' })).toMatchObject({ ok: true });
    expect(change({ status: 'reopened' }, { ...NEW, status: 'closed' })).toMatchObject({
      fault: { code: 'reason-required' },
    });
  });
});

describe('commentedStep', () => {
  const comment = { comment_id: 'c1', text: 'We have asked the bank.', to_client: true };

  it('says it, also about what is closed', () => {
    expect(commentedStep({ ...NEW, status: 'closed' }, comment, WHO)).toEqual({
      ok: true,
      step: {
        ...{ kind: 'commented', version: 2, at: minute(5), by: { kind: 'person', subject: 'ana' }, sets: {} },
        ...comment,
      },
    });
  });

  it('says nothing twice', () => {
    const said = commentedStep(NEW, comment, WHO);
    if (!said.ok || said.step === undefined) throw new Error('It was said.');
    const complaint = foldSteps([...openedSteps(), said.step]);
    expect(commentedStep(complaint, comment, WHO)).toEqual(NOTHING);
    expect(commentedStep(complaint, { ...comment, comment_id: 'c2' }, WHO)).toMatchObject({ step: { version: 3 } });
  });

  it.each([{ text: 'The bank has answered.' }, { to_client: false }])('refuses %j under the same id', (other) => {
    const complaint = foldSteps(withStep(openedSteps(), commentedStep(NEW, comment, WHO)));
    const refused = { ok: false, fault: { code: 'other-comment' } };
    expect(commentedStep(complaint, { ...comment, ...other }, WHO)).toEqual(refused);
  });
});

/** A complaint that people made so many steps of, and Callsift one of each hundred. */
function longHistory(people: number): FoldedComplaint {
  const steps: Step[] = [...openedSteps()];
  for (let i = 0; i < people; i++) {
    const [version, at] = [steps.length + 1, minute(4)];
    if (i % 100 === 0)
      steps.push({ kind: 'refreshed', version, at, by: { kind: 'system' }, sets: {}, call_revision: i + 2 });
    const by = { kind: 'person', subject: 'ana' } as const;
    const said = { comment_id: `c${i}`, text: 'And then?', to_client: false };
    steps.push({ kind: 'commented', version: steps.length + 1, at, by, sets: {}, ...said });
  }
  return foldSteps(steps);
}

describe('a complaint that people made very many steps of', () => {
  const comment = { comment_id: 'new', text: 'One more.', to_client: false };

  it('takes as many as it may, steps of Callsift not counted', () => {
    expect(commentedStep(longHistory(MAX_STEPS - 1), comment, WHO)).toMatchObject({ ok: true });
    expect(change({ owner: 'ben' }, longHistory(MAX_STEPS - 1))).toMatchObject({ ok: true });
  });

  it('then takes no more than what ends it', () => {
    const full = longHistory(MAX_STEPS);
    const fault = { ok: false, fault: { code: 'too-many-steps' } };
    expect(commentedStep(full, comment, WHO)).toEqual(fault);
    expect(change({ owner: 'ben' }, full)).toEqual(fault);
    expect(change({ status: 'in_progress' }, full)).toEqual(fault);
    expect(change({ status: 'resolved', why: 'Settled.' }, full)).toMatchObject({ ok: true });
    expect(change({ status: 'closed' }, { ...full, status: 'resolved' })).toMatchObject({ ok: true });
    expect(change({ status: 'reopened', why: 'Again.' }, { ...full, status: 'closed' })).toEqual(fault);
  });
});

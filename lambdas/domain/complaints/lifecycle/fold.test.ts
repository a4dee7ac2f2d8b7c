import { describe, expect, it } from 'vitest';
import { type Settings, type Step, SYSTEM } from '../steps.ts';
import { foldSteps } from './fold.ts';
import { CALLED_AT, facts, minute, openedSteps } from './histories.testing.ts';

const ANA = { kind: 'person', subject: 'ana' } as const;

type Change = Settings & { readonly by?: Step['by'] };

/** A complaint with these settings changed, by a person unless told otherwise. */
function changedBy(...changes: readonly Change[]) {
  const steps: Step[] = [...openedSteps()];
  for (const { by = ANA, ...sets } of changes)
    steps.push({ kind: 'changed', version: steps.length + 1, at: minute(steps.length), by, sets });
  return foldSteps(steps);
}

describe('foldSteps', () => {
  it('begins with what the opening says', () => {
    expect(foldSteps(openedSteps())).toMatchObject({
      complaint_id: 'cmp_m',
      client_id: 'client-1',
      version: 1,
      ...{ status: 'open', priority: 'standard', priority_by: 'rules', promised_priority: 'standard' },
      ...{ department: 'billing', group: 'billing-desk', owner: null },
      ...{ opened_at: CALLED_AT, updated_at: CALLED_AT, reopened: 0, earlier: [], breaches: [], comments: [] },
      ...{ call_revision: 1, still_in_call: true, people_steps: 0, department_by: 'rules' },
    });
  });

  it.each<[string, readonly Step[]]>([
    ['no steps', []],
    ['a change as the first step', [{ kind: 'changed', version: 1, at: CALLED_AT, by: SYSTEM, sets: {} }]],
  ])('refuses %s', (_name, steps) => {
    expect(() => foldSteps(steps)).toThrow('must be its opening');
  });

  it.each<[string, readonly Change[], string]>([
    ['what rules set', [{ priority: 'high', priority_by: 'rules', by: SYSTEM }], 'high'],
    ['what a person sets', [{ priority: 'urgent', priority_by: 'person' }], 'urgent'],
    ['not what an escalation sets', [{ priority: 'high', priority_by: 'escalation', by: SYSTEM }], 'standard'],
    [
      'what a person sets after an escalation',
      [
        { priority: 'urgent', priority_by: 'escalation', by: SYSTEM },
        { priority: 'high', priority_by: 'person' },
      ],
      'high',
    ],
  ])('promises %s', (_name, changes, promised) => {
    expect(changedBy(...changes).promised_priority).toBe(promised);
  });

  it('counts what people did, and how often it was reopened', () => {
    const complaint = changedBy(
      { status: 'resolved' },
      { status: 'closed', by: SYSTEM },
      { status: 'reopened' },
      { status: 'resolved' },
      { status: 'reopened' },
    );
    expect(complaint).toMatchObject({ version: 6, people_steps: 4, reopened: 2, status: 'reopened' });
  });

  it('knows whether a person chose the department, also when it is the one of the rules', () => {
    expect(changedBy({ owner: 'ana' }).department_by).toBe('rules');
    expect(changedBy({ department: 'network', by: SYSTEM }).department_by).toBe('rules');
    expect(changedBy({ department: 'network' }, { department: 'billing' }).department_by).toBe('person');
  });

  it('keeps the newest facts that the call gave, and knows when it says them no more', () => {
    const base = { kind: 'refreshed', by: SYSTEM, sets: {} } as const;
    const newer: Step = {
      ...base,
      version: 2,
      at: minute(5),
      call_revision: 2,
      facts: facts({ product: 'Fibre 1000' }),
    };
    const gone: Step = { ...base, version: 3, at: minute(6), call_revision: 3 };
    const complaint = foldSteps([...openedSteps(), newer, gone]);
    expect(complaint).toMatchObject({ call_revision: 3, still_in_call: false, facts: { product: 'Fibre 1000' } });
    expect(foldSteps([...openedSteps(), newer])).toMatchObject({ call_revision: 2, still_in_call: true });
  });

  it('has what was found last first among earlier complaints', () => {
    const link = (version: number, earlier: readonly string[]): Step => ({
      ...{ kind: 'linked', version, at: minute(version), by: SYSTEM, sets: {}, earlier },
    });
    expect(foldSteps([...openedSteps(), link(2, ['cmp_b']), link(3, ['cmp_d', 'cmp_c'])]).earlier).toEqual([
      ...['cmp_d', 'cmp_c', 'cmp_b'],
    ]);
  });
});

import type { Complaint } from '../complaint.ts';
import type { OpenedStep, Settings, Step } from '../steps.ts';

/** A complaint together with what decides about its later steps and is shown to nobody. */
export interface FoldedComplaint extends Complaint {
  /** Steps that people took; a complaint takes MAX_STEPS of them. */
  readonly people_steps: number;
  /** Who chose the department: what a person chose, rules leave alone. */
  readonly department_by: 'rules' | 'person';
}

/** The state after these steps, in order and from the first on. Throws when that one did not open it. */
export function foldSteps(steps: readonly Step[]): FoldedComplaint {
  const [first, ...rest] = steps;
  if (first?.kind !== 'opened') throw new Error('The first step of a complaint must be its opening.');
  return rest.reduce(applyStep, opened(first));
}

/** The state after one more step. */
export function applyStep(complaint: FoldedComplaint, step: Step): FoldedComplaint {
  return { ...complaint, ...settled(complaint, step), ...noted(complaint, step) };
}

function opened({ origin, facts, sets, version, at }: OpenedStep): FoldedComplaint {
  const priority = sets.priority ?? facts.priority;
  return {
    ...origin,
    version,
    status: sets.status ?? 'open',
    priority,
    priority_by: sets.priority_by ?? 'rules',
    promised_priority: priority,
    department: sets.department ?? facts.department,
    group: sets.group ?? sets.department ?? facts.department,
    owner: sets.owner ?? null,
    opened_at: at,
    updated_at: at,
    facts,
    call_revision: facts.call_revision,
    still_in_call: true,
    earlier: [],
    reopened: 0,
    breaches: [],
    comments: [],
    people_steps: 0,
    department_by: 'rules',
  };
}

/** What any step may change. */
function settled(complaint: FoldedComplaint, { version, at, by, sets }: Step): Partial<FoldedComplaint> {
  const promised = sets.priority_by === 'escalation' ? undefined : sets.priority;
  return {
    ...sets,
    version,
    updated_at: at,
    promised_priority: promised ?? complaint.promised_priority,
    reopened: complaint.reopened + (sets.status === 'reopened' ? 1 : 0),
    ...(by.kind === 'person' && countedFor(complaint, sets)),
  };
}

function countedFor(complaint: FoldedComplaint, { department }: Settings): Partial<FoldedComplaint> {
  const people_steps = complaint.people_steps + 1;
  return department === undefined ? { people_steps } : { people_steps, department_by: 'person' };
}

/** What steps of one kind alone change. */
function noted(complaint: Complaint, step: Step): Partial<Complaint> {
  switch (step.kind) {
    case 'refreshed':
      return {
        facts: step.facts ?? complaint.facts,
        call_revision: step.call_revision,
        still_in_call: step.facts !== undefined,
      };
    case 'linked':
      return { earlier: [...step.earlier, ...complaint.earlier] };
    case 'commented': {
      const { comment_id, at, by, text, to_client } = step;
      return { comments: [...complaint.comments, { comment_id, at, by, text, to_client }] };
    }
    case 'breached': {
      const { clock, cycle, due_at, at } = step;
      return { breaches: [...complaint.breaches, { clock, cycle, due_at, at }] };
    }
    default:
      return {};
  }
}

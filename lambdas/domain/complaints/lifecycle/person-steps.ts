import type { Complaint } from '../complaint.ts';
import type { ComplaintPolicy } from '../policy.ts';
import { type Actor, type CommentedStep, MAX_STEPS, type Settings, type Step } from '../steps.ts';
import type { Status } from '../types.ts';
import { isDepartment, owningGroup } from './department.ts';
import type { FoldedComplaint } from './fold.ts';
import { changedSettings, nextStep } from './next-step.ts';
import type { Change } from './read-change.ts';
import { allowedAfter, isOver, transitionOf } from './transitions.ts';

/** Why a step is refused; what would be allowed instead. */
export type LifecycleFault =
  | { readonly code: 'forbidden-step'; readonly status: Status; readonly allowed: readonly Status[] }
  | { readonly code: 'reason-required'; readonly field: 'why' }
  | { readonly code: 'unknown-department'; readonly allowed: readonly string[] }
  /** The comment that has this id says something else. */
  | { readonly code: 'other-comment' }
  | { readonly code: 'too-many-steps' };

/** Without a step nothing changes: it is so already. */
export type Outcome =
  | { readonly ok: true; readonly step: Step | undefined }
  | { readonly ok: false; readonly fault: LifecycleFault };

export interface Who {
  /** UTC ISO. */
  readonly at: string;
  readonly subject: string;
}

/** What somebody wants changed, as a step. What is so already is no change, and needs no permission. */
export function changedStep(complaint: FoldedComplaint, change: Change, who: Who, policy: ComplaintPolicy): Outcome {
  const { why, priority, ...wanted } = change;
  const sets = { ...changedSettings(complaint, wanted), ...prioritySettings(complaint, priority) };
  if (Object.keys(sets).length === 0) return { ok: true, step: undefined };
  const fault = faultOf(complaint, { sets, why }, policy);
  if (fault !== undefined) return { ok: false, fault };
  const step: Step = {
    kind: 'changed',
    ...nextStep(complaint, who.at, person(who)),
    ...(why === undefined ? {} : { why }),
    sets: { ...sets, ...groupOf(complaint, sets, policy) },
  };
  return { ok: true, step };
}

/**
 * The same priority again is no change, whoever set it before, unless it promises something else: what an escalation has
 * raised is promised once a person sets it.
 */
function prioritySettings(complaint: Complaint, priority: Settings['priority']): Settings {
  const { priority: present, promised_priority: promised } = complaint;
  if (priority === undefined || (priority === present && priority === promised)) return {};
  return { priority, priority_by: 'person' };
}

/** A department brings its group along; what was escalated stays so there. */
function groupOf(complaint: Complaint, { department }: Settings, policy: ComplaintPolicy): Settings {
  if (department === undefined) return {};
  return changedSettings(complaint, { group: owningGroup(complaint, department, policy) });
}

interface Attempt {
  readonly sets: Settings;
  readonly why: string | undefined;
}

function faultOf(complaint: FoldedComplaint, attempt: Attempt, policy: ComplaintPolicy): LifecycleFault | undefined {
  const { status, department } = attempt.sets;
  const transition = status === undefined ? undefined : transitionOf(complaint.status, status, 'person');
  if (status !== undefined && transition === undefined)
    return { code: 'forbidden-step', status: complaint.status, allowed: allowedAfter(complaint.status) };
  if (department !== undefined && !isDepartment(department, policy))
    return { code: 'unknown-department', allowed: Object.keys(policy.departments) };
  if (transition?.needs_reason && attempt.why === undefined) return { code: 'reason-required', field: 'why' };
  return isFull(complaint) && !(status !== undefined && isOver(status)) ? { code: 'too-many-steps' } : undefined;
}

/** What ends a complaint is taken even so, or it could never end. */
function isFull({ people_steps }: FoldedComplaint): boolean {
  return people_steps >= MAX_STEPS;
}

/** What is said, redacted, under the id that a repetition of it has too. */
export type NewComment = Pick<CommentedStep, 'comment_id' | 'text' | 'to_client'>;

/** A comment, as a step, at any time; the same comment again is no change, and another one under its id is refused. */
export function commentedStep(complaint: FoldedComplaint, comment: NewComment, who: Who): Outcome {
  const { comment_id, text, to_client } = comment;
  const said = complaint.comments.find((one) => one.comment_id === comment_id);
  if (said !== undefined) {
    const isSame = said.text === text && said.to_client === to_client;
    return isSame ? { ok: true, step: undefined } : { ok: false, fault: { code: 'other-comment' } };
  }
  if (isFull(complaint)) return { ok: false, fault: { code: 'too-many-steps' } };
  const base = nextStep(complaint, who.at, person(who));
  return { ok: true, step: { kind: 'commented', ...base, sets: {}, comment_id, text, to_client } };
}

function person({ subject }: Who): Actor {
  return { kind: 'person', subject };
}

import { WHOLE_CALL } from '../../triage/types.ts';
import { clockStatus } from '../clock/clock-status.ts';
import type { Clock, ClockRecord } from '../clock/types.ts';
import type { Complaint } from '../complaint.ts';
import type { ComplaintPolicy } from '../policy.ts';
import {
  type BreachedStep,
  type ChangedStep,
  type LinkedStep,
  type OpenedStep,
  type RefreshedStep,
  type Settings,
  SYSTEM,
} from '../steps.ts';
import type { ComplaintDraft, ComplaintFacts, PriorityReason } from '../types.ts';
import { knownDepartment, owningGroup } from './department.ts';
import type { FoldedComplaint } from './fold.ts';
import { changedSettings, nextStep } from './next-step.ts';
import { raised, repeatedPriority } from './priority.ts';

const DAY_MS = 86_400_000;

export function openedStep(draft: ComplaintDraft, at: string, policy: ComplaintPolicy): OpenedStep {
  const { origin, facts } = draft;
  const { department, group } = knownDepartment(facts.department, policy);
  const { priority } = facts;
  return {
    kind: 'opened',
    version: 1,
    at,
    by: SYSTEM,
    sets: { status: 'open', priority, priority_by: 'rules', department, group, owner: null },
    origin,
    facts,
  };
}

/**
 * A version of the call was read that nobody looked at before; undefined for any other. Rules move priority and department
 * along with it as long as they are theirs: as no person set them and, of the priority, no missed deadline raised it.
 */
export function refreshedStep(
  complaint: FoldedComplaint,
  read: { readonly call_revision: number; readonly facts?: ComplaintFacts | undefined },
  at: string,
  policy: ComplaintPolicy,
): RefreshedStep | undefined {
  const { call_revision, facts } = read;
  if (call_revision <= complaint.call_revision) return undefined;
  const base = { kind: 'refreshed', ...nextStep(complaint, at, SYSTEM), call_revision } as const;
  if (facts === undefined) return { ...base, sets: {} };
  const wanted = { ...rulesPriority({ ...complaint, facts }), ...rulesDepartment(complaint, facts, policy) };
  return { ...base, sets: changedSettings(complaint, wanted), facts };
}

/** The priority by rules, where it is theirs. */
function rulesPriority({ priority_by, facts, earlier }: Complaint): Settings {
  if (priority_by !== 'rules') return {};
  return { priority: repeatedPriority(facts.priority, earlier.length), priority_by };
}

/** The department by rules, where it is theirs; what was escalated stays so there. */
function rulesDepartment(complaint: FoldedComplaint, facts: ComplaintFacts, policy: ComplaintPolicy): Settings {
  const { department } = knownDepartment(facts.department, policy);
  if (complaint.department_by !== 'rules' || department === complaint.department) return {};
  return { department, group: owningGroup(complaint, department, policy) };
}

/** Why rules give it its priority. */
export function priorityReasons({ facts, earlier }: Pick<Complaint, 'facts' | 'earlier'>): readonly PriorityReason[] {
  if (earlier.length === 0) return facts.priority_reasons;
  const priority = repeatedPriority(facts.priority, earlier.length);
  return [...facts.priority_reasons, { rule: 'repeat', priority, turn: WHOLE_CALL }];
}

/** A complaint of the same client about the same issue. */
export interface ThreadEntry {
  readonly complaint_id: string;
  /** UTC ISO. */
  readonly called_at: string;
}

/**
 * Notes those of the client's complaints about the issue that were called about before this one, within the days of the
 * policy, and were not noted yet; undefined when there are none. Rules raise the priority where it is theirs.
 */
export function linkedStep(
  complaint: Complaint,
  thread: readonly ThreadEntry[],
  at: string,
  policy: ComplaintPolicy,
): LinkedStep | undefined {
  const known = new Set([complaint.complaint_id, ...complaint.earlier]);
  const span = policy.repeat_days * DAY_MS;
  const found = thread.filter((entry) => !known.has(entry.complaint_id) && isBefore(entry, complaint, span));
  if (found.length === 0) return undefined;
  const earlier = [...new Set(found.sort((a, b) => order(b, a)).map(({ complaint_id }) => complaint_id))];
  const sets = changedSettings(complaint, rulesPriority({ ...complaint, earlier: [...earlier, ...complaint.earlier] }));
  return { kind: 'linked', ...nextStep(complaint, at, SYSTEM), sets, earlier };
}

function isBefore(entry: ThreadEntry, complaint: ThreadEntry, spanMs: number): boolean {
  const age = Date.parse(complaint.called_at) - Date.parse(entry.called_at);
  return spanMs > 0 && age <= spanMs && order(entry, complaint) < 0;
}

/** By the time of the call, of one moment by id: of any two, exactly one is the earlier. */
function order(a: ThreadEntry, b: ThreadEntry): number {
  const later = Date.parse(a.called_at) - Date.parse(b.called_at);
  return later === 0 ? Number(a.complaint_id > b.complaint_id) - Number(a.complaint_id < b.complaint_id) : later;
}

/**
 * What is due to happen by itself: a missed deadline is noted, one a step; then what was resolved is closed. Undefined
 * when nothing is, and for clocks of another version, which say nothing about this one.
 */
export function nextSystemStep(
  complaint: Complaint,
  clock: ClockRecord,
  now: string,
  policy: ComplaintPolicy,
): BreachedStep | ChangedStep | undefined {
  if (clock.version !== complaint.version) return undefined;
  const missed = clock.clocks.filter((one) => isMissed(one, now)).find((one) => !isNoted(complaint, one));
  if (missed !== undefined) return breachedStep(complaint, missed, now, policy);
  const { closes_at } = clock;
  return complaint.status === 'resolved' && closes_at !== null && closes_at <= now
    ? closedStep(complaint, now, policy)
    : undefined;
}

type MissedClock = Clock & { readonly due_at: string };

function isMissed(clock: Clock, now: string): clock is MissedClock {
  return clock.due_at !== null && clockStatus(clock, now) === 'missed';
}

function isNoted({ breaches }: Complaint, { name, cycle }: Clock): boolean {
  return breaches.some((breach) => breach.clock === name && breach.cycle === cycle);
}

/** Escalates while there is still something to hurry for: what was done, if late, is only noted. */
function breachedStep(complaint: Complaint, clock: MissedClock, now: string, policy: ComplaintPolicy): BreachedStep {
  const { name, cycle, due_at, done_at } = clock;
  const { escalation_group } = knownDepartment(complaint.department, policy);
  const escalation: Settings = {
    priority: raised(complaint.priority),
    priority_by: 'escalation',
    group: escalation_group,
  };
  return {
    kind: 'breached',
    ...nextStep(complaint, now, SYSTEM),
    sets: done_at === null ? changedSettings(complaint, escalation) : {},
    clock: name,
    cycle,
    due_at,
  };
}

function closedStep(complaint: Complaint, now: string, { close_after_days: days }: ComplaintPolicy): ChangedStep {
  const why = `Resolved for ${days} ${days === 1 ? 'day' : 'days'}.`;
  return { kind: 'changed', ...nextStep(complaint, now, SYSTEM), why, sets: { status: 'closed' } };
}

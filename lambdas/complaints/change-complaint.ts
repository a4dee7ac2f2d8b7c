import { deriveClock } from '../domain/complaints/clock/derive-clock.ts';
import { isComplaintId } from '../domain/complaints/complaint-id.ts';
import { readIfMatch } from '../domain/complaints/if-match.ts';
import { changedStep, commentedStep, type Outcome } from '../domain/complaints/lifecycle/person-steps.ts';
import type { Change } from '../domain/complaints/lifecycle/read-change.ts';
import { METRIC } from '../metrics.ts';
import { type ReadComplaint, readComplaint, stepsOf, tryStep } from '../ticketing/append-step.ts';
import { settleOrLeave } from '../ticketing/settle-complaint.ts';
import type { ComplaintsDeps } from './complaints-deps.ts';
import {
  BAD_VERSION,
  CHANGED_MEANWHILE,
  type ComplaintProblem,
  NO_COMPLAINT,
  NO_VERSION,
  problemOf,
} from './problems.ts';
import { type ComplaintView, viewOf } from './view.ts';

export type Viewed =
  | { readonly ok: true; readonly view: ComplaintView }
  | { readonly ok: false; readonly problem: ComplaintProblem };

/** Attempts of a change that names no version, against others who are faster, and the longest pause between two of them. */
const ATTEMPTS = 25;
const MAX_PAUSE_MS = 150;

/** One complaint with its clocks as they are now, and its newest steps, or those before a version. */
export async function showComplaint(deps: ComplaintsDeps, complaintId: string, before?: number): Promise<Viewed> {
  const read = await find(deps, complaintId);
  return read === undefined ? refused(NO_COMPLAINT) : { ok: true, view: currentView(deps, read, before) };
}

/** Makes a change of the version that `ifMatch` names; of any other nothing is changed, and the present state is told. */
export async function changeComplaint(
  deps: ComplaintsDeps,
  complaintId: string,
  ifMatch: string | undefined,
  { change, subject }: { readonly change: Change; readonly subject: string },
): Promise<Viewed> {
  const match = readIfMatch(ifMatch);
  if (match.kind === 'missing') return refused(NO_VERSION);
  if (match.kind === 'invalid') return refused(BAD_VERSION);
  const version = match.kind === 'version' ? match.version : undefined;
  return await makeStep(deps, complaintId, version, ({ complaint }) =>
    changedStep(complaint, change, { at: deps.now().toISOString(), subject }, deps.policy),
  );
}

/** Says something about a complaint; the same comment_id again changes nothing. */
export async function commentComplaint(
  deps: ComplaintsDeps,
  complaintId: string,
  { comment, subject }: { readonly comment: Parameters<typeof commentedStep>[1]; readonly subject: string },
): Promise<Viewed> {
  return await makeStep(deps, complaintId, undefined, ({ complaint }) =>
    commentedStep(complaint, comment, { at: deps.now().toISOString(), subject }),
  );
}

/** Makes a step of a version, or of whatever version there is where none is named. */
export async function makeStep(
  deps: ComplaintsDeps,
  complaintId: string,
  version: number | undefined,
  make: (read: ReadComplaint) => Outcome,
): Promise<Viewed> {
  let read = await find(deps, complaintId);
  if (read === undefined) return refused(NO_COMPLAINT);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (version !== undefined && read.complaint.version !== version) return conflict(deps, read);
    const outcome = make(read);
    if (!outcome.ok) return refused(problemOf(outcome.fault));
    if (outcome.step === undefined) return { ok: true, view: currentView(deps, read) };
    const { kind, now } = await tryStep(deps, read, outcome.step);
    if (kind === 'appended') {
      const clock = await settleOrLeave(deps, now);
      return { ok: true, view: viewOf(now, { record: clock, now: deps.now().toISOString() }) };
    }
    read = now;
    // Those who wait are not all woken up at once (full jitter).
    if (version === undefined) await deps.pause(deps.random() * MAX_PAUSE_MS);
  }
  return conflict(deps, read);
}

async function find(deps: ComplaintsDeps, complaintId: string): Promise<ReadComplaint | undefined> {
  return isComplaintId(complaintId) ? await readComplaint(deps, complaintId) : undefined;
}

function currentView(deps: ComplaintsDeps, read: ReadComplaint, before?: number): ComplaintView {
  const record = deriveClock(stepsOf(read.kept), deps.policy);
  return viewOf(read, { record, now: deps.now().toISOString(), before });
}

function conflict(deps: ComplaintsDeps, read: ReadComplaint): Viewed {
  deps.counter.count(METRIC.complaintConflicts, 1);
  return refused({ ...CHANGED_MEANWHILE, current: currentView(deps, read) });
}

function refused(problem: ComplaintProblem): Viewed {
  return { ok: false, problem };
}

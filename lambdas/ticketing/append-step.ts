import { type FoldedComplaint, foldSteps } from '../domain/complaints/lifecycle/fold.ts';
import type { KeptComplaint } from '../domain/complaints/ports.ts';
import type { OpenedStep, Step } from '../domain/complaints/steps.ts';
import { METRIC } from '../metrics.ts';
import type { TicketingDeps } from './ticketing-deps.ts';

/** A complaint as the table has it, and its present state. */
export interface ReadComplaint {
  readonly kept: KeptComplaint;
  readonly complaint: FoldedComplaint;
}

/** Attempts against others who change the same complaint at the same time; then the message comes back. */
const ATTEMPTS = 8;

export async function readComplaint(
  deps: Pick<TicketingDeps, 'store'>,
  complaintId: string,
): Promise<ReadComplaint | undefined> {
  const kept = await deps.store.read(complaintId);
  return kept && { kept, complaint: stateOf(kept) };
}

export function stateOf(kept: KeptComplaint): FoldedComplaint {
  return foldSteps(stepsOf(kept));
}

/**
 * Makes one step of a complaint as it was read. `lost`: somebody else made a step of this version first, and nothing was
 * written. A write whose answer got lost counts as done: the step that is there is this very one.
 */
export async function tryStep(
  deps: TicketingDeps,
  { kept, complaint }: ReadComplaint,
  step: Step,
): Promise<{ readonly kind: 'appended' | 'lost'; readonly now: ReadComplaint }> {
  const id = idOf(kept);
  if (await deps.store.append(id, step)) {
    count(deps, step, complaint.department);
    return { kind: 'appended', now: withStep(kept, step) };
  }
  const now = await readComplaint(deps, id);
  if (now === undefined) throw new Error('A complaint disappeared while it was changed.');
  const there = now.kept.steps[step.version - 1]?.step;
  return { kind: JSON.stringify(there) === JSON.stringify(step) ? 'appended' : 'lost', now };
}

/** Opens a complaint; gives the one that is there where somebody else, or an earlier attempt, has opened it. */
export async function openComplaint(deps: TicketingDeps, step: OpenedStep): Promise<ReadComplaint> {
  const { complaint_id } = step.origin;
  if (await deps.store.append(complaint_id, step)) {
    count(deps, step, step.facts.department);
    const kept: KeptComplaint = { steps: [{ step, unsettled: true }], clock: undefined };
    return { kept, complaint: stateOf(kept) };
  }
  const there = await readComplaint(deps, complaint_id);
  if (there === undefined) throw new Error('A complaint that is there cannot be read; it is tried again.');
  return there;
}

/**
 * Makes the step that `make` makes of the present state, of a newer one again where somebody else was faster; undefined
 * makes none. Returns the complaint as it is then.
 */
export async function appendStep(
  deps: TicketingDeps,
  read: ReadComplaint,
  make: (present: ReadComplaint) => Step | undefined,
): Promise<ReadComplaint> {
  let present = read;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const step = make(present);
    if (step === undefined) return present;
    const { kind, now } = await tryStep(deps, present, step);
    if (kind === 'appended') return now;
    present = now;
  }
  throw new Error('A complaint is changed by too many at once; it is tried again.');
}

function idOf({ steps }: KeptComplaint): string {
  const [{ step }] = steps;
  if (step.kind !== 'opened') throw new Error('The first step of a complaint does not open it.');
  return step.origin.complaint_id;
}

function withStep(kept: KeptComplaint, step: Step): ReadComplaint {
  const longer: KeptComplaint = { ...kept, steps: [...kept.steps, { step, unsettled: true }] };
  return { kept: longer, complaint: stateOf(longer) };
}

/** The steps alone. */
export function stepsOf({ steps }: KeptComplaint): readonly Step[] {
  return steps.map(({ step }) => step);
}

/** Counts a step once, where it was written, for the department that has the complaint. */
function count({ counter }: Pick<TicketingDeps, 'counter'>, step: Step, department: string): void {
  if (step.kind === 'opened') counter.count(METRIC.complaintsOpened, 1, { department });
  else if (step.kind === 'refreshed') counter.count(METRIC.complaintsRefreshed, 1);
  else if (step.kind === 'linked') counter.count(METRIC.complaintsRepeated, 1);
  else if (step.kind === 'breached') counter.count(METRIC.complaintsBreached, 1, { clock: step.clock, department });
  if (step.sets.status === 'resolved') counter.count(METRIC.complaintsResolved, 1);
}

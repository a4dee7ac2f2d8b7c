import { clockStatus } from '../domain/complaints/clock/clock-status.ts';
import type { Clock, ClockRecord, ClockStatus } from '../domain/complaints/clock/types.ts';
import type { Complaint } from '../domain/complaints/complaint.ts';
import { priorityReasons } from '../domain/complaints/lifecycle/system-steps.ts';
import { allowedAfter } from '../domain/complaints/lifecycle/transitions.ts';
import type { Step } from '../domain/complaints/steps.ts';
import type { PriorityReason, Status } from '../domain/complaints/types.ts';
import { type ReadComplaint, stepsOf } from '../ticketing/append-step.ts';

/** Steps that one answer shows; a thousand of the longest comments would be more than Lambda may answer with (6 MB). */
export const SHOWN_STEPS = 100;

/** A complaint as the API shows it: its state, its clocks at this moment, what may be done next and what happened. */
export interface ComplaintView extends Omit<Complaint, 'comments'> {
  readonly priority_reasons: readonly PriorityReason[];
  readonly clock: {
    readonly paused: boolean;
    readonly next_at: string | null;
    readonly closes_at: string | null;
    readonly clocks: readonly (Clock & { readonly status: ClockStatus })[];
  };
  /** Statuses that a person may give it next. */
  readonly allowed: readonly Status[];
  /** The newest steps, or the newest of those before a version, in order; what people said is among them. */
  readonly history: readonly Step[];
  /** Steps before those. */
  readonly history_omitted: number;
}

/** `before`: only steps before this version are shown. */
export function viewOf(
  { kept, complaint }: ReadComplaint,
  { record, now, before = Number.POSITIVE_INFINITY }: { record: ClockRecord; now: string; before?: number | undefined },
): ComplaintView {
  const { paused, next_at, closes_at, clocks } = record;
  const { people_steps: _, department_by: _by, comments: _said, ...shown } = complaint;
  const steps = stepsOf(kept).filter(({ version }) => version < before);
  const history = steps.slice(-SHOWN_STEPS);
  return {
    ...shown,
    priority_reasons: priorityReasons(complaint),
    clock: {
      paused,
      next_at,
      closes_at,
      clocks: clocks.map((clock) => ({ ...clock, status: clockStatus(clock, now) })),
    },
    allowed: allowedAfter(complaint.status),
    history,
    history_omitted: steps.length - history.length,
  };
}

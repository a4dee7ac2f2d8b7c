import { clockStatus } from '../domain/complaints/clock/clock-status.ts';
import type { Clock, ClockRecord, ClockStatus } from '../domain/complaints/clock/types.ts';
import type { Complaint } from '../domain/complaints/complaint.ts';
import { priorityReasons } from '../domain/complaints/lifecycle/system-steps.ts';
import { allowedAfter } from '../domain/complaints/lifecycle/transitions.ts';
import type { Step } from '../domain/complaints/steps.ts';
import type { PriorityReason, Status } from '../domain/complaints/types.ts';
import { type ReadComplaint, stepsOf } from '../ticketing/append-step.ts';

/** A complaint as the API shows it: its state, its clocks at this moment, what may be done next and all that happened. */
export interface ComplaintView extends Complaint {
  readonly priority_reasons: readonly PriorityReason[];
  readonly clock: {
    readonly paused: boolean;
    readonly next_at: string | null;
    readonly closes_at: string | null;
    readonly clocks: readonly (Clock & { readonly status: ClockStatus })[];
  };
  /** Statuses that a person may give it next. */
  readonly allowed: readonly Status[];
  readonly history: readonly Step[];
}

export function viewOf({ kept, complaint }: ReadComplaint, record: ClockRecord, now: string): ComplaintView {
  const { paused, next_at, closes_at, clocks } = record;
  const { people_steps: _, department_by: _by, ...shown } = complaint;
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
    history: stepsOf(kept),
  };
}

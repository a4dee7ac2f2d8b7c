import type { Actor, ClockName } from './steps.ts';
import type { ComplaintFacts, Origin, Priority, PrioritySetter, Status } from './types.ts';

/** The present state of a complaint: its steps, folded (lifecycle/fold.ts). */
export interface Complaint extends Origin {
  /** Of the last step; the entity tag of the API. */
  readonly version: number;
  readonly status: Status;
  readonly priority: Priority;
  readonly priority_by: PrioritySetter;
  /**
   * The priority whose service level holds: as `priority`, but for what escalations raised. A missed deadline makes a
   * complaint more pressing; it does not change what was promised.
   */
  readonly promised_priority: Priority;
  readonly department: string;
  readonly group: string;
  readonly owner: string | null;
  readonly opened_at: string;
  readonly updated_at: string;
  /** As of the newest version of the call that still says it. */
  readonly facts: ComplaintFacts;
  /** Newest revision of the call that was looked at, and whether that one still complains of it. */
  readonly call_revision: number;
  readonly still_in_call: boolean;
  /** Complaints of the client about the same issue before it, the newest first. */
  readonly earlier: readonly string[];
  /** Times that it was reopened; the present cycle is one more. */
  readonly reopened: number;
  readonly breaches: readonly Breach[];
  /** What was said about it and to the client; comments alone. */
  readonly comments: readonly Comment[];
}

export interface Breach {
  readonly clock: ClockName;
  readonly cycle: number;
  readonly due_at: string;
  /** When it was noticed. */
  readonly at: string;
}

export interface Comment {
  readonly comment_id: string;
  readonly at: string;
  readonly by: Actor;
  readonly text: string;
  readonly to_client: boolean;
}

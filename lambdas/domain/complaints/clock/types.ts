import type { ClockName } from '../steps.ts';
import type { Priority } from '../types.ts';

/** `active`: neither done nor late. `met`: done before it was due. `missed`: done late, or not done and late. */
export const CLOCK_STATUSES = ['active', 'met', 'missed'] as const;
export type ClockStatus = (typeof CLOCK_STATUSES)[number];

/** One promise of one cycle. All that depends on the present moment is in `clockStatus`. */
export interface Clock {
  readonly name: ClockName;
  /** 1 from the opening, one more with each reopening. */
  readonly cycle: number;
  /** Of the priority that is promised, or was when it was done or missed. */
  readonly target_minutes: number;
  /** When it began to run, UTC ISO. */
  readonly started_at: string;
  /**
   * When the target is used up, counted from `started_at`, or from a change of the priority that would have made it late at
   * once; null while it stands still before that, so that nobody can know.
   */
  readonly due_at: string | null;
  /** When it was done; null while it is not. */
  readonly done_at: string | null;
  /** Minutes of working time that it ran until it was done, or until it stood still; null while it runs. */
  readonly ran_minutes: number | null;
}

/** The clocks of a complaint, a record of their own: derived from the steps, never changed by hand. */
export interface ClockRecord {
  readonly complaint_id: string;
  /** Version of the complaint that they were derived from. */
  readonly version: number;
  readonly policy_version: string;
  readonly promised_priority: Priority;
  readonly calendar: string;
  /** True while it waits, so that no clock runs. */
  readonly paused: boolean;
  /** Two for each cycle, the oldest first. */
  readonly clocks: readonly Clock[];
  /** When it closes by itself; null where it does not. */
  readonly closes_at: string | null;
  /** When there is something to do without anybody asking: a deadline that was not noticed as missed, or closing. */
  readonly next_at: string | null;
}

import type { WriteOutcome } from '../search/ports.ts';
import type { ClockRecord } from './clock/types.ts';
import type { ComplaintDocument } from './document.ts';
import type { ComplaintEvent } from './events/event.ts';
import type { ComplaintPage, ListQuery } from './listing/list.ts';
import type { ComplaintStats, StatsQuery } from './listing/stats.ts';
import type { OpenedStep, Step } from './steps.ts';
import type { SummaryFacts, SummaryScope } from './summary/types.ts';

/** A step as it is kept. */
export interface KeptStep {
  readonly step: Step;
  /** Its effects are outstanding: the clocks, the timer, the index and the event. */
  readonly unsettled: boolean;
}

/** All that is kept of a complaint, read at one moment (strongly consistent). */
export interface KeptComplaint {
  /** In order, without gaps; at least one. */
  readonly steps: readonly [KeptStep, ...KeptStep[]];
  readonly clock: ClockRecord | undefined;
}

/** The table of complaints, their truth: a list of steps for each, which only grows. */
export interface ComplaintStore {
  /**
   * One conditional write: the step becomes the next one. False when there is a step of this version already (which may be
   * this very one: its answer got lost), or when the one before is missing. It is unsettled from the start.
   */
  append(complaintId: string, step: Step): Promise<boolean>;
  read(complaintId: string): Promise<KeptComplaint | undefined>;
  /** Notes that the effects of the steps up to this version are done. */
  settle(complaintId: string, versions: readonly number[]): Promise<void>;
  /** Keeps the clocks unless those of a newer version are there; false then. */
  keepClock(clock: ClockRecord): Promise<boolean>;
  /** Complaints with steps of one shard whose effects have been outstanding since before a time, the oldest first. */
  unsettled(query: OutstandingQuery): Promise<readonly Outstanding[]>;
  /** Lets `unsettled` and `due` leave a step or clock alone until their `before` is later than this time, UTC ISO. */
  postpone(outstanding: Outstanding, until: string): Promise<void>;
  /** Complaints of one shard whose clocks have had something to do (`next_at`) since before a time, the oldest first. */
  due(query: OutstandingQuery): Promise<readonly Outstanding[]>;
  /**
   * Complaints of one shard whose clocks have something to do and were derived by a policy of another version than this,
   * the soonest due first. Clocks without (`next_at` null: waiting, missed for good, closed) are not among them.
   */
  outdated(query: OutdatedQuery): Promise<readonly Outstanding[]>;
  /**
   * Notes a complaint among those of its client about its issue, and gives all that are within so many days of it, itself
   * included: whoever comes second sees the first, however close they are. In no order; at most MAX_THREAD.
   */
  joinThread(member: ThreadMember, days: number): Promise<readonly Pick<ThreadMember, 'complaint_id' | 'called_at'>[]>;
  /** Every complaint, a page at a time, in no order, each as it is at that moment. */
  scan(query: { readonly limit: number; readonly after?: string | undefined }): Promise<ComplaintScan>;
  /** About how many complaints there are; may be hours old. */
  size(): Promise<number>;
}

export const MAX_THREAD = 500;
/** Unsettled steps and clocks with something to do are spread over this many partitions of their index. */
export const OUTSTANDING_SHARDS = 4;

export interface OutstandingQuery {
  readonly shard: number;
  /** UTC ISO. */
  readonly before: string;
  readonly limit: number;
  readonly after?: Outstanding | undefined;
}

export interface OutdatedQuery extends Omit<OutstandingQuery, 'before'> {
  readonly policy_version: string;
}

export interface Outstanding {
  readonly complaint_id: string;
  /** The version of a step, or `clock`. */
  readonly item: number | 'clock';
  /** UTC ISO. */
  readonly since: string;
}

export interface ThreadMember {
  readonly client_id: string;
  readonly issue: string;
  readonly complaint_id: string;
  /** UTC ISO. */
  readonly called_at: string;
}

export interface ComplaintScan {
  readonly complaints: readonly { readonly complaint_id: string; readonly kept: KeptComplaint }[];
  readonly next?: string | undefined;
}

/** Wakes Callsift up for a complaint; a timer may come late, twice, early or never, and nothing is lost by it. */
export interface ComplaintTimers {
  /** One timer for each complaint: another time replaces it, null removes it. Throws when it cannot. */
  set(complaintId: string, at: string | null): Promise<void>;
}

/** Tells the world. */
export interface ComplaintEvents {
  /** Publishes all, in order, with retries; does not throw. Returns the ids of those that could not be published. */
  publish(events: readonly ComplaintEvent[]): Promise<ReadonlySet<string>>;
}

/** The read model of complaints: derived, never ahead of the table, at most seconds behind. */
export interface ComplaintIndex {
  /** An older version never replaces a newer one. Outcomes are in the order of the documents. Throws an IndexUnavailableError. */
  write(documents: readonly ComplaintDocument[]): Promise<readonly WriteOutcome[]>;
}

export interface ComplaintSearch {
  /** Throws an IndexUnavailableError. */
  list(query: ListQuery): Promise<ComplaintPage>;
  stats(query: StatsQuery): Promise<ComplaintStats>;
  /** Counted over all complaints of the scope. */
  facts(scope: SummaryScope): Promise<SummaryFacts>;
}

export type { OpenedStep };

import type { CallRecord, CallSummary, Effect, IndexRefusal, StoredEmbeddings, TriagedCall } from './record.ts';

/** What became of a call that was handed to the store. */
export type StoreOutcome =
  | { readonly kind: 'stored'; readonly revision: number }
  /** The same version is stored already; `unsettled` says whether its effects are still outstanding. */
  | { readonly kind: 'duplicate'; readonly revision: number; readonly unsettled: boolean }
  /** A newer version, or a tombstone, is stored. */
  | { readonly kind: 'superseded' };

/** The table of calls, the source of truth. */
export interface CallStore {
  /** One conditional write: the newest version wins. Throws an UnstorableError for a call that it will never take. */
  put(call: TriagedCall): Promise<StoreOutcome>;
  get(callId: string): Promise<CallRecord | undefined>;
  /** The call without its turns, as the table has it now. */
  summary(callId: string): Promise<CurrentCall | undefined>;
  /**
   * Notes that effects of that revision are done; the call is settled once all of EFFECTS are. False when another
   * revision is stored by now.
   */
  settle(callId: string, revision: number, effects: readonly Effect[], findings?: Findings): Promise<boolean>;
  /** Lets the sweeper leave an unsettled call alone until `before` of its query is later than this time, UTC ISO. */
  postpone(callId: string, revision: number, until: string): Promise<void>;
  /** Calls of one shard that have been unsettled for long, oldest first. */
  unsettled(query: UnsettledQuery): Promise<readonly UnsettledCall[]>;
  list(query: CallQuery): Promise<CallPage>;
}

/** A call without its turns. */
export type CurrentCall = CallSummary & Pick<CallRecord, 'triaged_at'>;

/** What an effect leaves with the call. */
export interface Findings {
  readonly embeddings?: StoredEmbeddings;
  readonly index_refusal?: IndexRefusal;
}

/** Whole calls, many at a time. */
export interface CallBatches {
  /** The current records of these calls; those that are not stored are missing. At most MAX_BATCH ids. */
  getMany(callIds: readonly string[]): Promise<ReadonlyMap<string, CallRecord>>;
  /** Every call of the table, a page at a time, in no order; each is read as it is at that moment. */
  scan(query: { readonly limit: number; readonly after?: string | undefined }): Promise<CallScan>;
  /** About how many calls there are: DynamoDB counts every six hours. */
  size(): Promise<number>;
}

/** Most calls that are read at a time. */
export const MAX_BATCH = 100;

export interface CallScan {
  readonly calls: readonly CallRecord[];
  /** Where the next page begins; undefined behind the last one. */
  readonly next?: string | undefined;
}

export interface UnsettledQuery {
  readonly shard: number;
  /** Only calls that have been unsettled, or were postponed, since before this time, UTC ISO. */
  readonly before: string;
  readonly limit: number;
  /** The last call of the page before; the place counts also when that call has been settled meanwhile. */
  readonly after?: UnsettledCall | undefined;
}

export interface UnsettledCall {
  readonly call_id: string;
  /** UTC ISO. */
  readonly unsettled_since: string;
}

/** Calls of one client, newest first. */
export interface CallQuery {
  readonly clientId: string;
  /** Inclusive bounds of the call's timestamp, UTC ISO. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly importance?: readonly string[] | undefined;
  readonly limit: number;
  /** Where the last page ended. */
  readonly after?: { readonly call_id: string; readonly timestamp: string } | undefined;
}

export interface CallPage {
  readonly calls: readonly CallSummary[];
  readonly next?: { readonly call_id: string; readonly timestamp: string } | undefined;
}

/** What is told to the world about a stored call: its id and facts to filter by, never its text. */
export interface CallEvent {
  readonly type: 'call.triaged';
  readonly version: 1;
  readonly call_id: string;
  readonly revision: number;
  readonly importance: string;
  readonly intent: string;
  readonly lane: string;
  readonly flags: readonly string[];
}

export interface CallEvents {
  /** Publishes all, with retries; does not throw. */
  publish(events: readonly CallEvent[]): Promise<PublishOutcome>;
}

/** A stored revision. */
export interface CallRevision {
  readonly call_id: string;
  readonly revision: number;
}

/** The queue of calls to index, for those whose event was published long ago. */
export interface IndexingQueue {
  /** Sends all, with retries; does not throw. */
  send(calls: readonly CallRevision[]): Promise<PublishOutcome>;
}

export interface PublishOutcome {
  /** Call ids of the events that could not be published. */
  readonly failed: ReadonlySet<string>;
  /** How many events failed of which fault, by its code. */
  readonly faults: Readonly<Record<string, number>>;
}

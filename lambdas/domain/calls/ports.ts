import type { Enrichment } from '../enrichment/types.ts';
import type { SpentReading } from './model-spending.ts';
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
   * revision is stored by now, or another edition where the findings name one.
   */
  settle(callId: string, revision: number, effects: readonly Effect[], findings?: Findings): Promise<boolean>;
  /**
   * Takes the enrichment of a revision upon oneself until a time, UTC ISO, so that no two read the same call at once.
   * `held`: somebody has it at present. `done`: it is enriched, not due or another revision is stored.
   */
  claim(callId: string, revision: number, hold: Hold): Promise<Claim>;
  /**
   * Gives a claim up, so that another may take it at once, and books what a reading took that left nothing else. It is to
   * be booked before the call is sent to its queue again: a crash between the answer of a model and this write loses it for
   * the call, and only the ledger has it. One that is booked already changes nothing.
   */
  release(callId: string, revision: number, reading?: SpentReading): Promise<void>;
  /**
   * Keeps the enrichment with the call, settles that effect and lets the call be indexed anew: `edition` grows, and the
   * index is outstanding. An extractive one never takes the place of a model's, which settles the effect all the same, and
   * nothing takes the place of what settled the effect already. What the reading took is booked with the revision in either
   * case, once. Throws an UnstorableError for an enrichment that it takes at no time; then nothing is booked.
   */
  enrich(callId: string, revision: number, enrichment: Enrichment, reading?: SpentReading): Promise<EnrichOutcome>;
  /** Lays a call aside for a batch job; the claim ends. */
  park(callId: string, revision: number, since: string): Promise<void>;
  /** Calls of a shard that were laid aside before a time, the oldest first. */
  parked(query: ParkedQuery): Promise<readonly ParkedCall[]>;
  /** Makes the enrichment of a revision due again; what it has stays until there is a new one. False when another revision is stored. */
  reopen(callId: string, revision: number, at: string): Promise<boolean>;
  /** Lets the sweeper leave an unsettled call alone until `before` of its query is later than this time, UTC ISO. */
  postpone(callId: string, revision: number, until: string): Promise<void>;
  /** Calls of one shard that have been unsettled for long, oldest first. */
  unsettled(query: UnsettledQuery): Promise<readonly UnsettledCall[]>;
  list(query: CallQuery): Promise<CallPage>;
}

/**
 * `stored`: it is with the call, and is to be indexed. `kept`: the call has another one, which stays. `superseded`: another
 * revision is stored.
 */
export type EnrichOutcome = 'stored' | 'kept' | 'superseded';

/** A call without its turns, and who is at work on it. */
export type CurrentCall = CallSummary & {
  /** Since when something is due: when it was triaged, enriched (its index became due) or reopened, UTC ISO. */
  readonly outstanding_since: string;
  /** Until when its enrichment is claimed, UTC ISO; may have passed. */
  readonly claimed_until?: string;
  /** Since when it waits for a batch job, UTC ISO. */
  readonly parked_since?: string;
};

export interface Hold {
  /** UTC ISO; claims that ended before `now` count no more. */
  readonly now: string;
  readonly until: string;
}

export type Claim = { readonly kind: 'claimed'; readonly call: CallRecord } | { readonly kind: 'held' | 'done' };

export interface ParkedQuery {
  readonly shard: number;
  readonly before: string;
  readonly limit: number;
  readonly after?: ParkedCall | undefined;
}

export interface ParkedCall {
  readonly call_id: string;
  readonly revision: number;
  /** UTC ISO. */
  readonly parked_since: string;
}

/** What an effect leaves with the call. */
export interface Findings {
  /** Settle only if the call still has the edition that was indexed. */
  readonly edition?: number;
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
  /** It may complain of something, or did so in an earlier version. */
  readonly complains: boolean;
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

/** The queue of calls that may complain, for those whose event was published long ago. */
export interface ComplaintIntakeQueue {
  /** Sends all, with retries; does not throw. */
  send(calls: readonly CallRevision[]): Promise<PublishOutcome>;
}

/** A call to be enriched, as the enrichment queues carry it. */
export interface EnrichmentMessage extends CallRevision {
  /** How often it went back to the queue with a delay. */
  readonly attempt?: number;
  /** Read it now, whatever the batch lane says. */
  readonly online?: boolean;
}

export type EnrichmentLane = 'priority' | 'normal';

/** The queues of calls that a model is to read. */
export interface EnrichmentQueues {
  /** Sends all, with retries; does not throw. `delaySeconds` 0 to 900. */
  send(lane: EnrichmentLane, messages: readonly EnrichmentMessage[], delaySeconds?: number): Promise<PublishOutcome>;
}

/** A queue that the sweeper sends calls to. */
export type CallQueue = 'indexing' | EnrichmentLane | 'complaints';

/** How long the queues of calls are. */
export interface CallQueueDepths {
  /** About how many messages it holds: to be received, received and not yet deleted, and delayed. Throws when it cannot be asked. */
  depth(queue: CallQueue): Promise<number>;
}

export interface PublishOutcome {
  /** Call ids of the events that could not be published. */
  readonly failed: ReadonlySet<string>;
  /** How many events failed of which fault, by its code. */
  readonly faults: Readonly<Record<string, number>>;
}

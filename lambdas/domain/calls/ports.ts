import type { CallRecord, CallSummary, Effect, TriagedCall } from './record.ts';

/** What became of a call that was handed to the store. */
export type StoreOutcome =
  | { readonly kind: 'stored'; readonly revision: number }
  /** The same version is stored already; `unsettled` says whether its effects are still outstanding. */
  | { readonly kind: 'duplicate'; readonly revision: number; readonly unsettled: boolean }
  /** A newer version, or a tombstone, is stored. */
  | { readonly kind: 'superseded' };

/** The table of calls, the source of truth. */
export interface CallStore {
  /** One conditional write: the newest version wins. */
  put(call: TriagedCall): Promise<StoreOutcome>;
  get(callId: string): Promise<CallRecord | undefined>;
  /** The call without its turns, as the table has it now. */
  summary(callId: string): Promise<CallSummary | undefined>;
  /** Notes that an effect of that revision is done; false when a newer revision is stored by now. */
  settle(callId: string, revision: number, effect: Effect): Promise<boolean>;
  /** Ids of calls that have been unsettled since before `before` (ISO), oldest first, at most `limit` of a shard. */
  unsettled(shard: number, before: string, limit: number): Promise<string[]>;
  list(query: CallQuery): Promise<CallPage>;
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
  /** Publishes all; returns the call ids of those that could not be published after retries. */
  publish(events: readonly CallEvent[]): Promise<ReadonlySet<string>>;
}

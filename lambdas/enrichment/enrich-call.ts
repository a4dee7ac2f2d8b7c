import type { SpentReading } from '../domain/calls/model-spending.ts';
import { outstandingSince } from '../domain/calls/outstanding.ts';
import type {
  CallStore,
  EnrichmentLane,
  EnrichmentMessage,
  EnrichmentQueues,
  IndexingQueue,
} from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { METRIC } from '../metrics.ts';
import { emptyTally, type Tally } from '../model-calls/ask-model.ts';
import type { Logger } from '../runtime/observability.ts';
import { type ReadDeps, readCall } from './read-call.ts';
import { sendToIndexing, storeEnrichment } from './store-enrichment.ts';

export interface EnrichDeps extends ReadDeps {
  readonly calls: Pick<CallStore, 'claim' | 'release' | 'enrich' | 'settle' | 'park'>;
  readonly queues: EnrichmentQueues;
  readonly indexing: IndexingQueue;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** 0..1, for the length of delays. */
  readonly random: () => number;
}

/** What became of a message, and whether a model was asked and answered. */
export interface Enriched {
  readonly kind: 'enriched' | 'requeued' | 'parked' | 'nothing';
  readonly asked: boolean;
  readonly answered: boolean;
}

/**
 * Milliseconds beyond the time for model calls for which nobody else takes up the call. More than is kept back to store
 * an answer (handler.ts): whoever holds a call is dead when that ends.
 */
const HOLD_MS = 13_000;
/** Delays in seconds: the first one at most, and the most that SQS takes. */
const FIRST_DELAY = 10;
const MAX_DELAY = 900;
/** A call goes back to the queue at least this often, however old it is: its message may have been held up. */
const MIN_ATTEMPTS = 5;

/**
 * Enriches the call of one message. Safe to repeat and to run twice at once: a claim lets one in, what is done stays
 * done. Throws where the message must come back as it is.
 */
export async function enrichCall(
  deps: EnrichDeps,
  message: EnrichmentMessage,
  remainingMs: () => number,
): Promise<Enriched> {
  const { call_id, revision } = message;
  const now = deps.now();
  const until = new Date(now.getTime() + remainingMs() + HOLD_MS).toISOString();
  const claim = await deps.calls.claim(call_id, revision, { now: now.toISOString(), until });
  if (claim.kind !== 'claimed') return NOTHING;
  if (isForBatch(deps, message, claim.call)) {
    // Since it was triaged or reopened: a message that comes again must not make it wait longer.
    await deps.calls.park(call_id, revision, outstandingSince(claim.call));
    return { ...NOTHING, kind: 'parked' };
  }
  return await readClaimed(deps, message, { call: claim.call, remainingMs });
}

interface Claimed {
  readonly call: CallRecord;
  readonly remainingMs: () => number;
}

/** What models took is booked with the call before anything is sent: whoever takes it up next must know of it. */
async function readClaimed(deps: EnrichDeps, message: EnrichmentMessage, claimed: Claimed): Promise<Enriched> {
  const { call, remainingMs } = claimed;
  const { call_id, revision } = call;
  const tally = emptyTally();
  const outOfPatience = isOutOfPatience(deps, message, call);
  const reading = await readCall(deps, call, { remainingMs, outOfPatience, tally }).catch(async (error: unknown) => {
    await deps.calls.release(call_id, revision, spentOf(deps, tally));
    throw error;
  });
  const spent = spentOf(deps, tally);
  const how = { asked: spent !== undefined, answered: reading.answered };
  if (reading.kind === 'later') {
    await deps.calls.release(call_id, revision, spent);
    await requeue(deps, message, call);
    return { kind: 'requeued', ...how };
  }
  const isNew = await storeEnrichment(deps, call, { enrichment: reading.enrichment, spent });
  if (isNew) await sendToIndexing(deps, [{ call_id, revision }]);
  return { kind: 'enriched', ...how };
}

/** Undefined where no model was asked. */
function spentOf({ newId }: EnrichDeps, { spent }: Tally): SpentReading | undefined {
  return spent.model_calls === 0 ? undefined : { ...spent, id: newId() };
}

const NOTHING: Enriched = { kind: 'nothing', asked: false, answered: false };

function isForBatch({ settings }: EnrichDeps, { online }: EnrichmentMessage, { triage }: CallRecord): boolean {
  return settings.batch !== null && online !== true && laneOf(triage) === 'normal';
}

const laneOf = (triage: CallRecord['triage']): EnrichmentLane => enrichmentLane(triage) ?? 'normal';

function isOutOfPatience(deps: EnrichDeps, { attempt = 0 }: EnrichmentMessage, call: CallRecord): boolean {
  const patience = deps.settings.patience_seconds[laneOf(call.triage)];
  const age = (deps.now().getTime() - Date.parse(outstandingSince(call))) / 1000;
  return attempt >= MIN_ATTEMPTS && !(age < patience);
}

/**
 * Sends the message again with a delay, so that waiting for a model uses up no receives: full jitter under a ceiling that
 * doubles (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
async function requeue(deps: EnrichDeps, message: EnrichmentMessage, { triage }: CallRecord): Promise<void> {
  const { attempt = 0 } = message;
  const ceiling = Math.min(MAX_DELAY, FIRST_DELAY * 2 ** attempt);
  const delay = 1 + Math.floor(deps.random() * (ceiling - 1));
  const { failed } = await deps.queues.send(laneOf(triage), [{ ...message, attempt: attempt + 1 }], delay);
  if (failed.size > 0) throw new Error('A call could not be sent back to its queue with a delay.');
  deps.counter.count(METRIC.enrichmentRequeued, 1);
}

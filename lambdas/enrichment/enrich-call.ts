import type {
  CallStore,
  EnrichmentLane,
  EnrichmentMessage,
  EnrichmentQueues,
  IndexingQueue,
} from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { METRIC } from '../names.ts';
import { type ReadDeps, readCall } from './read-call.ts';
import { sendToIndexing, storeEnrichment } from './store-enrichment.ts';

export interface EnrichDeps extends ReadDeps {
  readonly calls: Pick<CallStore, 'claim' | 'release' | 'enrich' | 'settle' | 'park'>;
  readonly queues: EnrichmentQueues;
  readonly indexing: IndexingQueue;
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
/** A call goes back to the queue at least this often, however old it is: it may be one that is read anew. */
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
    // Since it was triaged: a message that comes again must not make it wait longer.
    await deps.calls.park(call_id, revision, claim.call.triaged_at);
    return { ...NOTHING, kind: 'parked' };
  }
  const outOfPatience = isOutOfPatience(deps, message, claim.call);
  const reading = await readCall(deps, claim.call, { remainingMs, outOfPatience, spent: message.spent ?? 0 });
  const { asked, answered } = reading;
  if (reading.kind === 'later') {
    const { spent } = reading;
    await requeue(deps, { ...message, ...(spent > 0 && { spent }) }, claim.call);
    return { kind: 'requeued', asked, answered };
  }
  if (await storeEnrichment(deps, claim.call, reading.enrichment)) await sendToIndexing(deps, [{ call_id, revision }]);
  return { kind: 'enriched', asked, answered };
}

const NOTHING: Enriched = { kind: 'nothing', asked: false, answered: false };

function isForBatch({ settings }: EnrichDeps, { online }: EnrichmentMessage, { triage }: CallRecord): boolean {
  return settings.batch !== null && online !== true && laneOf(triage) === 'normal';
}

const laneOf = (triage: CallRecord['triage']): EnrichmentLane => enrichmentLane(triage) ?? 'normal';

function isOutOfPatience(deps: EnrichDeps, { attempt = 0 }: EnrichmentMessage, call: CallRecord): boolean {
  const patience = deps.settings.patience_seconds[laneOf(call.triage)];
  const age = (deps.now().getTime() - Date.parse(call.triaged_at)) / 1000;
  return attempt >= MIN_ATTEMPTS && !(age < patience);
}

/**
 * Sends the message again with a delay, so that waiting for a model uses up no receives: full jitter under a ceiling that
 * doubles (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
async function requeue(deps: EnrichDeps, message: EnrichmentMessage, { triage }: CallRecord): Promise<void> {
  const { call_id, revision, attempt = 0 } = message;
  await deps.calls.release(call_id, revision);
  const ceiling = Math.min(MAX_DELAY, FIRST_DELAY * 2 ** attempt);
  const delay = 1 + Math.floor(deps.random() * (ceiling - 1));
  const { failed } = await deps.queues.send(laneOf(triage), [{ ...message, attempt: attempt + 1 }], delay);
  if (failed.size > 0) throw new Error('A call could not be sent back to its queue with a delay.');
  deps.counter.count(METRIC.enrichmentRequeued, 1);
}

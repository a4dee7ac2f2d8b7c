import { isOutstanding } from '../domain/calls/outstanding.ts';
import type { CallBatches, CallRevision, CallStore, Findings } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { embeddingCost } from '../domain/cost/embedding-prices.ts';
import { documentOf } from '../domain/search/document-of.ts';
import type { CallIndex, IndexOperation, WriteOutcome } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { callCorrelation, correlated } from '../runtime/correlation.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { Tracer } from '../runtime/tracer.ts';
import { type EmbedDeps, type EmbeddedCall, embedMoments } from './embed-moments.ts';

export interface IndexDeps extends EmbedDeps {
  readonly calls: Pick<CallStore, 'settle'> & Pick<CallBatches, 'getMany'>;
  readonly index: CallIndex;
  readonly counter: Pick<Meter, 'count' | 'seconds'>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly tracer: Tracer;
  readonly now: () => Date;
  /** Waits before items that the engine was too busy for are written again; milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** True when the invocation has no time for another attempt. */
  readonly outOfTime: () => boolean;
}

/** Attempts for items that the engine refuses because it is busy, and the longest first wait in milliseconds. */
const ATTEMPTS = 4;
const FIRST_WAIT = 100;
/** Milliseconds for the model, of the thirty seconds that the function has. */
const EMBED_MS = 10_000;

/**
 * Brings the documents of calls up to date with the table, in one request, and settles them. Returns the ids of the calls
 * that must be tried again. The table is read anew, so that a message that is late or comes twice does no harm; whoever
 * has such a message also knows that the event of the call was published, because the message is that event.
 */
export async function indexCalls(deps: IndexDeps, refs: readonly CallRevision[]): Promise<ReadonlySet<string>> {
  return await deps.tracer.span('index', { calls: refs.map(callCorrelation) }, async (span) => {
    const again = await indexAll(deps, refs);
    span.set({ indexed: refs.length - again.size, again: again.size });
    return again;
  });
}

async function indexAll(deps: IndexDeps, refs: readonly CallRevision[]): Promise<ReadonlySet<string>> {
  const revisions = latest(refs);
  const records = await deps.calls.getMany([...revisions.keys()]);
  const current = [...records.values()];
  const embedded = await embed(
    deps,
    current.filter((call) => isOutstanding(call, 'index')),
  );
  const operations = [
    ...embedded.map((one) => indexOperation(one, deps.settings.embedding_model)),
    ...[...revisions].filter(([id]) => !records.has(id)).map(([call_id, revision]) => deletion(call_id, revision)),
  ];
  const outcomes = await write(deps, operations);
  const again = new Set(operations.filter((_, i) => outcomes[i]?.kind === 'retry').map(idOf));
  for (const { call, complete } of embedded) if (!complete) again.add(call.call_id);
  const done = embedded.flatMap((one, i) => (again.has(one.call.call_id) ? [] : [{ ...one, outcome: outcomes[i] }]));
  const settled = await Promise.allSettled(done.map((one) => settle(deps, one)));
  // One that could not be noted comes back alone: it is in the index already.
  settled.forEach(({ status }, i) => {
    if (status === 'rejected') again.add(done[i]?.call.call_id ?? '');
  });
  count(deps, { done, again: again.size });
  return again;
}

function embed(deps: IndexDeps, calls: readonly CallRecord[]): Promise<readonly EmbeddedCall[]> {
  return deps.tracer.span('embed', {}, async (span) => {
    const embedded = await embedMoments(deps, calls, EMBED_MS);
    const moments = embedded.reduce((sum, one) => sum + one.moments.length, 0);
    const tokens = embedded.reduce((sum, one) => sum + one.embeddings.tokens - (one.call.embeddings?.tokens ?? 0), 0);
    span.set({ moments, tokens, cost_usd: embeddingCost(deps.settings.embedding_model, tokens) });
    return embedded;
  });
}

function latest(refs: readonly CallRevision[]): ReadonlyMap<string, number> {
  const revisions = new Map<string, number>();
  for (const { call_id, revision } of refs) revisions.set(call_id, Math.max(revision, revisions.get(call_id) ?? 0));
  return revisions;
}

/** The document of a call as the table has it. */
export function indexOperation(one: EmbeddedCall, model: string): IndexOperation {
  const cost = embeddingCost(model, one.embeddings.tokens);
  return { kind: 'index', document: documentOf(one.call, one.moments, cost), complete: one.complete };
}

function deletion(call_id: string, revision: number): IndexOperation {
  return { kind: 'delete', call_id, revision };
}

function idOf(operation: IndexOperation): string {
  return operation.kind === 'index' ? operation.document.call_id : operation.call_id;
}

/** Writes all, then again only what the engine was too busy for, with full jitter. */
export async function write(
  deps: Pick<IndexDeps, 'index' | 'pause' | 'outOfTime' | 'counter'>,
  operations: readonly IndexOperation[],
): Promise<readonly WriteOutcome[]> {
  if (operations.length === 0) return [];
  const outcomes = [...(await deps.index.write(operations))];
  let again = 0;
  for (let attempt = 1; attempt < ATTEMPTS && !deps.outOfTime(); attempt++) {
    const places = outcomes.flatMap(({ kind }, i) => (kind === 'retry' ? [i] : []));
    if (places.length === 0) break;
    await deps.pause(Math.random() * FIRST_WAIT * 2 ** attempt);
    const retried = await deps.index.write(places.flatMap((i) => operations[i] ?? []));
    retried.forEach((outcome, k) => {
      outcomes[places[k] ?? -1] = outcome;
    });
    again += places.length;
  }
  deps.counter.count(METRIC.callsIndexRetried, again);
  return outcomes;
}

type Done = EmbeddedCall & { readonly outcome: WriteOutcome | undefined };

/**
 * A call that was enriched since it was read is outdated in the index: a message of its own is on its way. What it was
 * read for is noted all the same, that is its event and its vectors.
 */
async function settle({ calls }: IndexDeps, one: Done): Promise<void> {
  const { call_id, revision, edition } = one.call;
  const findings = findingsOf(one);
  if (await calls.settle(call_id, revision, ['events', 'index'], { ...findings, edition })) return;
  const { embeddings } = findings;
  await calls.settle(call_id, revision, ['events'], embeddings && { embeddings });
}

function findingsOf({ call, embeddings, outcome }: Done): Findings {
  const refused =
    outcome?.kind === 'refused' ? { index_refusal: { revision: call.revision, reason: outcome.type } } : {};
  return { ...(changed(call, embeddings) && { embeddings }), ...refused };
}

function changed(call: CallRecord, { vectors, model }: EmbeddedCall['embeddings']): boolean {
  const kept = call.embeddings;
  return (
    kept?.model !== model ||
    kept.vectors.size !== vectors.size ||
    [...vectors.keys()].some((hash) => !kept.vectors.has(hash))
  );
}

/** When what is indexed came about. */
function changedAt({ triaged_at, enrichment }: CallRecord): string {
  return enrichment?.enriched_at ?? triaged_at;
}

function tell({ logger }: IndexDeps, { call_id, edition }: CallRecord, outcome: WriteOutcome | undefined): void {
  if (outcome?.kind === 'refused') {
    const { type, status } = outcome;
    logger.warn('The index refuses a call', { call_id, type, status });
  } else logger.info('A call is indexed', { edition });
}

function count(deps: IndexDeps, { done, again }: { done: readonly Done[]; again: number }): void {
  const refused = done.flatMap(({ call, outcome }) => (outcome?.kind === 'refused' ? [{ call, outcome }] : []));
  deps.counter.count(METRIC.callsIndexed, done.length - refused.length);
  deps.counter.count(METRIC.callsIndexRefused, refused.length);
  for (const { call, outcome } of done) {
    correlated(callCorrelation(call), () => tell(deps, call, outcome));
  }
  if (again > 0) deps.logger.warn('Calls are indexed again later', { calls: again });
  const now = deps.now().getTime();
  const ages = done.map(({ call }) => (now - Date.parse(changedAt(call))) / 1000).filter(Number.isFinite);
  if (ages.length > 0) deps.counter.seconds(METRIC.indexLag, Math.max(0, ...ages));
}

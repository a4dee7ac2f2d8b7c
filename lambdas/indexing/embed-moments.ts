import type { CallRecord, StoredEmbeddings } from '../domain/calls/record.ts';
import type { IndexedMoment, Moment } from '../domain/search/document.ts';
import { embeddingText, textHash } from '../domain/search/embedding-text.ts';
import { momentsOf } from '../domain/search/moments.ts';
import type { Embedder } from '../domain/search/ports.ts';
import type { IndexSettings } from '../domain/search/settings.ts';
import { METRIC } from '../metrics.ts';
import type { Counter, Logger } from '../runtime/observability.ts';

export interface EmbedDeps {
  readonly embedder: Embedder;
  readonly settings: Pick<IndexSettings, 'embedding_model' | 'dimensions'>;
  readonly counter: Counter;
  readonly logger: Pick<Logger, 'warn'>;
}

/** The moments of a call with their vectors. */
export interface EmbeddedCall {
  readonly call: CallRecord;
  readonly moments: readonly IndexedMoment[];
  /** False when the model failed for some of them; those are left out. */
  readonly complete: boolean;
  /** What the call keeps, vectors of earlier revisions left behind. */
  readonly embeddings: StoredEmbeddings;
}

/** The model will never take this text: the call does without the moment. */
const FINAL = 'ValidationException';

/** Digits behind the point of a number in the index; float32 has seven, HNSW with cosine needs fewer. */
const PRECISION = 1e6;

/**
 * Gives the moments of calls their vectors: those that a call keeps already, and new ones for texts that are new, each
 * different text once. Moments that are not embedded within the time are left out, and their calls are not complete.
 */
export async function embedMoments(
  deps: EmbedDeps,
  calls: readonly CallRecord[],
  withinMs: number,
): Promise<readonly EmbeddedCall[]> {
  const model = modelKey(deps.settings);
  const prepared = calls.map((call) => {
    const moments = momentsOf(call.turns).map((moment) => ({ moment, text: embeddingText(moment.text) }));
    return { call, moments: moments.map((one) => ({ ...one, hash: textHash(one.text) })), kept: keptOf(call, model) };
  });
  const needed = new Map<string, string>();
  for (const { moments, kept } of prepared) {
    for (const { hash, text } of moments) if (!kept.has(hash)) needed.set(hash, text);
  }
  const { fresh, hopeless } = await embedNew(deps, needed, withinMs);
  const total = prepared.reduce((sum, { moments }) => sum + moments.length, 0);
  deps.counter.count(METRIC.momentsReused, total - needed.size);
  return prepared.map(({ call, moments, kept }) => {
    const paid = call.embeddings?.tokens ?? 0;
    const vectors = new Map<string, Float32Array>();
    const indexed: IndexedMoment[] = [];
    let tokens = 0;
    for (const { moment, hash } of moments) {
      const found = fresh.get(hash);
      const vector = kept.get(hash) ?? found?.vector;
      if (vector === undefined) continue;
      if (!kept.has(hash) && !vectors.has(hash)) tokens += found?.tokens ?? 0;
      vectors.set(hash, vector);
      indexed.push(indexedMoment(moment, vector));
    }
    const complete = moments.every(({ hash }) => vectors.has(hash) || hopeless.has(hash));
    return { call, moments: indexed, complete, embeddings: { model, tokens: paid + tokens, vectors } };
  });
}

/** Vectors of another model, or of other dimensions, are of no use. */
function keptOf(call: CallRecord, model: string): ReadonlyMap<string, Float32Array> {
  return call.embeddings?.model === model ? call.embeddings.vectors : new Map();
}

export function modelKey({ embedding_model, dimensions }: EmbedDeps['settings']): string {
  return `${embedding_model}/${dimensions}`;
}

function indexedMoment(moment: Moment, vector: Float32Array): IndexedMoment {
  return { ...moment, vector: Array.from(vector, (value) => Math.round(value * PRECISION) / PRECISION) };
}

async function embedNew(deps: EmbedDeps, needed: ReadonlyMap<string, string>, withinMs: number) {
  const hashes = [...needed.keys()];
  const outcomes = hashes.length > 0 ? await deps.embedder.embed([...needed.values()], withinMs) : [];
  const fresh = new Map<string, { vector: Float32Array; tokens: number }>();
  const hopeless = new Set<string>();
  const faults: Record<string, number> = {};
  outcomes.forEach((outcome, i) => {
    const hash = hashes[i] ?? '';
    if (outcome.ok) fresh.set(hash, outcome);
    else faults[outcome.fault] = (faults[outcome.fault] ?? 0) + 1;
    if (!outcome.ok && outcome.fault === FINAL) hopeless.add(hash);
  });
  const failed = outcomes.length - fresh.size;
  deps.counter.count(METRIC.momentsEmbedded, fresh.size);
  deps.counter.count(
    METRIC.embeddingTokens,
    [...fresh.values()].reduce((sum, { tokens }) => sum + tokens, 0),
  );
  deps.counter.count(METRIC.embeddingFailed, failed);
  if (failed > 0) deps.logger.warn('Moments could not be embedded', { failed, faults });
  return { fresh, hopeless };
}

import type { Client } from '@opensearch-project/opensearch';
import { writeName } from '#lambdas/adapters/opensearch/index-names.ts';
import { OpenSearchCallIndex } from '#lambdas/adapters/opensearch/opensearch-call-index.ts';
import { OpenSearchMultiSearch } from '#lambdas/adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchCallSearch } from '#lambdas/adapters/opensearch/opensearch-search.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { indexDefinition } from '#lambdas/domain/search/index-definition.ts';
import type { CallSearch, Embedder, HitFacts, Rankings } from '#lambdas/domain/search/ports.ts';
import { type IndexSettings, IndexSettingsSchema } from '#lambdas/domain/search/settings.ts';
import { embedMoments } from '#lambdas/indexing/embed-moments.ts';
import { indexOperation } from '#lambdas/indexing/index-calls.ts';
import { parseConfig } from '#lib/config.ts';
import { indexSettings } from '#lib/index-settings.ts';

/** Those of the default configuration; one shard, so that every document's words are weighed by the same counts. */
export const SETTINGS: IndexSettings = {
  ...IndexSettingsSchema.parse(JSON.parse(indexSettings(parseConfig({})))),
  shards: 1,
  replicas: 0,
};

/** Calls that are embedded and written at a time. */
const BATCH = 100;

export interface EvaluatedIndex {
  readonly search: CallSearch;
  /** Indexes calls by the product's own steps. */
  write(records: readonly CallRecord[], onProgress: (done: number) => void): Promise<void>;
  drop(): Promise<void>;
}

export interface IndexParts {
  readonly client: Client;
  readonly embedder: Embedder;
}

/**
 * Makes an empty index by the product's definition. It stands beside the product's own, which is never touched; one of the
 * same name that a run before left behind is removed first.
 */
export async function createIndex({ client, embedder }: IndexParts, corpus: string): Promise<EvaluatedIndex> {
  const index = `callsift-eval-${corpus}`;
  const drop = async () => void (await client.indices.delete({ index, ignore_unavailable: true }));
  await drop();
  const body = { ...indexDefinition(SETTINGS), aliases: { [writeName(index)]: {} } };
  await client.indices.create({ index, body: body as never });
  return {
    drop,
    search: rankedOnce(new OpenSearchCallSearch(new OpenSearchMultiSearch(client, index))),
    async write(records, onProgress) {
      for (let i = 0; i < records.length; i += BATCH) {
        await writeBatch({ client, embedder }, index, records.slice(i, i + BATCH));
        onProgress(Math.min(records.length, i + BATCH));
      }
      await client.indices.refresh({ index });
    },
  };
}

async function writeBatch({ client, embedder }: IndexParts, index: string, records: readonly CallRecord[]) {
  const deps = { embedder, settings: SETTINGS, counter: { count: () => {} }, logger: { warn: () => {} } };
  const embedded = await embedMoments(deps, records, 60_000);
  const failed = embedded.filter(({ complete }) => !complete).length;
  if (failed > 0) throw new Error(`${failed} of ${records.length} texts could not be embedded.`);
  const operations = embedded.map((one) => indexOperation(one, SETTINGS.embedding_model));
  const outcomes = await new OpenSearchCallIndex(client).writeTo([index], operations);
  const bad = outcomes.find(({ kind }) => kind !== 'done');
  if (bad !== undefined) throw new Error(`The engine does not take a text: ${JSON.stringify(bad)}.`);
}

/**
 * Asks the engine once for the same lists, however often they are fused, and shows nothing of the calls: figures are of the
 * order alone.
 */
function rankedOnce(search: CallSearch): CallSearch {
  const known = new Map<string, Promise<Rankings>>();
  return {
    rank(legs) {
      const { semantic } = legs;
      const key = JSON.stringify({ ...legs, semantic: semantic && [semantic.size, ...semantic.vector] });
      const rankings = known.get(key) ?? search.rank(legs);
      known.set(key, rankings);
      return rankings;
    },
    show: async (callIds) => new Map(callIds.map((id) => [id, { facts: NO_FACTS, evidence: [] }])),
  };
}

const NO_FACTS = {} as HitFacts;

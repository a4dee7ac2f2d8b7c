import { setTimeout as sleep } from 'node:timers/promises';
import { OpenSearchCallIndex } from '#lambdas/adapters/opensearch/opensearch-call-index.ts';
import { mayPass, OpenSearchIndexAdmin } from '#lambdas/adapters/opensearch/opensearch-index-admin.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { callIndexBlueprint } from '#lambdas/domain/search/index-definition.ts';
import type { Embedder } from '#lambdas/domain/search/ports.ts';
import { ensureIndex } from '#lambdas/index-admin/ensure-index.ts';
import { embedMoments } from '#lambdas/indexing/embed-moments.ts';
import { indexOperation, write } from '#lambdas/indexing/index-calls.ts';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import type { Progress } from '../local/cli/progress.ts';
import { SETTINGS } from './search-corpus.ts';
import { indexFiles, type SearchEngine } from './search-engine.ts';

const BATCH = 100;
/** Most calls that one client and two clients write in turn, so that both meet an index of the same sizes. */
const BLOCK = 1_000;
const FEWEST_BLOCKS = 4;
const POLL_MS = 20;
const MERGE_POLL_MS = 500;

export interface Written {
  /** Calls per second of one client, and of two batches at a time. */
  readonly one: number;
  readonly two: number;
  readonly moments: number;
  /** Seconds from the last answer until a search counts every call; nothing asks for a refresh. */
  readonly untilSearchable: number;
  /** Seconds that the engine went on merging by itself. */
  readonly untilMerged: number;
}

const quiet = { count: () => {}, seconds: () => {}, info: () => {}, warn: () => {} };

export async function makeIndex({ client }: SearchEngine): Promise<void> {
  const admin = new OpenSearchIndexAdmin(client, SEARCH_INDEX);
  const pause = (ms: number) => sleep(ms);
  const blueprint = callIndexBlueprint(SETTINGS);
  await ensureIndex({ admin, blueprint, roles: [], logger: quiet, pause, outOfTime: () => true, mayPass });
}

/** Writes calls with the product's own steps until there are `upTo`. Making the calls is not measured. */
export async function fillIndex(
  engine: SearchEngine,
  nextCall: () => CallRecord,
  { from, upTo, progress }: { from: number; upTo: number; progress: Progress },
): Promise<Written> {
  const index = new OpenSearchCallIndex(engine.client);
  const seconds = { 1: 0, 2: 0 };
  const calls = { 1: 0, 2: 0 };
  let moments = 0;
  const most = Math.min(BLOCK, Math.ceil((upTo - from) / FEWEST_BLOCKS));
  for (let done = from, turn = 0; done < upTo; turn++) {
    const clients = turn % 2 === 0 ? 1 : 2;
    const block = Array.from({ length: Math.min(most, upTo - done) }, nextCall);
    const began = performance.now();
    moments += await writeBlock(index, block, clients);
    seconds[clients] += (performance.now() - began) / 1000;
    calls[clients] += block.length;
    done += block.length;
    progress.update(done - from, upTo - from, 'calls indexed');
  }
  const began = performance.now();
  await untilCounted(engine, upTo);
  const untilSearchable = (performance.now() - began) / 1000;
  const untilMerged = await waitForMerges(engine);
  return {
    one: calls[1] / seconds[1],
    two: calls[2] / seconds[2],
    moments: moments / (upTo - from),
    untilSearchable,
    untilMerged,
  };
}

/** Number of moments that were written. */
async function writeBlock(index: OpenSearchCallIndex, block: readonly CallRecord[], clients: number): Promise<number> {
  let next = 0;
  let moments = 0;
  const client = async () => {
    while (next < block.length) {
      const batch = block.slice(next, next + BATCH);
      next += BATCH;
      const written = await writeBatch(index, batch);
      moments += written;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return moments;
}

async function writeBatch(index: OpenSearchCallIndex, batch: readonly CallRecord[]): Promise<number> {
  const deps = { settings: SETTINGS, embedder: NO_EMBEDDER, counter: quiet, logger: quiet };
  const embedded = await embedMoments(deps, batch, 60_000);
  const operations = embedded.map((one) => indexOperation(one, SETTINGS.embedding_model));
  const pause = (ms: number) => sleep(ms);
  const outcomes = await write({ index, pause, outOfTime: () => false, counter: quiet }, operations);
  const bad = outcomes.find(({ kind }) => kind !== 'done');
  if (bad !== undefined) throw new Error(`The engine does not take a call: ${JSON.stringify(bad)}.`);
  return embedded.reduce((sum, one) => sum + one.moments.length, 0);
}

const NO_EMBEDDER: Embedder = {
  embed: async () => {
    throw new Error('A call of the bench lacks a vector.');
  },
};

async function untilCounted({ client }: SearchEngine, calls: number): Promise<void> {
  while ((await client.count({ index: SEARCH_INDEX.alias })).body.count < calls) await sleep(POLL_MS);
}

async function waitForMerges({ client }: SearchEngine): Promise<number> {
  const began = performance.now();
  while (((await indexFiles(client))?.merging ?? 0) > 0) await sleep(MERGE_POLL_MS);
  return (performance.now() - began) / 1000;
}

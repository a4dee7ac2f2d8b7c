import { OpenSearchAnalytics } from '#lambdas/adapters/opensearch/aggregation-adapter.ts';
import type { MultiSearch } from '#lambdas/adapters/opensearch/multi-search.ts';
import { OpenSearchMultiSearch } from '#lambdas/adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchCallSearch } from '#lambdas/adapters/opensearch/opensearch-search.ts';
import { summariseCalls } from '#lambdas/analytics/read-analytics.ts';
import type { SearchMode } from '#lambdas/domain/search/search-request.ts';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import { searchCalls } from '#lambdas/search/search-calls.ts';
import { parseConfig } from '#lib/config.ts';
import { searchFusion } from '#lib/search-fusion.ts';
import type { Progress } from '../local/cli/progress.ts';
import { type Material, SETTINGS } from './search-corpus.ts';
import type { SearchEngine } from './search-engine.ts';
import { createQuestions, type Question } from './search-questions.ts';
import { milliseconds } from './statistics.ts';

/** Questions of each kind that are asked first and not counted: a JVM has to compile what they need. */
export const WARM_UP = 60;
export const ASKED = 200;
const SEED = 11;
/** As it is configured unless somebody says otherwise. */
const FUSION = searchFusion(parseConfig({}));

export const KINDS = ['aggregation', 'summary', 'keyword', 'semantic', 'hybrid'] as const;
export type Kind = (typeof KINDS)[number];

/** Parts of a hybrid search: its two requests, and what the engine says that each body took. */
export const PARTS = ['rank', 'show', 'keyword leg', 'semantic leg', 'show in the engine'] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds of each question. */
export interface Latencies {
  readonly kinds: Readonly<Record<Kind, readonly number[]>>;
  readonly parts: Readonly<Record<Part, readonly number[]>>;
}

/** Asks questions one at a time, the kinds in turn, so that noise hits all. */
export async function measureLatencies(
  { client }: SearchEngine,
  material: Material,
  { calls, progress }: { calls: number; progress: Progress },
): Promise<Latencies> {
  const engine = watched(new OpenSearchMultiSearch(client, SEARCH_INDEX.alias));
  const next = nextQuestions(engine, material, calls);
  const kinds = emptyLists(KINDS);
  const parts = emptyLists(PARTS);
  for (let round = 0; round < WARM_UP + ASKED; round++) {
    for (const kind of KINDS) {
      const ask = next[kind]();
      engine.requests.length = 0;
      const took = await milliseconds(ask);
      if (round < WARM_UP) continue;
      kinds[kind].push(took);
      if (kind === 'hybrid') addParts(parts, engine.requests);
    }
    progress.update(round + 1, WARM_UP + ASKED, 'questions of each kind');
  }
  return { kinds, parts };
}

type Ask = () => Promise<unknown>;

/** Nothing is to be counted or told beside what is measured here. */
const SILENT = { counter: { count: () => {} }, logger: { warn: () => {} } };

/** The next question of each kind, made ready to be asked. */
function nextQuestions(engine: MultiSearch, material: Material, calls: number): Readonly<Record<Kind, () => Ask>> {
  const questions = createQuestions(material, SEED);
  const analytics = new OpenSearchAnalytics(engine);
  const search = (mode: SearchMode) => {
    const question = questions.search(mode, calls);
    return () => find(engine, question);
  };
  return {
    aggregation() {
      const plan = questions.plan();
      return () => analytics.aggregate([plan]);
    },
    summary() {
      const parameters = questions.summary();
      return async () => required(await summariseCalls({ ...SILENT, analytics, now: () => new Date() }, parameters));
    },
    keyword: () => search('keyword'),
    semantic: () => search('semantic'),
    hybrid: () => search('hybrid'),
  };
}

function required(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error('A summary of the bench is refused.');
}

async function find(engine: MultiSearch, { request, vector }: Question): Promise<void> {
  const answer = await searchCalls(
    {
      index: new OpenSearchCallSearch(engine),
      embedder: { embed: async () => [{ ok: true, vector, tokens: 8 }] },
      embeddingModel: SETTINGS.embedding_model,
      embeddingMs: 10_000,
      fusion: FUSION,
      counter: { count: () => {} },
      logger: { warn: () => {} },
      clock: () => performance.now(),
    },
    request,
  );
  if (answer === undefined || answer.processing.degraded) throw new Error('A search of the bench is degraded.');
}

interface Requested {
  readonly ms: number;
  /** What the engine says that each body took, whole milliseconds. */
  readonly took: readonly number[];
}

/** Notes what each request takes. */
function watched(engine: MultiSearch): MultiSearch & { readonly requests: Requested[] } {
  const requests: Requested[] = [];
  return {
    requests,
    async msearch(bodies) {
      const began = performance.now();
      const answers = await engine.msearch(bodies);
      const took = answers.map((answer) => (answer as { took?: number }).took ?? 0);
      requests.push({ ms: performance.now() - began, took });
      return answers;
    },
  };
}

/** A hybrid search ranks by two bodies in one request, and shows by another. */
function addParts(parts: Readonly<Record<Part, number[]>>, [rank, show]: readonly Requested[]): void {
  if (rank === undefined) return;
  parts.rank.push(rank.ms);
  parts['keyword leg'].push(rank.took[0] ?? 0);
  parts['semantic leg'].push(rank.took[1] ?? 0);
  // Where nothing was found there is nothing to show.
  parts.show.push(show?.ms ?? 0);
  parts['show in the engine'].push(show?.took[0] ?? 0);
}

function emptyLists<K extends string>(names: readonly K[]): Record<K, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
}

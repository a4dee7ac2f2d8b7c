import type { Fusion } from '#lambdas/domain/search/fusion.ts';
import type { CallSearch, Embedder } from '#lambdas/domain/search/ports.ts';
import { parseSearchRequest, type SearchMode } from '#lambdas/domain/search/search-request.ts';
import { searchCalls } from '#lambdas/search/search-calls.ts';
import type { Topic } from './corpus.ts';
import { SETTINGS } from './evaluated-index.ts';
import { DEPTH, type Figures, figuresOf } from './metrics.ts';

export interface Asked {
  readonly search: CallSearch;
  readonly embedder: Embedder;
  readonly fusion: Fusion;
}

/** Figures of each topic's answer, in the order of the topics: every query goes through the use case of POST /search. */
export async function runTopics(
  asked: Asked,
  mode: SearchMode,
  topics: readonly Topic[],
  onProgress: (done: number) => void = () => {},
): Promise<readonly Figures[]> {
  const figures: Figures[] = [];
  for (const topic of topics) {
    figures.push(figuresOf(await answer(asked, mode, topic), topic.relevant));
    onProgress(figures.length);
  }
  return figures;
}

/** Ids that are found, best first. */
async function answer({ search, embedder, fusion }: Asked, mode: SearchMode, topic: Topic): Promise<readonly string[]> {
  const parsed = parseSearchRequest(JSON.stringify({ query: topic.text, mode, top_k: DEPTH }));
  if (!parsed.ok) throw new Error(`The query ${topic.id} is refused: ${parsed.title}`);
  const deps = {
    index: search,
    embedder,
    embeddingModel: SETTINGS.embedding_model,
    embeddingMs: 10_000,
    fusion,
    counter: { count: () => {} },
    logger: { warn: () => {} },
    clock: () => performance.now(),
  };
  const found = await searchCalls(deps, parsed.request);
  if (found === undefined || found.processing.degraded) {
    throw new Error(`The query ${topic.id} was answered without its meaning: figures would be of words alone.`);
  }
  return found.hits.map(({ call_id }) => call_id);
}

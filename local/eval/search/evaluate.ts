import type { Fusion } from '#lambdas/domain/search/fusion.ts';
import type { SearchMode } from '#lambdas/domain/search/search-request.ts';
import type { Corpus, TopicSet } from './corpus.ts';
import { createIndex, type EvaluatedIndex, type IndexParts } from './evaluated-index.ts';
import { type Figures, meanFigures } from './metrics.ts';
import { type Asked, runTopics } from './run-topics.ts';

/** Weights of the list by meaning that a sweep tries; the list by words has its own weight in each. */
const SWEPT = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2] as const;

export interface Plan {
  readonly modes: readonly SearchMode[];
  /** @default that of the product */
  readonly fusion: Fusion;
  /** Whether other weights are tried beside it. */
  readonly sweep: boolean;
}

export interface SetFigures {
  readonly set: string;
  readonly corpus: string;
  readonly built: string;
  readonly documents: number;
  readonly queries: number;
  /** Mean number of right answers of a query. */
  readonly relevant: number;
  readonly modes: Partial<Readonly<Record<SearchMode, Figures>>>;
  /** Undefined when one of both modes was not asked. */
  readonly hybrid_check?: HybridCheck;
  /** Figures of hybrid by the weight of the list by meaning. */
  readonly sweep?: readonly { readonly semantic: number; readonly figures: Figures }[];
}

/** Hybrid against keyword by nDCG@10. */
export interface HybridCheck {
  readonly holds: boolean;
  readonly difference: number;
  /** Queries that hybrid answers better, and worse. */
  readonly better: number;
  readonly worse: number;
}

/** Differences below this are rounding. */
const EPSILON = 1e-9;

type OnProgress = (step: string, done: number, total: number) => void;

/** Indexes a corpus, asks all its queries, and removes the index. */
export async function evaluateCorpus(
  parts: IndexParts,
  corpus: Corpus,
  plan: Plan,
  onProgress: OnProgress,
): Promise<readonly SetFigures[]> {
  const { name, records } = corpus;
  const index = await createIndex(parts, name);
  try {
    await index.write(records, (done) => onProgress('indexed', done, records.length));
    const sets: SetFigures[] = [];
    for (const set of corpus.topicSets) {
      sets.push(await evaluateSet({ ...parts, index, plan, corpus, onProgress }, set));
    }
    return sets;
  } finally {
    await index.drop();
  }
}

interface Run extends IndexParts {
  readonly index: EvaluatedIndex;
  readonly plan: Plan;
  readonly corpus: Corpus;
  readonly onProgress: OnProgress;
}

async function evaluateSet(run: Run, set: TopicSet): Promise<SetFigures> {
  const { plan, corpus } = run;
  const { topics } = set;
  const asked: Asked = { search: run.index.search, embedder: run.embedder, fusion: plan.fusion };
  const figures: Partial<Record<SearchMode, readonly Figures[]>> = {};
  for (const mode of plan.modes) {
    figures[mode] = await runTopics(asked, mode, topics, (done) => run.onProgress(mode, done, topics.length));
  }
  const { keyword, hybrid } = figures;
  const modes = Object.fromEntries(Object.entries(figures).map(([mode, all]) => [mode, meanFigures(all)]));
  return {
    set: set.name,
    corpus: corpus.name,
    built: set.built,
    documents: corpus.records.length,
    queries: topics.length,
    relevant: topics.reduce((sum, { relevant }) => sum + relevant.size, 0) / Math.max(1, topics.length),
    modes,
    ...(keyword && hybrid && { hybrid_check: checkHybrid(keyword, hybrid) }),
    ...(plan.sweep && { sweep: await sweepWeights(asked, set) }),
  };
}

/** Compares the answers query by query. */
export function checkHybrid(keyword: readonly Figures[], hybrid: readonly Figures[]): HybridCheck {
  const differences = hybrid.map((one, i) => one.ndcg10 - (keyword[i]?.ndcg10 ?? 0));
  const difference = differences.reduce((sum, one) => sum + one, 0) / Math.max(1, differences.length);
  return {
    holds: difference > -EPSILON,
    difference,
    better: differences.filter((one) => one > EPSILON).length,
    worse: differences.filter((one) => one < -EPSILON).length,
  };
}

async function sweepWeights(asked: Asked, { topics }: TopicSet) {
  const rows: { semantic: number; figures: Figures }[] = [];
  for (const semantic of SWEPT) {
    const figures = await runTopics({ ...asked, fusion: { ...asked.fusion, semantic } }, 'hybrid', topics);
    rows.push({ semantic, figures: meanFigures(figures) });
  }
  return rows;
}

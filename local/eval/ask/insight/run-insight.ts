import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { AskWorld } from '../world/ask-world.ts';
import { spread } from '../world/call-lines.ts';
import { type CitationFault, citationFaults } from './citation-faults.ts';
import { insightQuestions } from './open-questions.ts';

export interface InsightFigures {
  readonly asked: number;
  /** By the type that they were taken for. */
  readonly types: Readonly<Record<string, number>>;
  /** Of those taken for insights. */
  readonly answered: number;
  readonly abstained: number;
  readonly degraded: Readonly<Record<string, number>>;
  readonly cached: number;
  readonly citations: number;
  readonly sources: number;
  readonly claims: { readonly kept: number; readonly dropped: number };
  readonly cost_usd: number;
  readonly confidence: number;
  readonly faults: readonly (CitationFault & { readonly query: string })[];
  readonly failed: readonly string[];
}

export interface RunOptions {
  readonly most: number;
  readonly onAsked: (done: number, total: number) => void;
}

/** Share of the questions that are asked in the mode that calls no model: one in so many. */
const CHEAP_EVERY = 5;

/** Asks about topics of the calls and checks everything that the answers rest on. */
export async function runInsight(
  world: Pick<AskWorld, 'ask' | 'turnsOf'>,
  topics: readonly string[],
  { most, onAsked }: RunOptions,
): Promise<InsightFigures> {
  const queries = spread(insightQuestions(topics), most);
  const tally = newTally();
  for (const [i, query] of queries.entries()) {
    const { answer, problem } = await world.ask({ query, mode: i % CHEAP_EVERY === 0 ? 'cheap' : 'balanced' });
    if (answer === undefined) tally.failed.push(`${query}: ${problem}`);
    else {
      count(tally, answer);
      tally.faults.push(...(await citationFaults(answer, world.turnsOf)).map((fault) => ({ query, ...fault })));
    }
    onAsked(i + 1, queries.length);
  }
  const confidence = tally.confidence / Math.max(1, tally.answered);
  return { ...tally, asked: queries.length, confidence, cost_usd: tally.nano_usd / 1e9 };
}

function newTally() {
  return {
    types: {} as Record<string, number>,
    degraded: {} as Record<string, number>,
    answered: 0,
    abstained: 0,
    cached: 0,
    citations: 0,
    sources: 0,
    confidence: 0,
    nano_usd: 0,
    claims: { kept: 0, dropped: 0 },
    faults: [] as (CitationFault & { query: string })[],
    failed: [] as string[],
  };
}

function count(tally: ReturnType<typeof newTally>, answer: Answer): void {
  const { query_type, abstained, degraded_reason: degraded, cached, claims, cost_usd } = answer.processing;
  tally.types[query_type] = (tally.types[query_type] ?? 0) + 1;
  if (degraded !== null) tally.degraded[degraded] = (tally.degraded[degraded] ?? 0) + 1;
  tally.cached += cached ? 1 : 0;
  tally.citations += answer.citations.length;
  tally.sources += answer.sources.length;
  tally.claims.kept += claims.kept;
  tally.claims.dropped += claims.dropped;
  tally.nano_usd += Math.round(cost_usd * 1e9);
  if (query_type !== 'insight') return;
  tally.abstained += abstained ? 1 : 0;
  tally.answered += abstained ? 0 : 1;
  tally.confidence += abstained ? 0 : answer.confidence;
}

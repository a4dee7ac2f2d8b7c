import type {
  AnswerDegraded,
  CacheHit,
  Citation,
  Figures,
  Processing,
  Source,
  VerifiedClaim,
} from '../domain/query/answer.ts';
import type { MatchingCalls } from './matching-calls.ts';

/** An answer before it is dated and priced. */
export interface Draft {
  readonly answer: string;
  /** 0..1 */
  readonly confidence: number;
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  readonly matching: MatchingCalls;
  readonly figures: Figures | null;
  readonly model_used: string | null;
  readonly degraded: AnswerDegraded | null;
  readonly claims: Processing['claims'];
  readonly abstained: boolean;
  /** Where it was kept, and when it was first given, UTC ISO; null for one that is new. */
  readonly cached: { readonly by: CacheHit; readonly at: string } | null;
  /** Of the calls that the answer is about; null where it must not be given again. */
  readonly version: string | null;
}

/** What most answers have none of. */
export const PLAIN = {
  sources: [],
  citations: [],
  figures: null,
  model_used: null,
  degraded: null,
  claims: { kept: 0, reworded: 0, dropped: 0 },
  abstained: false,
  cached: null,
} as const satisfies Partial<Draft>;

/** What of an answer is told before it is whole. */
export type InsightStep =
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  | { readonly type: 'claim'; readonly claim: VerifiedClaim };

/** The steps of an answer that is there as a whole. */
export function* stepsOf({ sources, citations }: Draft): Generator<InsightStep> {
  yield { type: 'sources', sources };
  for (const [text, group] of Map.groupBy(citations, ({ claim }) => claim)) {
    yield { type: 'claim', claim: { text, citations: group } };
  }
}

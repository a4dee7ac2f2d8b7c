import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import type { Gains } from './metrics.ts';

/** A query and the calls that are right for it. */
export interface Topic {
  readonly id: string;
  readonly text: string;
  readonly relevant: Gains;
}

/** Queries of one kind. */
export interface TopicSet {
  readonly name: string;
  /** How the queries and their judgements came to be, one sentence. */
  readonly built: string;
  readonly topics: readonly Topic[];
}

/** Calls, or texts that stand for calls, and what is asked of them. */
export interface Corpus {
  readonly name: string;
  readonly records: readonly CallRecord[];
  readonly topicSets: readonly TopicSet[];
}

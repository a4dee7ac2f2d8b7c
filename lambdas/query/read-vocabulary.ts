import { UNKNOWN } from '../domain/analytics/dimensions.ts';
import { parsePlan } from '../domain/analytics/parse-plan.ts';
import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { CallAnalytics } from '../domain/analytics/ports.ts';
import type { AggregationResult } from '../domain/analytics/result.ts';
import type { Understand } from '../domain/query/interpretation.ts';
import { usableVocabulary } from '../domain/query/mentions/usable-values.ts';
import { createUnderstanding } from '../domain/query/understanding/understand.ts';
import { MAX_KNOWN, VOCABULARY_FIELDS, type Vocabulary, type VocabularyField } from '../domain/query/vocabulary.ts';

/** What questions may name, and what understands them by it. */
export interface Known {
  readonly vocabulary: Vocabulary;
  readonly understand: Understand;
}

/**
 * The values that calls have at present, or had a little while ago; `anew` waits for those of now. Throws an
 * IndexUnavailableError when they were never read.
 */
export type ReadVocabulary = (when?: 'anew') => Promise<Known>;

/** A new product can be asked for after so many milliseconds. */
const FRESH_MS = 60_000;

/** Reads the vocabulary once a minute; while that fails, what was read before is used. */
export function createVocabularyReader(analytics: CallAnalytics, clock: () => number): ReadVocabulary {
  let known: Known | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Known> | undefined;
  const read = async () => {
    const vocabulary = await readVocabulary(analytics);
    known = { vocabulary, understand: createUnderstanding(vocabulary) };
    readAt = clock();
    return known;
  };
  return async (when) => {
    if (when !== 'anew' && known !== undefined && clock() - readAt < FRESH_MS) return known;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    const fresh = reading.catch((error: unknown) => {
      if (known === undefined) throw error;
      return known;
    });
    // Who does not need those of now need not wait: what is known may be a minute old already.
    return when === 'anew' || known === undefined ? fresh : known;
  };
}

const PLANS: readonly AggregationPlan[] = VOCABULARY_FIELDS.map((by) => {
  const parsed = parsePlan({ group_by: [{ by, top: MAX_KNOWN }] });
  if (!parsed.ok) throw new Error(`The values of ${by} cannot be read: ${parsed.fault.reason}`);
  return parsed.plan;
});

async function readVocabulary(analytics: CallAnalytics): Promise<Vocabulary> {
  const results = await analytics.aggregate(PLANS);
  const entries = VOCABULARY_FIELDS.map((field, i) => [field, valuesOf(field, results[i])] as const);
  return usableVocabulary(Object.fromEntries(entries) as Record<VocabularyField, readonly string[]>);
}

function valuesOf(field: VocabularyField, result: AggregationResult | undefined): readonly string[] {
  const values = (result?.rows ?? []).map(({ key }) => key[field] ?? '');
  return values.filter((value) => value !== '' && value !== UNKNOWN);
}

import type { CountedCall } from './counted-calls.ts';
import { COUNT, type Field, type FigureQuestion, type Keep, type Measure } from './figure-question.ts';
import { valuesOf } from './file-questions.ts';

/** How intents and the like are called by people. */
const INTENT_WORDS = {
  complaint: 'complaints',
  billing_dispute: 'billing disputes',
  technical_issue: 'technical issues',
  inquiry: 'inquiries',
} as const;
const SENTIMENT_WORDS = { very_negative: 'very negative', neutral: 'neutral', very_positive: 'very positive' } as const;
const IMPORTANCES = ['critical', 'high', 'medium', 'low'] as const;
const LANGUAGE_WORDS = { hinglish: 'Hinglish', en: 'English' } as const;
const PRODUCTS = 6;

type Written = readonly [query: string, keep: Keep, measure?: Measure];

const has =
  (field: Field, value: string): Keep =>
  (call) =>
    call[field] === value;
const both =
  (a: Keep, b: Keep): Keep =>
  (call) =>
    a(call) && b(call);
const EVERY: Keep = () => true;

/** Questions whose figures only triage tells: intents, sentiments, importance, languages. */
export function triageQuestions(calls: readonly CountedCall[]): readonly FigureQuestion[] {
  const products = valuesOf(calls, 'product').slice(0, PRODUCTS);
  const written = [
    ...Object.entries(INTENT_WORDS).flatMap(([intent, words]) =>
      intentQuestions(has('intent', intent), words, products),
    ),
    ...Object.entries(SENTIMENT_WORDS).flatMap(([sentiment, words]): Written[] => [
      [`How many ${words} calls are there?`, has('sentiment', sentiment)],
      [`${words} calls kitne percent hain`, EVERY, { kind: 'share', part: has('sentiment', sentiment) }],
    ]),
    ...IMPORTANCES.map((one): Written => [`number of calls with ${one} importance`, has('importance', one)]),
    ...Object.entries(LANGUAGE_WORDS).map(
      ([one, words]): Written => [`How many calls are in ${words}?`, has('language', one)],
    ),
    ...(['intent', 'sentiment', 'importance', 'language'] as const).map(
      (by): Written => [`number of calls by ${by}`, EVERY, { kind: 'groups', by }],
    ),
  ];
  return written.map(([query, keep, measure = COUNT]) => ({ query, keep, measure, time_zone: 'UTC', from: 'triage' }));
}

function intentQuestions(intended: Keep, words: string, products: readonly string[]): readonly Written[] {
  return [
    [`How many ${words} do we have?`, intended],
    [`What percentage of all calls are ${words}?`, EVERY, { kind: 'share', part: intended }],
    [`top 3 products by ${words}`, intended, { kind: 'groups', by: 'product', top: 3 }],
    ...products.map(
      (product): Written => [`How many ${words} are there about ${product}?`, both(intended, has('product', product))],
    ),
  ];
}

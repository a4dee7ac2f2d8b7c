import fc from 'fast-check';
import { CYCLES, FIELD_NAMES, INTERVALS } from '../../domain/analytics/dimensions.ts';
import { METRIC_NAMES } from '../../domain/analytics/metrics.ts';
import { parsePlan } from '../../domain/analytics/parse-plan.ts';
import type { AggregationPlan } from '../../domain/analytics/plan.ts';
import { RESOLUTIONS, RISKS } from '../../domain/enrichment/types.ts';
import { ENRICHED } from '../../domain/search/document.ts';
import { IMPORTANCES, INTENTS, LANES, SENTIMENTS } from '../../domain/triage/types.ts';
import type { CountedCall } from '../../testing/recount.ts';

/** Days on which clocks are set in Europe and America lie within. */
const FROM = Date.parse('2025-10-20T00:00:00Z');
const SPAN_MS = 40 * 86_400_000;

const PRODUCTS = ['fibre', 'mobile', 'television', 'Ñandú', 'unknown', 'बिजली', '\u{1F4F1} plan', '\uffee'];
const KEY_ISSUES = ['NEW_ISSUE', 'refund', 'outage'];
const TAGS = ['line', 'दो शब्द', 'Ärger', 'unknown'];
/** Words that neither lose an ending nor sound like another. */
const SENTENCES = ['modem blinks red', 'red modem blinks', 'send new sim card', 'card'];
const ISSUES = ['refund', 'outage', 'login', 'wrong-charge', 'late-delivery', 'cancellation'];

/**
 * Binary places of scores: what lies between two of them at any percentile that is asked for has six decimals at most, so
 * that no engine has to decide which way a half is rounded.
 */
const SCORE_BITS = 4;

/** Pseudo-random calls, the same for the same number; some lack optional fields, many share values and times. */
export function sampleCalls(size: number): readonly CountedCall[] {
  const random = generator(7);
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const some = (from: readonly string[]) => from.filter(() => random() < 0.25);
  return Array.from({ length: size }, () => ({
    client_id: `client-${Math.floor(random() ** 2 * 40)}`,
    ...(random() < 0.7 && { client_segment: pick(['consumer', 'business', 'premium']) }),
    product: pick(PRODUCTS),
    region: pick(['north', 'south', 'west']),
    agent_id: `agent-${Math.floor(random() * 15)}`,
    ...(random() < 0.8 && { channel: pick(['phone', 'chat', 'unknown']) }),
    language: pick(['en', 'hi', 'hi-Latn']),
    timestamp: new Date(FROM + Math.floor(random() * SPAN_MS)).toISOString(),
    duration_seconds: Math.floor(random() * 900),
    intent: pick(INTENTS),
    sentiment: pick(SENTIMENTS),
    sentiment_score: binaryFraction(random() * 2 - 1, SCORE_BITS),
    importance: pick(IMPORTANCES),
    importance_score: binaryFraction(random(), SCORE_BITS),
    lane: pick(LANES),
    issues: some(ISSUES),
    mentioned_products: some(PRODUCTS),
    flags: some(['uncertain', 'shadow-sample']),
    ...enrichmentFields(random, pick),
    cost_usd: random() < 0.5 ? 0 : binaryFraction(random() / 100, 20),
    text: pick(SENTENCES),
  }));
}

type Pick = <T>(from: readonly [T, ...T[]] | readonly T[]) => T;

/** Half of the calls are enriched, a few of them by rules alone. */
function enrichmentFields(random: () => number, pick: Pick) {
  const some = (from: readonly string[]) => from.filter(() => random() < 0.3);
  if (random() < 0.5) return { enriched: 'none', key_issues: [], tags: [] } as const;
  return {
    enriched: random() < 0.9 ? 'model' : 'extractive',
    key_issues: some(KEY_ISSUES),
    tags: some(TAGS),
    resolution: pick(RESOLUTIONS),
    churn_risk: pick(RISKS),
    escalation_risk: pick(RISKS),
  } as const;
}

/** Rounded to `bits` binary places: sums of such numbers are exact, so an average is the same in whatever order it is added up. */
function binaryFraction(value: number, bits: number): number {
  return Math.round(value * 2 ** bits) / 2 ** bits;
}

/** Linear congruential generator, 0..1 (constants of Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo');

const day = fc.integer({ min: -3, max: 43 }).map((days) => new Date(FROM + days * 86_400_000).toISOString());
const dateRange = fc.tuple(day, day, fc.boolean()).map(([a, b, whole]) => {
  const [start = '', end = ''] = [a, b]
    .sort()
    .map((time) => (whole ? time.slice(0, 10) : time.replace('00:00', '07:41')));
  return { start, end };
});
const openRange = dateRange.chain(({ start, end }) => fc.constantFrom({ start }, { end }));

const date_range = fc.oneof({ weight: 3, arbitrary: dateRange }, openRange);

const triageFilters = fc.record(
  {
    product: fc.subarray(PRODUCTS, { minLength: 1 }),
    client_segment: fc.subarray(['consumer', 'premium', 'unknown'], { minLength: 1 }),
    channel: fc.subarray(['phone', 'unknown'], { minLength: 1 }),
    issue: fc.subarray(ISSUES, { minLength: 1 }),
    intent: fc.subarray([...INTENTS], { minLength: 1 }),
    flag: fc.constant(['uncertain']),
    importance_min: fc.constantFrom(0.5, 0.25),
    date_range,
  },
  { requiredKeys: [] },
);

const enrichmentFilters = fc.record(
  {
    key_issue: fc.subarray(KEY_ISSUES, { minLength: 1 }),
    tag: fc.subarray(TAGS, { minLength: 1 }),
    resolution: fc.subarray([...RESOLUTIONS], { minLength: 1 }),
    churn_risk: fc.subarray([...RISKS], { minLength: 1 }),
    escalation_risk: fc.constant(['unknown' as const]),
    enriched: fc.subarray([...ENRICHED], { minLength: 1 }),
    date_range,
  },
  { requiredKeys: [] },
);

/** What is not wanted, what is said, and how long it takes. */
const questionFilters = fc.record(
  {
    not: fc.record(
      {
        product: fc.subarray(PRODUCTS, { minLength: 1 }),
        channel: fc.subarray(['phone', 'unknown'], { minLength: 1 }),
        issue: fc.subarray(ISSUES, { minLength: 1, maxLength: 2 }),
        mentioned_product: fc.subarray(PRODUCTS, { minLength: 1, maxLength: 2 }),
        resolution: fc.subarray([...RESOLUTIONS], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    contains: fc.subarray(['modem blinks', 'Red', 'sim card'], { minLength: 1, maxLength: 2 }),
    mentioned_product: fc.subarray(PRODUCTS, { minLength: 1 }),
    duration_min: fc.constantFrom(0, 300, 450.5),
    duration_max: fc.constantFrom(450.5, 600, 899),
    date_range,
  },
  { requiredKeys: [] },
);

const filters = fc.oneof({ weight: 2, arbitrary: triageFilters }, enrichmentFilters, questionFilters);

const fieldGroup = fc.record(
  { by: fc.constantFrom(...FIELD_NAMES), top: fc.integer({ min: 1, max: 12 }) },
  { requiredKeys: ['by'] },
);
const timeGroup = fc.record({ by: fc.constantFrom(...INTERVALS, ...CYCLES) });

const written = fc.record(
  {
    metrics: fc.uniqueArray(fc.constantFrom(...METRIC_NAMES), { minLength: 1, maxLength: 4 }),
    group_by: fc.array(fc.oneof(fieldGroup, timeGroup), { maxLength: 2 }),
    filters,
    time_zone: zone,
    order_by: fc.constantFrom('key', ...METRIC_NAMES),
    order: fc.constantFrom('asc', 'desc'),
    limit: fc.integer({ min: 1, max: 40 }),
    percentages: fc.boolean(),
    min_count: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: [] },
);

/** Valid plans of every kind over such calls; bad combinations are left out. */
export const somePlan: fc.Arbitrary<AggregationPlan> = written
  .map((plan) => parsePlan(plan))
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.plan);

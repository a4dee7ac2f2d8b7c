import { parsePlan } from '#lambdas/domain/analytics/parse-plan.ts';
import type { AggregationPlan } from '#lambdas/domain/analytics/plan.ts';
import type { QueryParameters } from '#lambdas/domain/analytics/query-parameters.ts';
import type { Filters } from '#lambdas/domain/search/filters.ts';
import { parseSearchRequest, type SearchMode, type SearchRequest } from '#lambdas/domain/search/search-request.ts';
import { createRandom } from '../local/train/random.ts';
import { type Material, orderNumber, skewed, VALUES, YEAR_MS, YEAR_START } from './search-corpus.ts';
import { TOPICS } from './search-text.ts';

type Random = () => number;

const GROUPS = ['product', 'region', 'agent_id', 'intent', 'day'] as const;
const DAY_MS = 86_400_000;
/** Days that a question is about; the year is all there is. */
const SPANS = [7, 30, 90, 365] as const;
/** One search in so many asks for an order. */
const ORDER_EVERY = 20;

export interface Question {
  readonly request: SearchRequest;
  readonly vector: Float32Array;
}

/** Questions as people ask them, the same ones in each run and no two alike, so that no cache of the engine answers. */
export interface Questions {
  plan(): AggregationPlan;
  summary(): QueryParameters;
  /** With filters always for `semantic`, for half of the others. `calls` is the number of calls that there are. */
  search(mode: SearchMode, calls: number): Question;
}

export function createQuestions(material: Material, seed: number): Questions {
  const random = createRandom(seed);
  let asked = 0;
  return {
    plan: () => planOf(GROUPS[asked++ % GROUPS.length] ?? 'product', filtersOf(random)),
    summary() {
      const { product, region, date_range } = filtersOf(random);
      const { start = '', end = '' } = date_range ?? {};
      return { start_date: [start], end_date: [end], ...(product && { product }), ...(region && { region }) };
    },
    search(mode, calls) {
      const topic = skewed(random, TOPICS);
      const words = material.vocabulary.phrase(random, 2 + Math.floor(random() * 4), topic);
      const order = mode !== 'semantic' && asked++ % ORDER_EVERY === 0;
      const query = order ? `${words} ${orderNumber(Math.floor(random() * calls))}` : words;
      const filters = mode === 'semantic' || random() < 0.5 ? filtersOf(random) : {};
      return { request: requestOf({ query, mode, filters }), vector: material.vectorOf(random, topic) };
    },
  };
}

/** A time, and for half of the questions a product or a region. */
function filtersOf(random: Random): Filters {
  const length = (SPANS[Math.floor(random() * SPANS.length)] ?? 7) * DAY_MS - 1 - Math.floor(random() * DAY_MS);
  const start = YEAR_START + Math.floor(random() * (YEAR_MS - length));
  const field = random();
  return {
    date_range: { start: new Date(start).toISOString(), end: new Date(start + length).toISOString() },
    ...(field < 0.25 && { product: [`product-${skewed(random, VALUES.products)}`] }),
    ...(field > 0.75 && { region: [`region-${skewed(random, VALUES.regions)}`] }),
  };
}

function planOf(by: (typeof GROUPS)[number], filters: Filters): AggregationPlan {
  const parsed = parsePlan({ metrics: ['count', 'avg_importance'], group_by: [{ by }], filters });
  if (!parsed.ok) throw new Error(`The plan is refused: ${parsed.fault.field}`);
  return parsed.plan;
}

function requestOf(body: object): SearchRequest {
  const parsed = parseSearchRequest(JSON.stringify(body));
  if (!parsed.ok) throw new Error(`The search is refused: ${parsed.field}`);
  return parsed.request;
}

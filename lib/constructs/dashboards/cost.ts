import { Duration } from 'aws-cdk-lib';
import { type IMetric, type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Purpose } from '#lambdas/domain/cost/ledger.ts';
import type { MetricKey } from '#lambdas/metrics.ts';
import { lanesOf } from '../../model-settings.ts';
import type { Counting } from '../counted-by.ts';
import { averaged, highest, measured, named, PERIOD, ratio, summed, total } from '../metrics.ts';
import type { Watched } from '../watched.ts';
import { COLUMNS, figures, gauge, graph, heading } from './widgets.ts';

const HOUR = Duration.hours(1);
const DAY_HOURS = 24;
const HALF = COLUMNS / 2;
const QUARTER = COLUMNS / 4;

type Config = Watched['config'];

/** What each function asks models for. */
const PURPOSES_OF = {
  enrichment: ['enrichment', 'repair', 'shadow', 're-enrichment'],
  'batch-enrichment': ['batch'],
  query: ['understanding', 'answer', 'repair'],
  'query-stream': ['understanding', 'answer', 'repair'],
  'complaint-summary': ['complaint-summary', 'repair'],
  indexing: ['embedding'],
} as const satisfies Readonly<Record<Counting<'modelCost'>, readonly Purpose[]>>;

type Paying = keyof typeof PURPOSES_OF;
/** All but what embeds, which has a model of its own. */
const ASKING = ['enrichment', 'batch-enrichment', 'query', 'query-stream', 'complaint-summary'] as const;
type Split = 'modelCost' | 'modelCalls';

/** What is spent, on what, and whether the budget lasts. */
export function costDashboard({ config }: Watched): IWidget[][] {
  return [
    [heading('Cost', 'Dollars of models, as in the ledger. Where all the other money goes is in docs/COST.md.')],
    overview(config),
    [
      graph('Spent an hour, by model', byModel('modelCost', config), { unit: '$', stacked: true, width: HALF }),
      graph('Spent an hour, by purpose', byPurpose('modelCost'), { unit: '$', stacked: true, width: HALF }),
    ],
    budget(config),
    perPiece(),
    [heading('Calls of models', 'What is paid for, and what came of it.')],
    [
      graph('Calls an hour, by model', byModel('modelCalls', config), { unit: 'calls', stacked: true }),
      graph('Calls an hour, by purpose', byPurpose('modelCalls'), { unit: 'calls', stacked: true }),
      graph('Calls an hour, by outcome', byOutcome(), { unit: 'calls', stacked: true }),
    ],
    [
      graph('Tokens read an hour, by model', byModel('modelInputTokens', config), { unit: 'tokens', stacked: true }),
      graph('Tokens written an hour, by model', byLane('modelOutputTokens', config), {
        unit: 'tokens',
        stacked: true,
      }),
      graph('Embedded, and saved by what was there', embedded(), { unit: 'moments, tokens' }),
    ],
  ];
}

function overview({ budgetDayUsd }: Config): IWidget[] {
  const spent = summed('modelCost', { period: HOUR, label: '$ this hour' });
  const saved = summed('savings', { period: HOUR, label: '$ saved this hour' });
  return [
    figures('This hour', [spent, saved, savedShare()], HALF),
    figures('Each', [perCall(), perQuery()], QUARTER),
    figures('At this pace, of the budget of a day', [burnRate(budgetDayUsd)], QUARTER),
  ];
}

function budget({ budgetEconomyShare, budgetDayUsd }: Config): IWidget[] {
  const marks = [
    { value: 100 * budgetEconomyShare, label: 'economical model only' },
    { value: 100, label: 'no model' },
  ];
  const used = [
    highest('budgetUsedDay', { label: '% of the day' }),
    highest('budgetUsedMonth', { label: '% of the month' }),
  ];
  const pace = { unit: '%', width: QUARTER, marks: [{ value: 100, label: 'the whole budget' }] };
  return [
    gauge('Budget that is committed', used, QUARTER),
    graph('Budget that is committed', used, { unit: '%', width: QUARTER, marks }),
    graph('Pace: budget of a day, at what this hour costs', [burnRate(budgetDayUsd)], pace),
    graph('Step: 1 economical model only, 2 no model', [highest('budgetStep')], {
      unit: 'step',
      width: QUARTER,
      max: 2,
    }),
  ];
}

function perPiece(): IWidget[] {
  const queries = (['aggregation', 'search', 'insight'] as const).map((type) =>
    averaged('queryCost', { by: ['type', type], period: HOUR, label: type }),
  );
  const saved = [
    summed('savings', { period: HOUR, label: 'saved' }),
    summed('modelCost', { period: HOUR, label: 'spent' }),
  ];
  return [
    graph('An enriched call', [perCall()], { unit: '$' }),
    graph('A question, by type', queries, { unit: '$' }),
    graph('Saved against a design that has a model read every call', saved, { unit: '$' }),
  ];
}

/** Of a call that a model read, whichever way. */
function perCall(): IMetric {
  const services = ['enrichment', 'batch-enrichment'] as const;
  const of = { of: services, period: HOUR };
  return ratio([summed('modelCost', of), summed('callsEnriched', of)], { label: '$ a call', period: HOUR });
}

function perQuery(): IMetric {
  return averaged('queryCost', { period: HOUR, label: '$ a question' });
}

function savedShare(): IMetric {
  const saved = summed('savings', { period: HOUR });
  const naive = total([saved, summed('modelCost', { period: HOUR })], 'naive', HOUR);
  return ratio([saved, naive], { label: '% saved', period: HOUR, times: 100 });
}

/** Percent of the budget of a day that a day like this hour would cost; without a budget, of a cent. */
function burnRate(budgetDayUsd: number): IMetric {
  const usingMetrics = named([summed('modelCost', { period: HOUR })]);
  const [spent] = Object.keys(usingMetrics);
  return new MathExpression({
    expression: `${100 * DAY_HOURS} * ${spent} / ${Math.max(0.01, budgetDayUsd)}`,
    usingMetrics,
    label: '% of a day',
    period: HOUR,
  });
}

function byModel(key: Split | 'modelInputTokens', config: Config): IMetric[] {
  const { embeddingModel } = config;
  const embedding = measured(key, 'indexing', {
    statistic: 'Sum',
    by: ['model', embeddingModel],
    period: HOUR,
    label: embeddingModel,
  });
  return [...byLane(key, config), embedding];
}

function byLane(key: Split | 'modelInputTokens' | 'modelOutputTokens', config: Config): IMetric[] {
  const of = ASKING;
  return lanesOf(config).map((model) => summed(key, { of, by: ['model', model], period: HOUR, label: model }));
}

function byPurpose(key: Split): IMetric[] {
  const services = Object.keys(PURPOSES_OF) as Paying[];
  const purposes = [...new Set(services.flatMap((service): readonly Purpose[] => PURPOSES_OF[service]))];
  return purposes.map((purpose) => {
    const of = services.filter((service) => (PURPOSES_OF[service] as readonly Purpose[]).includes(purpose));
    return summed(key, { of, by: ['purpose', purpose], period: HOUR, label: purpose });
  });
}

/** Answers, those that were of no use, and calls that a model did not answer. */
function byOutcome(): IMetric[] {
  return (['answered', 'invalid', 'throttled', 'unavailable', 'timeout', 'lost', 'refused'] as const).map((outcome) =>
    summed('modelCalls', { by: ['outcome', outcome], period: HOUR, label: outcome }),
  );
}

function embedded(): IMetric[] {
  const keys = ['momentsEmbedded', 'momentsReused', 'embeddingTokens'] as const satisfies readonly MetricKey[];
  return keys.map((key) => measured(key, 'indexing', { statistic: 'Sum', period: PERIOD }));
}

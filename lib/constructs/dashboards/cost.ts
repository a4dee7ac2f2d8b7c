import { type IMetric, type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { LedgerResult, Purpose } from '#lambdas/domain/cost/ledger.ts';
import { QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import type { MetricKey } from '#lambdas/metrics.ts';
import { lanesOf } from '../../model-settings.ts';
import type { Counting } from '../counted-by.ts';
import { averaged, highest, hourly, named, PERIOD, ratio, summed, total } from '../metrics.ts';
import type { Watched } from '../watched.ts';
import { COLUMNS, figures, gauge, graph, heading } from './widgets.ts';

const DAY_HOURS = 24;
const MONTH_DAYS = 30;
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
  'index-admin': ['embedding'],
} as const satisfies Readonly<Record<Counting<'modelCost'>, readonly Purpose[]>>;

type Paying = keyof typeof PURPOSES_OF;
const EMBEDDING = ['indexing', 'index-admin'] as const;
type Embedding = (typeof EMBEDDING)[number];
/** Those that wait for each answer, and all. */
const WAITING = ['enrichment', 'query', 'query-stream', 'complaint-summary', 'indexing'] as const;
const EVERYBODY = [...WAITING, 'batch-enrichment'] as const;

type Lane = 'modelStrong' | 'modelEconomy' | 'modelFallback';
const EVERY_LANE = ['modelStrong', 'modelEconomy', 'modelFallback'] as const;

/** Which models each function asks; what embeds has one of its own. */
const LANES_OF = {
  enrichment: EVERY_LANE,
  'batch-enrichment': ['modelEconomy'],
  query: EVERY_LANE,
  'query-stream': EVERY_LANE,
  'complaint-summary': ['modelEconomy', 'modelFallback'],
} as const satisfies Readonly<Record<Exclude<Paying, Embedding>, readonly Lane[]>>;

type Asking = keyof typeof LANES_OF;
type Outcome = LedgerResult['outcome'];

/** How a call can end for a function: nobody waits for the records of a batch job, which so have no time-out. */
const OUTCOMES = {
  // A rebuild that gets no embeddings fails, which whoever began it sees.
  answered: [...EVERYBODY, 'index-admin'],
  invalid: EVERYBODY,
  throttled: EVERYBODY,
  unavailable: EVERYBODY,
  timeout: WAITING,
  lost: WAITING,
  refused: EVERYBODY,
} as const satisfies Readonly<Record<Outcome, readonly Paying[]>>;

/** They read calls, which is what a naive design would do as well. */
const READING = ['enrichment', 'batch-enrichment'] as const;
type Split = 'modelCost' | 'modelCalls';

/** What is spent, on what, and whether the budget lasts. */
export function costDashboard({ config }: Watched): IWidget[][] {
  const perHour = { unit: '$ an hour', stacked: true, width: HALF };
  const alarm = [{ value: config.alarmHourlyUsd, label: 'alarm' }];
  return [
    [
      heading(
        'Cost',
        'Dollars of models, as in the ledger; where all the other money goes is in docs/COST.md. The figures are of all the time that is shown. Saved: what the model of our strong lane would cost if it read every call whole, less what reading calls cost.',
      ),
    ],
    overview(),
    [
      graph('Spent an hour, by model', byModel('modelCost', config), { ...perHour, marks: alarm }),
      graph('Spent an hour, by purpose', byPurpose('modelCost'), { ...perHour, marks: alarm }),
    ],
    [
      heading(
        'Budget',
        'Committed is what was spent and what requests under way may spend. The pace is the share of the budget that is committed, beside the share of the day or of 30 days that is gone (UTC): above 100 % the budget ends before its time.',
      ),
    ],
    budget(config),
    perPiece(),
    [heading('Calls of models', 'What is paid for, and what came of it; at the pace of the moment, for an hour.')],
    [
      graph('Calls an hour, by model', byModel('modelCalls', config), { unit: 'calls an hour', stacked: true }),
      graph('Calls an hour, by purpose', byPurpose('modelCalls'), { unit: 'calls an hour', stacked: true }),
      graph('Calls an hour, by outcome', byOutcome(), { unit: 'calls an hour', stacked: true }),
    ],
    [
      graph('Tokens read an hour, by model', byModel('modelInputTokens', config), {
        unit: 'tokens an hour',
        stacked: true,
      }),
      graph('Tokens written an hour, by model', byLane('modelOutputTokens', config), {
        unit: 'tokens an hour',
        stacked: true,
      }),
      graph('Embedded, and saved by what was there', embedded(), { unit: 'moments, tokens' }),
    ],
  ];
}

function overview(): IWidget[] {
  const spent = summed('modelCost', { label: '$ spent' });
  const saved = summed('savings', { label: '$ saved' });
  const whole = { whole: true };
  return [
    figures('Spent and saved', [spent, saved, savedShare()], { ...whole, width: 9 }),
    figures('Each', [perCall(), perEnrichedCall(), perQuery()], { ...whole, width: 9 }),
    figures('Pace', paces(), { width: 6 }),
  ];
}

function budget({ budgetEconomyShare }: Config): IWidget[] {
  const marks = [
    { value: 100 * budgetEconomyShare, label: 'economical model only' },
    { value: 100, label: 'no model' },
  ];
  const [day, month] = [
    highest('budgetUsedDay', { label: '% of the day' }),
    highest('budgetUsedMonth', { label: '% of the month' }),
  ];
  return [
    gauge('Budget of the day', [day], 4),
    gauge('Budget of the month', [month], 4),
    graph('Budget that is committed', [day, month], { unit: '%', width: QUARTER, marks }),
    graph('Pace of the budget', paces(), {
      unit: '%',
      width: 5,
      marks: [{ value: 100, label: 'just lasts' }],
    }),
    graph('Step: 1 economical model only, 2 no model', [highest('budgetStep', { label: 'step' })], {
      unit: 'step',
      width: 5,
      max: 2,
    }),
  ];
}

function perPiece(): IWidget[] {
  const queries = QUERY_TYPES.map((type) => averaged('queryCost', { by: ['type', type], label: type }));
  const saved = [
    hourly('savings', { label: 'saved' }),
    hourly('modelCost', { of: READING, label: 'spent on reading calls' }),
  ];
  return [
    graph('A call', [perCall(), perEnrichedCall()], { unit: '$' }),
    graph('A question, by type', queries, { unit: '$' }),
    graph('Saved against a design that has a model read every call', saved, { unit: '$ an hour' }),
  ];
}

/** Of every call that is stored, whether a model reads it or not: reading and embeddings. */
function perCall(): IMetric {
  const spent = summed('modelCost', { of: [...READING, 'indexing'] });
  return ratio([spent, summed('callsStored')], { label: '$ a stored call' });
}

/** Of a call that a model read, whichever way. */
function perEnrichedCall(): IMetric {
  return ratio([summed('modelCost', { of: READING }), summed('callsEnriched', { of: READING })], {
    label: '$ a call that a model read',
  });
}

function perQuery(): IMetric {
  return averaged('queryCost', { label: '$ a question' });
}

/** Of what a naive design pays for reading the calls. Questions and embeddings cost it the same, so they are not in it. */
function savedShare(): IMetric {
  const saved = summed('savings');
  const naive = total([saved, summed('modelCost', { of: READING })], 'naive');
  return ratio([saved, naive], { label: '% saved', times: 100 });
}

/**
 * Share of the budget that is committed by the share of its time that is gone, by the clock of the end of each period.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html: HOUR, MINUTE and DATE are UTC, and
 * have values where the metric has none, where arithmetic takes it for 0. So only what was counted has a pace: the number
 * of samples is never 0 where there is one, and a condition without a point gives none.
 */
function paces(): IMetric[] {
  const pace = (key: 'budgetUsedDay' | 'budgetUsedMonth', label: string, gone: (id: string) => string) => {
    const usingMetrics = named([highest(key), summed(key, { statistic: 'SampleCount' })]);
    const [used = '', samples] = Object.keys(usingMetrics);
    const expression = `IF(${samples}, ${used} / ${gone(used)})`;
    return new MathExpression({ expression, usingMetrics, label, period: PERIOD });
  };
  const day = (id: string) => `((HOUR(${id}) + (MINUTE(${id}) + ${PERIOD.toMinutes()}) / 60) / ${DAY_HOURS})`;
  return [
    pace('budgetUsedDay', '% pace of the day', day),
    pace('budgetUsedMonth', '% pace of the month', (id) => `((DATE(${id}) - 1 + ${day(id)}) / ${MONTH_DAYS})`),
  ];
}

function byModel(key: Split | 'modelInputTokens', config: Config): IMetric[] {
  const { embeddingModel } = config;
  const embedding = hourly(key, { of: EMBEDDING, by: ['model', embeddingModel], label: embeddingModel });
  return [...byLane(key, config), embedding];
}

function byLane(key: Split | 'modelInputTokens' | 'modelOutputTokens', config: Config): IMetric[] {
  return lanesOf(config).map((model) => {
    const of = (Object.keys(LANES_OF) as Asking[]).filter((service) =>
      LANES_OF[service].some((lane) => config[lane] === model),
    );
    return hourly(key, { of, by: ['model', model], label: model });
  });
}

function byPurpose(key: Split): IMetric[] {
  const services = Object.keys(PURPOSES_OF) as Paying[];
  const purposes = [...new Set(services.flatMap((service): readonly Purpose[] => PURPOSES_OF[service]))];
  return purposes.map((purpose) => {
    const of = services.filter((service) => (PURPOSES_OF[service] as readonly Purpose[]).includes(purpose));
    return hourly(key, { of, by: ['purpose', purpose], label: purpose });
  });
}

/** Answers, those that were of no use, and calls that a model did not answer. */
function byOutcome(): IMetric[] {
  return (Object.keys(OUTCOMES) as Outcome[]).map((outcome) =>
    hourly('modelCalls', { of: OUTCOMES[outcome], by: ['outcome', outcome], label: outcome }),
  );
}

function embedded(): IMetric[] {
  const keys = ['momentsEmbedded', 'momentsReused', 'embeddingTokens'] as const satisfies readonly MetricKey[];
  return keys.map((key) => summed(key));
}

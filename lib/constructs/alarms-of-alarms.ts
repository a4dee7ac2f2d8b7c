import type { AlarmOfAlarms } from './alarms.ts';
import { apiAlarms } from './api-alarms.ts';
import { complaintAlarms } from './complaint-alarms.ts';
import { costAlarms } from './cost-alarms.ts';
import { enrichmentAlarms } from './enrichment-alarms.ts';
import { functionAlarms } from './function-alarms.ts';
import { modelAlarms } from './model-alarms.ts';
import { queueAlarms } from './queue-alarms.ts';
import { searchAlarms } from './search-alarms.ts';
import type { Watched } from './watched.ts';

/** Every alarm that watches a metric, by its name. */
export function metricAlarms(watched: Watched) {
  return {
    ...apiAlarms(watched),
    ...functionAlarms(watched),
    ...costAlarms(watched),
    ...queueAlarms(watched),
    ...enrichmentAlarms(watched),
    ...modelAlarms(),
    ...searchAlarms(watched),
    ...complaintAlarms(),
  };
}

type MetricAlarmName = keyof ReturnType<typeof metricAlarms>;

interface AlarmOfMetricAlarms extends AlarmOfAlarms {
  readonly anyOf: readonly MetricAlarmName[];
}

/**
 * One message for one cause. What a broken search engine or a model that does not answer brings about is told of only
 * while neither is broken: their alarms are raised first and last longer than what follows from them.
 */
export const ALARMS_OF_ALARMS = {
  SearchEngineDown: {
    severity: 'page',
    description: 'The search engine does not answer: calls are stored, but neither indexed nor found.',
    anyOf: ['SearchUnreachable', 'SearchClusterRed'],
  },
  ModelsUnavailable: {
    severity: 'page',
    description: 'No model answers, or one refuses what it is asked: calls wait, questions get less than they could.',
    anyOf: [
      'EnrichmentBatchFailed',
      'ModelRefused',
      'BatchModelRefused',
      'QueryModelRefused',
      'QueryStreamModelRefused',
      'ComplaintSummaryModelRefused',
    ],
  },
  BudgetEconomy: {
    severity: 'info',
    description: 'Most of the budget is committed: only the economical model is used.',
    anyOf: [
      'BudgetEconomyOnly',
      'BatchBudgetEconomyOnly',
      'QueryBudgetEconomyOnly',
      'QueryStreamBudgetEconomyOnly',
      'ComplaintSummaryBudgetEconomyOnly',
    ],
  },
  BudgetSpent: {
    severity: 'page',
    description: 'The budget is committed: nothing is asked of models until the day, or the month, is over.',
    anyOf: [
      'BudgetExtractiveOnly',
      'BatchBudgetExtractiveOnly',
      'QueryBudgetExtractiveOnly',
      'QueryStreamBudgetExtractiveOnly',
      'ComplaintSummaryBudgetExtractiveOnly',
    ],
  },
  ApiFailing: {
    severity: 'page',
    description: 'Callers get errors, or wait too long, and the search engine is not to blame.',
    anyOf: ['ApiErrorRate', 'ApiSlow', 'RoutesFailed', 'ComplaintRoutesFailed'],
    unless: ['SearchEngineDown'],
  },
  PipelineFailing: {
    severity: 'page',
    description: 'Functions that read and enrich calls or open complaints fail, and the search engine is not to blame.',
    anyOf: ['FunctionErrorRate', 'ComplaintIntakeFailed', 'ComplaintTimersFailed'],
    unless: ['SearchEngineDown'],
  },
  SweepersFailing: {
    severity: 'ticket',
    description: 'What a crash or a timer has left behind is not sent on, and nothing else that fails explains it.',
    anyOf: ['SweeperFailed', 'ComplaintSweeperFailed'],
    unless: ['SearchEngineDown', 'PipelineFailing'],
  },
  IndexBehind: {
    severity: 'ticket',
    description: 'Calls become searchable late, or are found by words alone, and the search engine is not to blame.',
    anyOf: ['IndexLag', 'IndexingDelayed', 'SearchDegraded'],
    unless: ['SearchEngineDown'],
  },
  EffectsOutstanding: {
    severity: 'ticket',
    description: 'What a call or a complaint brings about is outstanding, though search engine and models answer.',
    anyOf: ['UnsettledAge', 'ComplaintsUnsettledAge'],
    unless: ['SearchEngineDown', 'ModelsUnavailable'],
  },
  EnrichmentBehind: {
    severity: 'page',
    description: 'Calls wait for a model for too long, though models answer and the budget is not spent.',
    anyOf: ['EnrichmentPriorityDelayed', 'EnrichmentDelayed'],
    unless: ['ModelsUnavailable', 'BudgetSpent'],
  },
  ComplaintEventsLost: {
    severity: 'ticket',
    description: 'Events of complaints could not be published; the sweeper has them published again.',
    anyOf: ['ComplaintIntakeEventsFailed', 'ComplaintTimersEventsFailed', 'ComplaintsEventsFailed'],
  },
} as const satisfies Readonly<Record<string, AlarmOfMetricAlarms>>;

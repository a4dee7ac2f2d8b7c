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
 * One message for one cause. What a broken search engine or models that do not answer bring about is told of only while
 * neither is broken: their alarms are raised first, as rates have to be too high for five minutes, and last longer than
 * what follows from them. A model that refuses some requests explains nothing else.
 */
export const ALARMS_OF_ALARMS = {
  SearchEngineDown: {
    severity: 'page',
    description: 'The search engine does not answer: calls are stored, but neither indexed nor found.',
    anyOf: ['SearchUnreachable', 'SearchClusterRed'],
  },
  ApiFailing: {
    severity: 'page',
    description: 'Callers get errors, or wait too long, and the search engine is not to blame.',
    anyOf: ['ApiErrorRate', 'ApiSlow', 'RoutesFailed', 'ComplaintRoutesFailed'],
    unless: ['SearchEngineDown'],
  },
  PipelineFailing: {
    severity: 'page',
    description:
      'Functions that read and enrich calls or open complaints fail, and neither the search engine nor the models are to blame.',
    anyOf: ['MessagesReturned', 'FunctionErrorRate', 'ComplaintIntakeFailed', 'ComplaintTimersFailed'],
    unless: ['SearchEngineDown', 'ModelsUnavailable'],
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
} as const satisfies Readonly<Record<string, AlarmOfMetricAlarms>>;

import type { IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { routesOf } from '#lambdas/domain/access/roles.ts';
import { CLOCKS } from '#lambdas/domain/complaints/steps.ts';
import { RejectCode } from '#lambdas/domain/ingestion/reject.ts';
import { QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import { ASKER, METRICS, type MetricKey } from '#lambdas/metrics.ts';
import { ROLES } from '#lambdas/names.ts';
import { departmentsOf } from '../../complaint-policy.ts';
import { highest, summed } from '../metrics.ts';
import type { Watched } from '../watched.ts';
import { COLUMNS, distinct, graph, heading } from './widgets.ts';

const HALF = COLUMNS / 2;
const QUARTER = COLUMNS / 4;
/** Roles that may ask questions; the others get no further than the authorizer. */
const ASKING = ROLES.filter((role) => routesOf([role]).includes('POST /query'));

/** What of the work is done, left or refused: rows of the dashboard of operations. */
export function businessRows({ config, functions }: Watched): IWidget[][] {
  return [
    [heading('Calls', 'From uploads to stored, announced and searchable calls.')],
    [
      graph('Uploads', counts('objectsReceived', 'objectsResumed', 'objectsGone', 'eventsIgnored'), {
        unit: 'uploads',
        width: QUARTER,
      }),
      graph('Calls', counts('callsStored', 'callsSuperseded', 'callsDuplicate', 'quarantined'), {
        unit: 'calls',
        width: QUARTER,
      }),
      graph('Why in quarantine', whyInQuarantine(), { unit: 'calls, uploads', stacked: true, width: QUARTER }),
      graph('Told and sent on', counts('eventsPublished', 'eventsFailed', 'callsSwept'), {
        unit: 'calls',
        width: QUARTER,
      }),
    ],
    [
      graph('Index', counts('callsIndexed', 'callsIndexRefused', 'callsIndexRetried'), { unit: 'calls' }),
      graph('What cannot be reached', counts('indexUnavailable', 'embeddingFailed'), {
        unit: 'batches, requests, moments',
      }),
      graph('Oldest outstanding', oldest('unsettledAge', 'complaintsUnsettledAge', 'deadlineLag'), { unit: 's' }),
    ],
    [heading('Models', 'Calls wait while no model answers, and are read without one when they have waited enough.')],
    [
      graph('Trouble', counts('modelRefused', 'modelCircuitOpened', 'enrichmentBatchFailed', 'enrichmentRequeued'), {
        unit: 'count',
      }),
      graph('Batch jobs', counts('batchJobsStarted', 'batchRecords', 'batchRecordsFailed'), { unit: 'count' }),
      graph('Days until the first model ends', [endOfLife()], { unit: 'days' }),
    ],
    [
      heading(
        'People',
        'Who asks what. A person is counted once an hour, under a pseudonym that holds for a day; who knows the subjects of tokens can reckon it.',
      ),
    ],
    [
      graph('Questions by type', byType(), { unit: 'questions', stacked: true, width: QUARTER }),
      graph('Questions by role', byRole(), { unit: 'questions', stacked: true, width: QUARTER }),
      graph('Searches and refused questions', counts('searches', 'queriesRefused'), { unit: 'count', width: QUARTER }),
      distinct('People who ask, in an hour', {
        field: ASKER,
        label: 'users',
        logs: [functions.query.logGroup, functions['query-stream'].logGroup],
      }),
    ],
    ...complaints(config),
  ];
}

function complaints(config: Watched['config']): IWidget[][] {
  const opened = departmentsOf(config).map((name) =>
    summed('complaintsOpened', { by: ['department', name], label: name }),
  );
  const missed = CLOCKS.map((clock) => summed('complaintsBreached', { by: ['clock', clock], label: clock }));
  const told = counts('complaintEventsPublished', 'complaintEventsFailed', 'complaintsLeft', 'complaintsSwept');
  return [
    [heading('Complaints', 'Tickets with deadlines.')],
    [
      graph('Opened, by department', opened, { unit: 'complaints', stacked: true, width: HALF }),
      graph('Missed deadlines', missed, { unit: 'deadlines', stacked: true, width: HALF }),
    ],
    [
      graph(
        'Steps and summaries',
        counts('complaintsResolved', 'complaintsRefreshed', 'complaintsRepeated', 'complaintSummaries'),
        { unit: 'count' },
      ),
      graph('Complaints told and sent on', told, { unit: 'count' }),
      graph('Not done', counts('complaintConflicts', 'complaintsIndexRefused'), {
        unit: 'count',
      }),
    ],
  ];
}

function counts(...keys: readonly MetricKey[]): IMetric[] {
  return keys.map((key) => summed(key, { label: METRICS[key].name }));
}

function oldest(...keys: readonly MetricKey[]): IMetric[] {
  return keys.map((key) => highest(key, { label: METRICS[key].name }));
}

function endOfLife(): IMetric {
  return summed('modelEndOfLifeDays', { statistic: 'Minimum', label: 'days' });
}

function whyInQuarantine(): IMetric[] {
  return Object.values(RejectCode).map((code) => summed('quarantined', { by: ['reason', code], label: code }));
}

function byType(): IMetric[] {
  return QUERY_TYPES.map((type) => summed('queries', { by: ['type', type], label: type }));
}

function byRole(): IMetric[] {
  return ASKING.map((role) => summed('queries', { by: ['role', role], label: role }));
}

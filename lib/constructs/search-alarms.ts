import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricAlarm } from './alarms.ts';
import { measured, named, PERIOD, summed } from './metrics.ts';
import { ofDomain, platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

const MINUTE = Duration.minutes(1);
/**
 * Raised in the second bad minute, so before what follows from it, and for a quarter of an hour after the last one, in
 * which what has been left lying is done.
 */
const SOON_AND_LONG = { raise: 2, of: 15 };
export const INDEX_LAG_SECONDS = 900;
/** The sweeper comes every minute, and a call that waits for a model is not its business. */
const UNSETTLED_AGE_SECONDS = 1800;
/** Percent of the searches of five minutes, and as many of them as make a share of any meaning. */
const DEGRADED = 20;
const FEWEST_SEARCHES = 5;
/** As AWS recommends them: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html */
const FREE_SHARE = 0.25;
const MB_PER_GB = 1024;
export const MEMORY_PRESSURE = 95;
const MEMORY_PERIODS = { raise: 3, of: 3 };

function degradedShare(): MathExpression {
  const usingMetrics = named([summed('searchesDegraded'), summed('searches')]);
  const [degraded, all] = Object.keys(usingMetrics);
  return new MathExpression({
    expression: `IF(${all} >= ${FEWEST_SEARCHES}, 100 * ${degraded} / ${all}, 0)`,
    usingMetrics,
    label: '% of the searches',
    period: PERIOD,
  });
}

/** Megabytes that are to be free on a node. */
export function leastStorage({ searchVolumeGb }: Pick<Watched['config'], 'searchVolumeGb'>): number {
  return Math.round(FREE_SHARE * searchVolumeGb * MB_PER_GB);
}

/** The alarms of the search engine and of what depends on it. */
export function searchAlarms({ config, domain }: Watched) {
  const of = ofDomain(domain);
  const free = leastStorage(config);
  return {
    SearchUnreachable: {
      severity: 'page',
      metric: summed('indexUnavailable', { period: MINUTE }),
      description: 'Functions cannot reach the search engine.',
      threshold: 1,
      periods: SOON_AND_LONG,
    },
    SearchClusterRed: {
      severity: 'page',
      metric: platform('AWS/ES', 'ClusterStatus.red', of, { statistic: 'Maximum', period: MINUTE }),
      description: 'A shard of the search domain has no copy that answers.',
      threshold: 1,
      periods: SOON_AND_LONG,
    },
    SearchStorageLow: {
      severity: 'ticket',
      metric: platform('AWS/ES', 'FreeStorageSpace', of, { statistic: 'Minimum' }),
      description: 'A node of the search domain has less than a quarter of its disk left.',
      threshold: free,
      when: 'atMost',
    },
    SearchMemoryPressure: {
      severity: 'ticket',
      metric: platform('AWS/ES', 'JVMMemoryPressure', of, { statistic: 'Maximum', period: MINUTE }),
      description: `A node of the search domain has used ${MEMORY_PRESSURE} % of its heap or more for three minutes.`,
      threshold: MEMORY_PRESSURE,
      periods: MEMORY_PERIODS,
    },
    IndexLag: {
      severity: 'ticket',
      metric: measured('indexLag', 'indexing', { statistic: 'Maximum' }),
      description: 'A call became searchable only a quarter of an hour after it was triaged or enriched.',
      threshold: INDEX_LAG_SECONDS,
    },
    UnsettledAge: {
      severity: 'ticket',
      metric: measured('unsettledAge', 'sweeper', { statistic: 'Maximum' }),
      description: 'What a stored call brings about has been outstanding for half an hour.',
      threshold: UNSETTLED_AGE_SECONDS,
      // The sweeper puts off what it has sent on for half an hour at most, and does not see it meanwhile.
      periods: { raise: 1, of: 7 },
    },
    SearchDegraded: {
      severity: 'ticket',
      metric: degradedShare(),
      description: `More than ${DEGRADED} % of the searches go by words alone, for want of vectors.`,
      threshold: DEGRADED,
      when: 'above',
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

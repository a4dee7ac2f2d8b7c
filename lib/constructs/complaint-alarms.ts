import type { MetricAlarm } from './alarms.ts';
import { measured, summed } from './metrics.ts';

/** Seconds after which a change of a complaint should long have had its effects; the sweeper comes every minute. */
const UNSETTLED_AGE_SECONDS = 900;
/**
 * Raised at once, and for a quarter of an hour after it was last seen: the sweeper leaves what it has sent on alone for up
 * to ten minutes and measures nothing of it meanwhile, so that people would be told every ten minutes.
 */
const BETWEEN_SWEEPS = { raise: 1, of: 3 };
/** Seconds that a missed deadline may go unnoticed. */
const DEADLINE_LAG_SECONDS = 300;

/** The alarms of complaints, beside those of their queues. */
export function complaintAlarms() {
  return {
    ComplaintsUnsettledAge: {
      severity: 'ticket',
      metric: measured('complaintsUnsettledAge', 'complaint-sweeper', { statistic: 'Maximum' }),
      description: 'The effects of a change of a complaint have been outstanding for a quarter of an hour.',
      threshold: UNSETTLED_AGE_SECONDS,
      periods: BETWEEN_SWEEPS,
    },
    DeadlineLag: {
      severity: 'page',
      metric: measured('deadlineLag', 'complaint-sweeper', { statistic: 'Maximum' }),
      description: 'A deadline was missed five minutes ago, and nothing was done about it yet.',
      threshold: DEADLINE_LAG_SECONDS,
      periods: BETWEEN_SWEEPS,
    },
    DeadlineNoticedLate: {
      severity: 'ticket',
      metric: measured('deadlineLag', 'complaint-timers', { statistic: 'Maximum' }),
      description: 'A missed deadline was noticed five minutes late: its timer did not come, or was kept waiting.',
      threshold: DEADLINE_LAG_SECONDS,
    },
    ComplaintEventsFailed: {
      severity: 'ticket',
      metric: summed('complaintEventsFailed'),
      description: 'Events of complaints could not be published; the sweeper has them published again.',
      threshold: 1,
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

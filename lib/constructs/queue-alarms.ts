import { Duration } from 'aws-cdk-lib';
import type { MetricAlarm, Severity } from './alarms.ts';
import { platform } from './platform-metrics.ts';
import type { QueueName, Watched } from './watched.ts';

interface QueueRule {
  readonly lost: string;
  readonly late: string;
  /** How long a message may wait. */
  readonly patience: Duration;
  readonly severity: Severity;
}

/** What it means that messages of a queue are given up, and that they wait. */
function rulesOf({ enrichmentPatienceSeconds }: Watched['config']): Readonly<Record<QueueName, QueueRule>> {
  return {
    Triage: {
      lost: 'Uploads could not be read again and again and lie in the dead-letter queue.',
      late: 'An upload has been waiting to be read for ten minutes.',
      patience: Duration.minutes(10),
      severity: 'page',
    },
    Indexing: {
      lost: 'Calls could not be indexed for hours and lie in the dead-letter queue.',
      late: 'A call has been waiting to be indexed for a quarter of an hour.',
      patience: Duration.minutes(15),
      severity: 'ticket',
    },
    EnrichmentPriority: {
      lost: 'Calls could not be enriched again and again and lie in the dead-letter queue.',
      late: 'A critical call has been waiting to be enriched for a quarter of an hour.',
      patience: Duration.minutes(15),
      severity: 'page',
    },
    Enrichment: {
      lost: 'Calls could not be enriched again and again and lie in the dead-letter queue.',
      late: 'A call has been waiting to be enriched for longer than a call is to wait for a model.',
      patience: Duration.seconds(Math.max(3600, enrichmentPatienceSeconds)),
      severity: 'ticket',
    },
    ComplaintIntake: {
      lost: 'Calls whose complaints could not be opened, again and again, lie in the dead-letter queue.',
      late: 'A call has been waiting for a quarter of an hour for its complaint to be opened.',
      patience: Duration.minutes(15),
      severity: 'page',
    },
    Deadlines: {
      lost: 'Complaints that could not be looked into, again and again, lie in the dead-letter queue.',
      late: 'A complaint whose time has come has been waiting to be looked into for five minutes.',
      patience: Duration.minutes(5),
      severity: 'page',
    },
  };
}

type QueueAlarmName = `${QueueName}${'DeadLetters' | 'Delayed'}`;

/** Two for each queue: something was given up, something waits. */
export function queueAlarms({ config, queues }: Watched) {
  const rules = Object.entries(rulesOf(config)).flatMap(([name, rule]) => {
    const { queue, deadLetters } = queues[name as QueueName];
    const lost = platform('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: deadLetters.queueName }, MOST);
    const age = platform('AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: queue.queueName }, MOST);
    const late = { description: rule.late, metric: age, threshold: rule.patience.toSeconds() };
    return [
      [`${name}DeadLetters`, { severity: 'ticket', description: rule.lost, metric: lost, threshold: 1 }],
      [`${name}Delayed`, { severity: rule.severity, ...late }],
    ];
  });
  return Object.fromEntries(rules) as Record<QueueAlarmName, MetricAlarm>;
}

const MOST = { statistic: 'Maximum' };

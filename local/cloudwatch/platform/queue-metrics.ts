import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueModel } from '../../assembly/model.ts';
import type { MetricStore } from '../metric-store.ts';
import { QueueTraffic } from './queue-traffic.ts';

type Queue = Pick<QueueModel, 'name' | 'arn' | 'url' | 'redrive'>;

/** Messages of a queue: those that can be received, and all of them. */
export interface Depth {
  readonly visible: number;
  readonly total: number;
}

interface Followed {
  readonly queue: Queue;
  readonly traffic: QueueTraffic;
  /** Of the last look; undefined before the first. */
  total: number | undefined;
  emptyAt: number;
  /** What was counted too often, as depths are not read at one moment. */
  carry: number;
}

/** AWS/SQS: depths and ages by looking at the queues, messages by what goes by. */
export class QueueMetrics {
  private readonly store: MetricStore;
  private readonly followed = new Map<string, Followed>();

  constructor(store: MetricStore) {
    this.store = store;
  }

  /** Begins with queues that the templates name; others are not looked at. */
  follow(queues: readonly Queue[]): void {
    for (const queue of queues) {
      const emptyAt = this.store.now();
      this.followed.set(queue.name, { queue, traffic: new QueueTraffic(), total: undefined, emptyAt, carry: 0 });
    }
  }

  /** The traffic of a queue; that of an unknown one leads nowhere. */
  readonly trafficOf = (name: string): QueueTraffic => this.followed.get(name)?.traffic ?? new QueueTraffic();

  async look(sqs: SQSClient): Promise<void> {
    const all = [...this.followed.values()];
    const depths = await Promise.all(all.map(({ queue }) => depthOf(sqs, queue)));
    this.take(new Map(all.map(({ queue }, i) => [queue.name, depths[i]])));
  }

  /** Takes the depths of all queues, by name; undefined for one that did not answer. */
  take(depths: ReadonlyMap<string, Depth | undefined>): void {
    const moved = new Map<string, number>();
    // Dead letters first: what came to them without being sent has left the queue before them.
    const deadLetters = new Set([...this.followed.values()].map(({ queue }) => queue.redrive?.deadLetterArn));
    const ordered = [...this.followed.values()].sort(
      (a, b) => Number(deadLetters.has(b.queue.arn)) - Number(deadLetters.has(a.queue.arn)),
    );
    for (const entry of ordered) {
      const depth = depths.get(entry.queue.name);
      if (depth === undefined) continue;
      const isTarget = deadLetters.has(entry.queue.arn);
      const left = moved.get(entry.queue.redrive?.deadLetterArn ?? '') ?? 0;
      const came = cameTo(entry, depth.total, left);
      const { sent } = entry.traffic;
      if (isTarget) moved.set(entry.queue.arn, Math.max(0, came - sent));
      this.put(entry, depth, isTarget ? sent : came);
    }
  }

  private put(entry: Followed, { visible, total }: Depth, sent: number): void {
    const { traffic, queue } = entry;
    const now = this.store.now();
    if (total === 0) {
      traffic.empty();
      entry.emptyAt = now;
    }
    const age = total === 0 ? 0 : Math.max(0, now - traffic.oldest(entry.emptyAt, now, visible > 0)) / 1000;
    const put = (name: string, value: number) => {
      this.store.put({ namespace: 'AWS/SQS', name, dimensions: { QueueName: queue.name } }, value);
    };
    put('ApproximateNumberOfMessagesVisible', visible);
    put('ApproximateNumberOfMessagesNotVisible', total - visible);
    put('ApproximateAgeOfOldestMessage', age);
    put('NumberOfMessagesSent', sent);
    put('NumberOfMessagesReceived', traffic.received);
    put('NumberOfMessagesDeleted', traffic.deleted);
    Object.assign(traffic, { sent: 0, received: 0, deleted: 0 });
    entry.total = total;
  }
}

/** More messages than before, those that were deleted, and those that have gone to the dead letters. */
function cameTo(entry: Followed, total: number, left: number): number {
  const { total: before = total, traffic } = entry;
  const came = total - before + traffic.deleted + left + entry.carry;
  entry.carry = Math.min(0, came);
  return Math.max(0, came);
}

const DEPTHS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

async function depthOf(sqs: SQSClient, { url }: Queue): Promise<Depth | undefined> {
  try {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...DEPTHS] }),
    );
    const [visible = 0, hidden = 0, delayed = 0] = DEPTHS.map((name) => Number(Attributes[name] ?? 0));
    return { visible, total: visible + hidden + delayed };
  } catch {
    // An engine that is down is reported by those who need its messages; here a point is missing.
    return undefined;
  }
}

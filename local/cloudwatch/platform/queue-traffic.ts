import type { Answer, Upstream } from '../../aws/upstream.ts';
import { replay } from './replay.ts';

/** Messages at work that are remembered of a queue. */
const MAX_AT_WORK = 10_000;
/** A message that was received and not deleted comes again within this, or it has gone to the dead letters. */
const FORGET_AFTER_MS = 120_000;

interface AtWork {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** What went by of one queue since it was last asked. */
export class QueueTraffic {
  sent = 0;
  received = 0;
  deleted = 0;
  /** Latest time of sending among the messages received: those that wait were sent later, as a queue is about in order. */
  private latest = 0;
  private readonly atWork = new Map<string, AtWork>();
  private readonly idOf = new Map<string, string>();

  receive(messages: readonly ReceivedMessage[], now: number): void {
    this.received += messages.length;
    for (const { MessageId = '', ReceiptHandle = '', Attributes } of messages) {
      const sentAt = Number(Attributes?.SentTimestamp ?? now);
      this.latest = Math.max(this.latest, sentAt);
      this.atWork.set(MessageId, { sentAt, receivedAt: now });
      this.idOf.set(ReceiptHandle, MessageId);
    }
    shorten(this.atWork);
    shorten(this.idOf);
  }

  remove(receiptHandle: string): void {
    this.deleted++;
    this.atWork.delete(this.idOf.get(receiptHandle) ?? '');
    this.idOf.delete(receiptHandle);
  }

  /** Everything that was in the queue is gone. */
  empty(): void {
    this.atWork.clear();
    this.idOf.clear();
  }

  /** When the oldest message was sent, of a queue that was last seen empty at `since`. */
  oldest(since: number, now: number, waits: boolean): number {
    for (const [id, { receivedAt }] of this.atWork) if (now - receivedAt > FORGET_AFTER_MS) this.atWork.delete(id);
    const times = [...this.atWork.values()].map(({ sentAt }) => sentAt);
    return times.reduce((a, b) => Math.min(a, b), waits ? Math.max(since, this.latest) : now);
  }
}

interface ReceivedMessage {
  readonly MessageId?: string;
  readonly ReceiptHandle?: string;
  readonly Attributes?: { readonly SentTimestamp?: string };
}

interface SqsBody {
  readonly QueueUrl?: string;
  readonly ReceiptHandle?: string;
  readonly Entries?: readonly { readonly Id?: string; readonly ReceiptHandle?: string }[];
  readonly Messages?: readonly ReceivedMessage[];
  readonly Failed?: readonly { readonly Id?: string }[];
}

const COUNTED = new Set(['SendMessage', 'SendMessageBatch', 'ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch']);

/** Listens to what is sent to queues, received and deleted. Topics deliver within the engine, where nobody listens. */
export function listenToQueues(sqs: Upstream, trafficOf: (queue: string) => QueueTraffic): Upstream {
  const listened = async (outgoing: Parameters<Upstream['ask']>[0]): Promise<Answer | undefined> => {
    const operation = String(outgoing.headers?.['x-amz-target'] ?? '').split('.')[1] ?? '';
    if (!COUNTED.has(operation)) return undefined;
    const request = parse(outgoing.body);
    const answer = await sqs.ask(outgoing);
    const queue = request?.QueueUrl?.split('/').at(-1);
    if (request !== undefined && queue !== undefined && answer.status === 200) {
      count(trafficOf(queue), { operation, request, answer: parse(answer.body) ?? {} });
    }
    return answer;
  };
  return {
    ...sqs,
    ask: async (outgoing) => (await listened(outgoing)) ?? sqs.ask(outgoing),
    async stream(outgoing) {
      const answer = await listened(outgoing);
      return answer === undefined ? sqs.stream(outgoing) : replay(answer);
    },
  };
}

interface Counted {
  readonly operation: string;
  readonly request: SqsBody;
  readonly answer: SqsBody;
}

function count(traffic: QueueTraffic, { operation, request, answer }: Counted): void {
  const failed = new Set(answer.Failed?.map(({ Id }) => Id));
  const done = (request.Entries ?? []).filter(({ Id }) => !failed.has(Id));
  switch (operation) {
    case 'ReceiveMessage':
      traffic.receive(answer.Messages ?? [], Date.now());
      return;
    case 'SendMessage':
      traffic.sent++;
      return;
    case 'SendMessageBatch':
      traffic.sent += done.length;
      return;
    case 'DeleteMessage':
      traffic.remove(request.ReceiptHandle ?? '');
      return;
    default:
      for (const { ReceiptHandle = '' } of done) traffic.remove(ReceiptHandle);
  }
}

function shorten(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= MAX_AT_WORK) return;
    map.delete(key);
  }
}

function parse(body: unknown): SqsBody | undefined {
  if (!Buffer.isBuffer(body) && typeof body !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

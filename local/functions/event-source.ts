import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { EventSourceMappingModel } from '../assembly/model.ts';
import type { Invoke } from './function-pool.ts';
import { failedItems, sqsEvent } from './sqs-event.ts';

export interface EventSourceOptions {
  readonly mapping: EventSourceMappingModel;
  readonly queueUrl: string;
  /** Seconds for which the queue hides a received message. */
  readonly visibilitySeconds: number;
  /** Batches at work at the same time. */
  readonly concurrency: number;
  /** Client with the function's own access key: on AWS as well, its role must grant receiving and deleting. */
  readonly sqs: SQSClient;
  /** Client for what only the laptop does: keeping messages hidden while the function runs. */
  readonly keeper: SQSClient;
  readonly invoke: Invoke;
  readonly onProblem?: (line: string) => void;
}

export interface EventSource {
  /** Takes no more messages, and waits up to `graceMs` for the batches at work. */
  stop(graceMs: number): Promise<void>;
}

/** SQS gives at most ten messages a call and waits at most 20 seconds for the first. */
const MAX_RECEIVE = 10;
const LONG_POLL_SECONDS = 20;
const MAX_PAUSE_MS = 10_000;

/**
 * Polls a queue and invokes the function, as an event source mapping does. Messages of a failed batch, and those that
 * the function reports as failed, stay hidden until their visibility lapses; polling an idle queue is what makes SQS
 * move them to the dead-letter queue in the end.
 */
export function startEventSource(options: EventSourceOptions): EventSource {
  const stopping = new AbortController();
  const pollers = Array.from({ length: options.concurrency }, () => poll(options, stopping.signal));
  const done = Promise.all(pollers);
  return {
    async stop(graceMs) {
      stopping.abort();
      const timer = new AbortController();
      await Promise.race([done, sleep(graceMs, undefined, { signal: timer.signal }).catch(() => {})]);
      timer.abort();
    },
  };
}

async function poll(options: EventSourceOptions, signal: AbortSignal): Promise<void> {
  let pause = 0;
  while (!signal.aborted) {
    try {
      await processBatch(options, signal);
      pause = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (pause === 0) options.onProblem?.(`Queue ${options.queueUrl}: ${String(error)}`);
      pause = Math.min(MAX_PAUSE_MS, pause * 2 || 500);
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}

async function processBatch(options: EventSourceOptions, signal: AbortSignal): Promise<void> {
  const messages: Message[] = [];
  const hidden = keepHidden(options, messages);
  try {
    await collect(options, messages, signal);
    if (messages.length === 0 || signal.aborted) return;
    const failed = await invokeWith(options, messages);
    const succeeded = messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
    await remove(options, succeeded);
  } finally {
    hidden.stop();
  }
}

/** Fills `messages` with one batch: the first ones by a long poll, more as long as the batching window is open. */
async function collect(options: EventSourceOptions, messages: Message[], signal: AbortSignal): Promise<void> {
  const { batchSize, windowSeconds } = options.mapping;
  const receive = async (waitSeconds: number) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: options.queueUrl,
      MaxNumberOfMessages: Math.min(MAX_RECEIVE, batchSize - messages.length),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await options.sqs.send(command, { abortSignal: signal });
    messages.push(...Messages);
    return Messages.length;
  };
  if ((await receive(LONG_POLL_SECONDS)) === 0) return;
  const end = performance.now() + windowSeconds * 1000;
  // Without a window, a batch of more than ten is filled from what is there already.
  while (messages.length < batchSize && !signal.aborted) {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (messages.length < MAX_RECEIVE && left === 0) return;
    const got = await receive(Math.min(LONG_POLL_SECONDS, left));
    if (got === 0) return;
  }
}

/** The ids of the messages that failed. */
async function invokeWith(options: EventSourceOptions, messages: readonly Message[]): Promise<ReadonlySet<string>> {
  const { mapping, onProblem } = options;
  const ids = messages.map(({ MessageId = '' }) => MessageId);
  const result = await options.invoke(sqsEvent(messages, mapping.queueArn));
  if (!result.ok) {
    const name = mapping.functionArn.split(':').at(-1);
    if (result.error.errorType !== 'Runtime.Closing') onProblem?.(`${name} failed: ${result.error.errorMessage}`);
    return new Set(ids);
  }
  return mapping.reportsItemFailures ? failedItems(result.payload, ids) : new Set();
}

async function remove(options: EventSourceOptions, messages: readonly Message[]): Promise<void> {
  for (const Entries of entriesOf(messages)) {
    const { Failed = [] } = await options.sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl: options.queueUrl, Entries }),
    );
    // Such a message comes again, which every consumer of SQS has to bear with.
    if (Failed.length > 0) options.onProblem?.(`${options.queueUrl}: ${Failed.length} messages could not be deleted.`);
  }
}

/** Extends the invisibility of `messages` again and again, so that nothing is received twice while it is worked on. */
function keepHidden(options: EventSourceOptions, messages: readonly Message[]): { stop(): void } {
  const { visibilitySeconds: VisibilityTimeout, keeper, queueUrl: QueueUrl } = options;
  const extend = async () => {
    for (const entries of entriesOf(messages)) {
      const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout }));
      // A message may have been deleted in the meantime; an endpoint that is down is reported by the next receive.
      await keeper.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })).catch(() => {});
    }
  };
  const timer = setInterval(() => void extend(), (VisibilityTimeout * 1000) / 3);
  return { stop: () => clearInterval(timer) };
}

function entriesOf(messages: readonly Message[]) {
  const entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
  const groups = Math.ceil(entries.length / MAX_RECEIVE);
  return Array.from({ length: groups }, (_, i) => entries.slice(i * MAX_RECEIVE, (i + 1) * MAX_RECEIVE));
}

import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { DrillWorld } from '../drill-world.ts';
import type { Mend, Scene } from '../scene.ts';
import { all } from './faults.ts';

/** Nobody can read it. */
const POISON = 'not json at all';
const DAY_MS = 86_400_000;
/** So that a message is given up soon: seconds that it is hidden, and how often it is received. */
const SOON = { visibility: 1, receives: 3 };

/** Sends a message that nobody can read and that, by what the queue says, was sent a day ago. */
async function poison(world: DrillWorld, name: string): Promise<Mend> {
  const { sqs } = world.clients;
  const [QueueUrl, deadLetters] = [world.output(`${name}QueueUrl`), world.output(`${name}DeadLetterQueueUrl`)];
  const AttributeNames = ['RedrivePolicy', 'VisibilityTimeout'] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  const redrive = { ...JSON.parse(Attributes.RedrivePolicy ?? '{}'), maxReceiveCount: SOON.receives };
  const hasty = { VisibilityTimeout: String(SOON.visibility), RedrivePolicy: JSON.stringify(redrive) };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: hasty }));
  const queue = QueueUrl.split('/').at(-1) ?? '';
  const back = world.gates.sqs.add(({ operation, body }) => {
    if (operation !== 'ReceiveMessage' || !body.includes(`/${queue}"`)) return undefined;
    return { kind: 'altered', answer: backdated };
  });
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: POISON }));
  return all(
    back,
    async () => void (await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))),
    async () => await throwAway(world, deadLetters),
  );
}

function backdated(text: string): string {
  return text.replace(/("SentTimestamp":\s*")(\d+)"/g, (_, head, at) => `${head}${Number(at) - DAY_MS}"`);
}

/** What nobody will ever be able to read is taken out of the dead letters, as the runbook says. */
async function throwAway({ clients: { sqs } }: DrillWorld, QueueUrl: string): Promise<void> {
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return;
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

interface QueueScene {
  readonly queue: string;
  /** The alarm that speaks for what waits. */
  readonly speaks?: string;
  readonly act: number;
}

function queueScene({ queue, speaks, act }: QueueScene): Scene {
  return {
    name: `poison-${queue.toLowerCase()}`,
    how: 'fault',
    what: 'a message of a day ago that nobody can read',
    alarms: [`${queue}DeadLetters`, `${queue}Delayed`, ...(speaks ? [speaks] : [])],
    act,
    raise: async (world) => await poison(world, queue),
  };
}

export const QUEUE_SCENES: readonly Scene[] = [
  queueScene({ queue: 'Triage', act: 2 }),
  queueScene({ queue: 'ComplaintIntake', act: 2 }),
  queueScene({ queue: 'Deadlines', act: 2 }),
  queueScene({ queue: 'Indexing', speaks: 'IndexBehind', act: 2 }),
  queueScene({ queue: 'EnrichmentPriority', speaks: 'EnrichmentBehind', act: 2 }),
  queueScene({ queue: 'Enrichment', speaks: 'EnrichmentBehind', act: 4 }),
];

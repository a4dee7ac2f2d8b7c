import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AlarmState } from '../assembly/cloudwatch-model.ts';
import type { Runtime } from '../runtime.ts';

/** A message about an alarm that came to the topic of alerts. */
export interface Told {
  readonly alarm: string;
  readonly state: AlarmState;
  readonly description: string;
  /** Why it changed, as CloudWatch puts it. */
  readonly reason: string;
  /** Milliseconds since 1970 when it was heard. */
  readonly at: number;
}

export interface Ears {
  /** Everything that was heard so far. */
  heard(): readonly Told[];
  close(): Promise<void>;
}

const QUEUE = 'drill-ears';

/** Subscribes a queue to every topic that alarms tell, as whoever is on call does, and listens to it. */
export async function listenTo({ awsUrl, region, model }: Runtime): Promise<Ears> {
  const settings = { endpoint: awsUrl, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const [sns, sqs] = [new SNSClient(settings), new SQSClient(settings)];
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: QUEUE }));
  const topics = new Set(model.alarms.flatMap(({ actions }) => Object.values(actions).flat()));
  for (const TopicArn of topics) {
    const Endpoint = TopicArn.split(':').with(2, 'sqs').with(-1, QUEUE).join(':');
    const Attributes = { RawMessageDelivery: 'true' };
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
  }
  const told: Told[] = [];
  const stopping = new AbortController();
  const listening = listen();

  async function listen(): Promise<void> {
    const ask = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
    while (!stopping.signal.aborted) {
      const { Messages = [] } = await sqs.send(ask, { abortSignal: stopping.signal }).catch(() => ({ Messages: [] }));
      if (Messages.length === 0) continue;
      told.push(...Messages.flatMap(({ Body = '' }) => toldBy(Body)));
      const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })).catch(() => {});
    }
  }
  return {
    heard: () => told,
    async close() {
      stopping.abort();
      await listening;
      for (const client of [sns, sqs]) client.destroy();
    },
  };
}

/** Nothing for messages that are not about alarms, such as those of the budget. */
function toldBy(body: string): Told[] {
  const message = JSON.parse(body) as Record<string, string | undefined>;
  const { AlarmName: alarm, NewStateValue, AlarmDescription: description = '', NewStateReason: reason = '' } = message;
  if (alarm === undefined || NewStateValue === undefined) return [];
  return [{ alarm, state: NewStateValue as AlarmState, description, reason, at: Date.now() }];
}

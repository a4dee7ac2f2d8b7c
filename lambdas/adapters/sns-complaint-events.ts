import { type MessageAttributeValue, PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { ComplaintEvent } from '../domain/complaints/events/event.ts';
import type { ComplaintEvents } from '../domain/complaints/ports.ts';
import { sendBatchesInTurn } from './send-batches.ts';

/** Characters of an attribute; ten messages with their attributes go into one request, which takes 256 KB. */
const MAX_VALUE = 256;
/** What neither text nor an attribute may hold: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export class SnsComplaintEvents implements ComplaintEvents {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(events: readonly ComplaintEvent[]): Promise<ReadonlySet<string>> {
    const unsent = await sendBatchesInTurn(events, async (entries) => {
      const PublishBatchRequestEntries = entries.map(({ Id, item }) => ({
        Id,
        Message: messageOf(item),
        MessageAttributes: attributesOf(item),
      }));
      const command = new PublishBatchCommand({ TopicArn: this.#topicArn, PublishBatchRequestEntries });
      return (await this.#client.send(command)).Failed ?? [];
    });
    return new Set(unsent.map(({ item }) => item.event_id));
  }
}

/** JSON escapes all that SNS refuses but two. */
function messageOf(event: ComplaintEvent): string {
  return JSON.stringify(event).replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

/**
 * Attributes that a subscription can filter by, at most ten: a queue that gets messages raw takes no more
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html). An empty value is no attribute.
 */
function attributesOf(event: ComplaintEvent): Record<string, MessageAttributeValue> {
  const { type, department, priority, status, issue, product, region, step, by } = event;
  const named = { type, department, priority, status, issue, product, region, step, by };
  const values = Object.entries(named).map(([name, value]) => [name, plainValue(value)] as const);
  const present = values.filter(([, value]) => value !== '');
  return Object.fromEntries(present.map(([name, value]) => [name, { DataType: 'String', StringValue: value }]));
}

/** A name of a product may hold anything; in an attribute the replacement character stands for what SNS refuses. */
function plainValue(value: string): string {
  return value.slice(0, MAX_VALUE).toWellFormed().replace(REFUSED, '\ufffd').trim();
}

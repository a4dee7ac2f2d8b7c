import { ACCOUNT_ID } from './query-access.ts';
import type { Upstream } from './upstream.ts';

/** Sends a message as AWS itself does, asking nobody for a right. Throws when the queue refuses it. */
export async function sendToQueue(
  sqs: Upstream,
  queueName: string,
  message: { readonly MessageBody: string; readonly MessageGroupId?: string },
): Promise<void> {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' };
  const body = JSON.stringify({ QueueUrl: `${sqs.url}/${ACCOUNT_ID}/${queueName}`, ...message });
  const answer = await sqs.ask({ method: 'POST', path: '/', headers, body });
  if (answer.status !== 200) throw new Error(`queue ${queueName} refused the event: ${answer.body}`);
}

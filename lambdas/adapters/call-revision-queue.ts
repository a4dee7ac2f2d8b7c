import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CallRevision, PublishOutcome } from '../domain/calls/ports.ts';
import { countFaults, sendBatches } from './send-batches.ts';

/** Sends `{call_id, revision}` for each call, and nothing else that it may carry; with retries, does not throw. */
export async function sendCallRevisions(
  client: SQSClient,
  queueUrl: string,
  calls: readonly CallRevision[],
): Promise<PublishOutcome> {
  const unsent = await sendBatches(calls, async (entries) => {
    const Entries = entries.map(({ Id, item: { call_id, revision } }) => ({
      Id,
      MessageBody: JSON.stringify({ call_id, revision }),
    }));
    return (await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))).Failed ?? [];
  });
  return { failed: new Set(unsent.map(({ item }) => item.call_id)), faults: countFaults(unsent) };
}

import type { Message } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';

/** The event that Lambda makes of received messages. */
export function sqsEvent(messages: readonly Message[], queueArn: string): SQSEvent {
  return { Records: messages.map((message) => sqsRecord(message, queueArn)) };
}

function sqsRecord(message: Message, queueArn: string): SQSRecord {
  const attributes = (message.Attributes ?? {}) as Record<string, string>;
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: attributes as unknown as SQSRecord['attributes'],
    messageAttributes: messageAttributes(message),
    ...(message.MD5OfMessageAttributes !== undefined && { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3] ?? '',
  };
}

function messageAttributes(message: Message): SQSMessageAttributes {
  const entries = Object.entries(message.MessageAttributes ?? {}).map(
    ([name, { StringValue, BinaryValue, DataType }]) => {
      const binary = BinaryValue && Buffer.from(BinaryValue).toString('base64');
      const value = {
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(binary !== undefined && { binaryValue: binary }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType ?? 'String',
      };
      return [name, value] as const;
    },
  );
  return Object.fromEntries(entries) as unknown as SQSMessageAttributes;
}

/**
 * The message ids that a response of the function reports as failed, by the rules of ReportBatchItemFailures (Lambda
 * developer guide, "Using Lambda with Amazon SQS"): nothing or an empty list means success; a response that cannot be
 * understood, or an id that was not in the batch, means that the whole batch failed.
 */
export function failedItems(response: unknown, ids: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  if (response === null || response === undefined) return new Set();
  if (typeof response !== 'object' || Array.isArray(response)) return all;
  const failures = (response as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return new Set();
  if (!Array.isArray(failures)) return all;
  const failed = failures.map((failure: unknown) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  const known = failed.every((id) => typeof id === 'string' && all.has(id));
  return known ? new Set(failed as string[]) : all;
}

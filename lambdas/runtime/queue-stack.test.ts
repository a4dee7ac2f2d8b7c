import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queueStack } from './queue-stack.ts';

const printed: string[] = [];
const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 } as Parameters<
  ReturnType<typeof queueStack>
>[1];

/** What the records of an invocation say of messages. */
function told() {
  const lines = printed.flatMap((text) => text.split('\n')).filter((line) => line.includes('"_aws"'));
  const records = lines.map((line) => JSON.parse(line));
  return records.map(({ MessagesTaken, MessagesReturned }) => ({ MessagesTaken, MessagesReturned }));
}

beforeEach(() => {
  printed.length = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function receive(count: number, failed: readonly string[]): Promise<SQSBatchResponse> {
  const handler = queueStack(async () => ({
    batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
  }));
  const Records = Array.from({ length: count }, (_, i) => ({ messageId: `m${i}` }));
  return handler({ Records } as SQSEvent, context);
}

describe('a function behind a queue', () => {
  it('counts what comes back even when it is everything, of which AWS counts no error', async () => {
    const answer = await receive(2, ['m0', 'm1']);
    expect(answer.batchItemFailures).toHaveLength(2);
    expect(told()).toEqual([{ MessagesTaken: 2, MessagesReturned: 2 }]);
  });

  it('counts what it took when nothing comes back, so that there is a share', async () => {
    await receive(3, []);
    expect(told()).toEqual([{ MessagesTaken: 3, MessagesReturned: 0 }]);
  });
});

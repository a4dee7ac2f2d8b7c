import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { awsClients } from './aws-clients.ts';
import { CommandError, runCommand } from './command.ts';
import { readOutputs } from './outputs.ts';

const HELP = `
npm run redrive -- <queue> [--json]

Moves every message of the queue's dead-letter queue back to the queue, after the cause has been mended.
Queues: triage, indexing, enrichment-priority, enrichment, complaints, deadlines

  --json  print the result as JSON
  --help  show this
`;

await runCommand({
  help: HELP,
  options: { json: { type: 'boolean' } },
  async run({ json }, [name, ...more]) {
    const outputs = await readOutputs();
    const queue = name === undefined ? undefined : outputs.queues[name];
    if (queue === undefined || more.length > 0) {
      const wrong = more[0] ?? name;
      const what = wrong === undefined ? '' : `${JSON.stringify(wrong)} is no queue with a dead-letter queue. `;
      throw new CommandError(`${what}Name one of: ${Object.keys(outputs.queues).join(', ')}.`, 64);
    }
    const { sqs } = awsClients(outputs.aws_url, outputs.region);
    let moved = 0;
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queue.dead_letters, MaxNumberOfMessages: 10, VisibilityTimeout: 30 }),
      );
      if (Messages.length === 0) break;
      for (const { Body, ReceiptHandle } of Messages) {
        // Sent before it is deleted: a crash in between leaves it twice, which the functions take as a duplicate.
        await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: Body }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queue.dead_letters, ReceiptHandle }));
        moved++;
      }
    }
    process.stdout.write(
      json ? `${JSON.stringify({ queue: name, moved })}\n` : `${moved} messages moved back to ${name}\n`,
    );
    return 0;
  },
});

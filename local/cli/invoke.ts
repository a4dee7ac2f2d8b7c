import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CommandError } from './command.ts';
import { type RuntimeOutputs, readOutputs } from './outputs.ts';

/** Failures in a row after which it is given up. */
const MAX_FAILURES = 5;
const FIRST_WAIT_MS = 1_000;

/**
 * Invokes a function: the one of that name on AWS, with the credentials and the region of the environment, or without a
 * name that of the laptop runtime which is running. What fails is tried again after a while.
 */
export async function invoker<T>(
  name: string | undefined,
  ofLaptop: (outputs: RuntimeOutputs) => string,
): Promise<(event: object) => Promise<T>> {
  const { client, FunctionName } = await target(name, ofLaptop);
  return async (event) => {
    for (let failures = 1; ; failures++) {
      const Payload = Buffer.from(JSON.stringify(event));
      const answer = await client.send(new InvokeCommand({ FunctionName, Payload }));
      const result: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8'));
      if (answer.FunctionError === undefined) return result as T;
      const { errorMessage = answer.FunctionError } = result as { errorMessage?: string };
      if (failures === MAX_FAILURES)
        throw new CommandError(`${errorMessage} Run the command again to go on from here.`);
      await sleep(FIRST_WAIT_MS * 2 ** (failures - 1));
    }
  };
}

async function target(name: string | undefined, ofLaptop: (outputs: RuntimeOutputs) => string) {
  if (name !== undefined) return { client: new LambdaClient({}), FunctionName: name };
  const outputs = await readOutputs();
  const { aws_url: endpoint, region } = outputs;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    client: new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 }),
    FunctionName: ofLaptop(outputs),
  };
}

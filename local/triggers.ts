import type { TriggerModel } from './assembly/model.ts';
import type { FunctionPool } from './functions/function-pool.ts';

/** How long a start waits for the functions that a deployment runs; they go on after it. */
const PATIENCE_MS = 10_000;

export interface TriggerOptions {
  readonly triggers: readonly TriggerModel[];
  readonly poolOf: (arn: string) => Pick<FunctionPool, 'model' | 'invoke'>;
  readonly onProblem?: ((line: string) => void) | undefined;
  /** @default 10 seconds */
  readonly patienceMs?: number;
}

/** Runs what a deployment runs once, one after the other, with the empty event that CDK's Trigger sends. Never rejects. */
export async function runTriggers({ triggers, poolOf, onProblem, patienceMs = PATIENCE_MS }: TriggerOptions) {
  const run = async () => {
    for (const { functionArn } of triggers) {
      const { model, invoke } = poolOf(functionArn);
      const result = await invoke({});
      if (result.ok || result.error.errorType === 'Runtime.Closing') continue;
      onProblem?.(`${model.shortName}, which each start runs once, failed: ${result.error.errorMessage}`);
    }
  };
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    onProblem?.('What each start runs once is still at work; the start does not wait for it any longer.');
    resolve();
  }, patienceMs);
  await Promise.race([run(), late]);
  clearTimeout(timer);
}

import { expect, it } from 'vitest';
import { functionOf } from './functions/test-function.ts';
import { runTriggers } from './triggers.ts';

const error = { errorType: 'Error', errorMessage: 'no index' };
const poolOf =
  (outcomes: Readonly<Record<string, object | Promise<never>>>, ran: [string, unknown][]) => (arn: string) => ({
    model: functionOf('', { arn, shortName: arn }),
    invoke: async (event: unknown) => {
      ran.push([arn, event]);
      return { requestId: 'r', ...(await outcomes[arn]) } as never;
    },
  });

it('runs each function once with an empty event, and says which one failed', async () => {
  const [ran, problems]: [[string, unknown][], string[]] = [[], []];
  const outcomes = { broken: { ok: false, error }, well: { ok: true, payload: null } };
  const triggers = ['broken', 'well'].map((functionArn) => ({ logicalId: 'T', functionArn }));
  await runTriggers({ triggers, poolOf: poolOf(outcomes, ran), onProblem: (line) => problems.push(line) });
  expect(ran).toEqual([
    ['broken', {}],
    ['well', {}],
  ]);
  expect(problems).toEqual(['broken, which each start runs once, failed: no index']);
});

it('says nothing of a function that the closing runtime ended', async () => {
  const problems: string[] = [];
  const closing = { ok: false, error: { errorType: 'Runtime.Closing', errorMessage: 'closing' } };
  const triggers = [{ logicalId: 'T', functionArn: 'a' }];
  await runTriggers({ triggers, poolOf: poolOf({ a: closing }, []), onProblem: (line) => problems.push(line) });
  expect(problems).toEqual([]);
});

it('does not keep a start waiting for longer than its patience', async () => {
  const triggers = [{ logicalId: 'T', functionArn: 'slow' }];
  const never = { slow: new Promise<never>(() => {}) };
  const began = performance.now();
  const problems: string[] = [];
  const onProblem = (line: string) => problems.push(line);
  await runTriggers({ triggers, poolOf: poolOf(never, []), onProblem, patienceMs: 30 });
  expect(performance.now() - began).toBeLessThan(5000);
  expect(problems).toEqual([expect.stringContaining('still at work')]);
});

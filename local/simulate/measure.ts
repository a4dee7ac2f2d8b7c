import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { startBedrock } from '../bedrock/server.ts';
import { type Deployment, type Invocation, startDeployment } from '../cost/deployment.ts';
import { madeCall } from '../load/calls.ts';
import { type MeasuredInvocation, serviceTimeOf } from './service-times.ts';
import type { ServiceTime } from './stage.ts';

/** Service times by the short name of a function, and where they are from. */
export interface Measured {
  readonly date: string;
  readonly machine: string;
  readonly services: Readonly<Record<string, ServiceTime>>;
}

/** Calls that warm up, calls that come alone, and groups of calls that come together. */
const [WARM, ALONE, GROUPS, GROUP] = [6, 12, 5, 10];

/** Sends made calls through the deployment on the embedded engines and times every invocation. Takes half a minute. */
export async function measureServices(assemblyDir: string, seed: number): Promise<Measured> {
  const logDir = await mkdtemp(join(tmpdir(), 'callsift-simulate-'));
  const bedrock = await startBedrock({ port: 0 });
  const invocations: Invocation[] = [];
  try {
    const deployment = await startDeployment({
      assemblyDir,
      logDir,
      bedrockUrl: `http://127.0.0.1:${bedrock.port}`,
      onInvocation: (invocation) => void invocations.push(invocation),
      onMetrics: () => {},
    });
    try {
      await sendCalls(deployment, seed, () => void invocations.splice(0));
    } finally {
      await deployment.close();
    }
  } finally {
    await bedrock.stop();
    await rm(logDir, { recursive: true, force: true });
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  return { date: new Date().toISOString().slice(0, 10), machine, services: servicesOf(invocations) };
}

async function sendCalls(deployment: Deployment, seed: number, onWarm: () => void): Promise<void> {
  const random = randomNumbers(seed);
  let made = 0;
  const send = async () => {
    const { id, body } = madeCall(`simulate-${made++}`, random, Date.now());
    await deployment.process(`${id}.json`, body as { readonly call_id: string });
  };
  for (let i = 0; i < WARM; i++) await send();
  onWarm();
  for (let i = 0; i < ALONE; i++) await send();
  for (let i = 0; i < GROUPS; i++) await Promise.all(Array.from({ length: GROUP }, send));
}

function servicesOf(invocations: readonly Invocation[]): Measured['services'] {
  const byName = Map.groupBy(
    invocations.filter(({ messages }) => messages > 0),
    ({ name }) => name,
  );
  const entries = [...byName].map(([name, all]) => [name, serviceTimeOf(all satisfies MeasuredInvocation[])] as const);
  return Object.fromEntries(entries);
}

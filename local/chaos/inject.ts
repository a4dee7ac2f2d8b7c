import { setTimeout as sleep } from 'node:timers/promises';
import type { EnginesProcess } from '../load/engines-process.ts';
import type { OwnRuntime } from '../load/own-runtime.ts';
import type { Window } from './plan.ts';

/** A window as it really was. */
export interface Happened {
  readonly name: string;
  readonly service: Window['fault']['service'];
  /** By the clock, ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Share of messages that are delivered more than once, all the time. */
const DUPLICATES = 0.05;

export interface Target {
  readonly runtime: OwnRuntime;
  readonly engines: EnginesProcess;
}

/** Injects the faults of a plan, each at its time; afterwards nothing fails any more. */
export async function inject({ runtime, engines }: Target, plan: readonly Window[]): Promise<readonly Happened[]> {
  const began = performance.now();
  const until = async (second: number) => {
    const left = 1000 * second - (performance.now() - began);
    if (left > 0) await sleep(left);
  };
  const happened: Happened[] = [];
  for (const { fault, from, to } of plan) {
    // Starting anew after a kill may have taken longer than whole windows.
    if (performance.now() - began > 1000 * to) continue;
    engines.setFaults({ duplicates: DUPLICATES });
    await until(from);
    const started = Date.now();
    if (fault.service === 'runtime') {
      // Starting is the laptop's own work; there is nothing of AWS in it that could fail.
      engines.setFaults({});
      await runtime.kill();
    } else {
      engines.setFaults({ failing: { [fault.service]: fault.fault }, duplicates: DUPLICATES });
      await until(to);
    }
    happened.push({ name: fault.name, service: fault.service, from: started, to: Date.now() });
  }
  engines.setFaults({});
  return happened;
}

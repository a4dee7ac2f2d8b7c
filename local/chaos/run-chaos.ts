import { PREFIX } from '#lambdas/names.ts';
import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { arrive } from '../load/open-loop.ts';
import { type LoadPlan, type LoadReport, startLoad } from '../load/run-load.ts';
import type { World } from '../load/world.ts';
import { createDisturber } from './disturb.ts';
import { type Happened, inject } from './inject.ts';
import {
  accounted,
  type Evidence,
  type Finding,
  neighboursUnharmed,
  newestVersions,
  oneTicketOneClock,
  sameAggregates,
  sameRevisions,
} from './invariants.ts';
import { embeddingsBooked, ledgerAgrees, oneReading, readOften } from './ledger-invariant.ts';
import { objectVersions } from './object-versions.ts';
import { chaosPlan } from './plan.ts';
import { nothingPersonal, quarantineKeys } from './privacy-invariant.ts';
import { quieten } from './quiet.ts';
import { readState } from './read-state.ts';

export interface ChaosReport {
  readonly load: LoadReport;
  readonly happened: readonly Happened[];
  /** Requests that were hit, by service and kind. */
  readonly injected: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** Disturbances for each upload of the load. */
const DISTURBED = 0.04;

/** Load and faults together, then quiet, then a look at everything that is stored. */
export async function runChaos(world: World, plan: LoadPlan, onStep: (step: string) => void): Promise<ChaosReport> {
  const { own } = world;
  if (own === undefined) throw new Error('Faults need a runtime that was started for them.');
  const { seconds, rate, seed, patienceMs } = plan;
  const load = startLoad(world, plan);
  const disturber = createDisturber(world, randomNumbers(seed + 2));
  const { signal } = new AbortController();
  const [happened] = await Promise.all([
    inject(own, chaosPlan(seconds, seed)),
    arrive({ rate: rate * DISTURBED, seconds, signal }, () => disturber.start()),
    load.arrived,
  ]);
  onStep('Nothing fails any more; waiting until everything has settled');
  await load.uploads.finish();
  const disturbances = await disturber.finish();
  const { deadLetters, waiting } = await quieten(world, load, disturbances, patienceMs);
  const report = await load.finish();
  onStep('Looking at what is stored');
  const uploaded = load.uploads.acknowledged();
  const goodInQuarantine: string[] = [];
  for await (const key of quarantineKeys(world.s3, world.outputs.bucket)) {
    if (key.startsWith(`${PREFIX.quarantine}load/`) && !key.endsWith('.reason.json')) goodInQuarantine.push(key);
  }
  const [state, account] = [await readState(world), await own.engines.account()];
  const often = [...readOften({ state, uploaded }).keys()].flatMap((id) => uploaded.get(id) ?? []);
  const evidence: Evidence = {
    state,
    uploaded,
    versions: await objectVersions(world, often),
    disturbances,
    deadLetters,
    happened,
    waiting,
    goodInQuarantine,
  };
  const findings = [
    newestVersions(evidence),
    sameAggregates(evidence),
    sameRevisions(evidence),
    oneReading(evidence),
    ledgerAgrees(evidence, account),
    embeddingsBooked(evidence, account),
    accounted(evidence),
    await nothingPersonal(world, evidence, account),
    neighboursUnharmed(evidence),
    oneTicketOneClock(evidence),
  ];
  return { load: report, happened, injected: account.injected, findings };
}

import { describe, expect, inject, it } from 'vitest';
import { METRIC } from '#lambdas/metrics.ts';
import { loadStacks } from '#local/assembly/load-stacks.ts';
import { resolveAssembly } from '#local/assembly/resolve-assembly.ts';
import { AlarmEngine } from '#local/cloudwatch/alarms/alarm-engine.ts';
import { keyOf, MetricStore } from '#local/cloudwatch/metric-store.ts';
import { wantedBy } from '#local/cloudwatch/wanted.ts';

const values = { region: 'us-east-1', account: '000000000000', awsUrl: 'http://aws', issuerUrl: () => 'http://issuer' };
const { alarms } = resolveAssembly(loadStacks(inject('assemblyDir')), values);
/** Every metric that an alarm looks at. */
const METRICS = new Map(
  alarms
    .flatMap((alarm) => (alarm.kind === 'metric' ? alarm.queries : []))
    .flatMap((query) => {
      return query.kind === 'metric' ? [[keyOf(query.metric), query.metric] as const] : [];
    }),
);

type Told = readonly [minute: number, alarm: string, state: string];

/** All alarms of the deployment in real time, by a clock that is moved minute by minute. */
function deployment() {
  const time = { now: Date.UTC(2026, 0, 1) };
  const store = new MetricStore({ now: () => time.now, timeScale: 1 });
  store.watch(wantedBy(alarms, []));
  let [minute, told]: [number, Told[]] = [0, []];
  const engine = new AlarmEngine(alarms, {
    store,
    timeScale: 1,
    onChange: () => {},
    onAction: ({ alarm, to }) => {
      if (alarm.actions[to].length > 0) told.push([minute, alarm.name.replace(/^Callsift-dev-/, ''), to]);
    },
  });
  /** Counts a metric where its dimensions have these values: each value as often as it says. */
  const put = (name: string, of: Readonly<Record<string, string>>, counts: Readonly<Record<number, number>>) => {
    const found = [...METRICS.values()].filter(
      (metric) => metric.name === name && Object.entries(of).every(([key, value]) => metric.dimensions[key] === value),
    );
    expect(found.length, name).toBeGreaterThan(0);
    for (const metric of found)
      for (const [value, times] of Object.entries(counts)) store.put(metric, Number(value), { times });
  };
  const pass = (minutes: number, happens: () => void) => {
    for (let i = 0; i < minutes; i++) {
      happens();
      time.now += 60_000;
      minute++;
      engine.evaluate();
    }
  };
  const begin = () => {
    [minute, told] = [0, []];
  };
  return { put, pass, begin, told: () => told };
}

type Deployment = ReturnType<typeof deployment>;

/** A minute of requests to the API and to each of its routes, of which some fail. */
function requests({ put }: Deployment, failed: number): void {
  put('5XXError', {}, { 0: 20 - failed, 1: failed });
  put('Count', {}, { 1: 20 });
  put('Latency', {}, { 200: 20 });
}

/** A minute of uploads; what comes back of them. */
function uploads({ put }: Deployment, back: Readonly<Partial<Record<'triage' | 'indexing', number>>> = {}): void {
  for (const service of ['triage', 'indexing'] as const) {
    put(METRIC.messagesTaken, { service }, { 10: 1 });
    put(METRIC.messagesReturned, { service }, { [back[service] ?? 0]: 1 });
  }
}

const HOUR = 60;
const OUTAGE = 30;
/** Minutes within which what follows from nothing else is told of: three for a cause to be seen, and five. */
const LATEST = 8;

/** Everything as it should be for a while. */
function calm(happens: (world: Deployment) => void): Deployment {
  const world = deployment();
  world.pass(HOUR, () => happens(world));
  world.begin();
  return world;
}

function isWell(world: Deployment): void {
  requests(world, 0);
  uploads(world);
}

const names = (told: readonly Told[]) => told.map(([, alarm, state]) => `${alarm} ${state}`);

describe('people are told', () => {
  it('once of a search engine that is down, and once that it is over', () => {
    const world = calm(isWell);
    world.pass(OUTAGE, () => {
      requests(world, 15);
      uploads(world, { indexing: 10 });
      world.put(METRIC.indexUnavailable, { service: 'indexing' }, { 1: 1 });
      world.put(METRIC.indexUnavailable, { service: 'search' }, { 1: 15 });
    });
    world.pass(2 * HOUR, () => isWell(world));
    expect(names(world.told())).toEqual(['SearchEngineDown ALARM', 'SearchEngineDown OK']);
    expect(world.told()[0]?.[0]).toBeLessThanOrEqual(3);
  });

  it('the same when nothing is uploaded, so that only those who search notice it', () => {
    const world = calm((quiet) => requests(quiet, 0));
    world.pass(OUTAGE, () => {
      requests(world, 15);
      world.put(METRIC.indexUnavailable, { service: 'search' }, { 1: 15 });
    });
    world.pass(2 * HOUR, () => requests(world, 0));
    expect(names(world.told())).toEqual(['SearchEngineDown ALARM', 'SearchEngineDown OK']);
  });

  it('of failing requests that nothing explains, soon', () => {
    const world = calm(isWell);
    world.pass(OUTAGE, () => {
      requests(world, 15);
      uploads(world);
    });
    world.pass(HOUR, () => isWell(world));
    expect(names(world.told())).toEqual(['ApiFailing ALARM', 'ApiFailing OK']);
    expect(world.told()[0]?.[0]).toBeLessThanOrEqual(LATEST);
  });

  it('of a pipeline in which nothing succeeds, though no function throws', () => {
    const world = calm(isWell);
    world.pass(OUTAGE, () => {
      requests(world, 0);
      uploads(world, { triage: 10 });
    });
    world.pass(HOUR, () => isWell(world));
    expect(names(world.told())).toEqual(['PipelineFailing ALARM', 'PipelineFailing OK']);
    expect(world.told()[0]?.[0]).toBeLessThanOrEqual(LATEST);
  });

  it('of no single slow request, and of no single failed one', () => {
    const world = calm(() => {});
    world.pass(1, () => {
      world.put('Latency', {}, { 20000: 1 });
      world.put('5XXError', { Resource: '/search' }, { 1: 1 });
      uploads(world, { triage: 1 });
    });
    world.pass(HOUR, () => {});
    expect(world.told()).toEqual([]);
  });

  it('of a single call that no model read by a ticket, and at night of the second one', () => {
    const world = calm(isWell);
    const fail = () => world.put(METRIC.enrichmentBatchFailed, { service: 'enrichment' }, { 1: 1 });
    world.pass(1, fail);
    world.pass(HOUR, () => isWell(world));
    expect(names(world.told())).toEqual(['EnrichmentBatchFailed ALARM']);
    world.begin();
    world.pass(2, fail);
    world.pass(HOUR, () => isWell(world));
    expect(names(world.told())).toContain('ModelsUnavailable ALARM');
    expect(names(world.told())).toContain('ModelsUnavailable OK');
  });

  it('of a spent budget until an hour after the last call that met it, though nobody asks any more', () => {
    const world = calm(isWell);
    world.pass(1, () => world.put(METRIC.budgetStep, { service: 'complaint-summary' }, { 2: 1 }));
    world.pass(2 * HOUR, () => isWell(world));
    const spent = world.told().filter(([, alarm]) => alarm === 'BudgetSpent');
    expect(names(spent)).toEqual(['BudgetSpent ALARM', 'BudgetSpent OK']);
    expect(spent[1]?.[0]).toBeGreaterThanOrEqual(HOUR);
    expect(spent[1]?.[0]).toBeLessThanOrEqual(HOUR + 10);
  });

  it('of a model that refuses by a ticket, which explains nothing else', () => {
    const world = calm(isWell);
    world.pass(OUTAGE, () => {
      world.put(METRIC.modelRefused, { service: 'query' }, { 1: 1 });
      world.put('ApproximateAgeOfOldestMessage', {}, { 100000: 1 });
    });
    expect(names(world.told())).toContain('ModelRefused ALARM');
    expect(names(world.told())).toContain('EnrichmentBehind ALARM');
    expect(names(world.told())).not.toContain('ModelsUnavailable ALARM');
  });
});

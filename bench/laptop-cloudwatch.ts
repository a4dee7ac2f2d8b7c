import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../bin/build.ts';
import type { AlarmModel } from '../local/assembly/cloudwatch-model.ts';
import { loadStacks } from '../local/assembly/load-stacks.ts';
import type { AssemblyModel } from '../local/assembly/model.ts';
import { resolveAssembly } from '../local/assembly/resolve-assembly.ts';
import { AlarmEngine } from '../local/cloudwatch/alarms/alarm-engine.ts';
import { widgetsOf } from '../local/cloudwatch/dashboards/body.ts';
import { putEmbeddedMetrics } from '../local/cloudwatch/embedded-metrics.ts';
import { MetricStore } from '../local/cloudwatch/metric-store.ts';
import { wantedBy } from '../local/cloudwatch/wanted.ts';
import { synthesize } from '../local/synth.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';

const TIME_SCALE = 60;
/** Milliseconds between two looks of the laptop at its alarms. */
const LOOK_EVERY = 1_000;
const LOOKS = 60;
const RECORDS = 5_000;
const ROUNDS = 9;
const HOURS = 3;
const MINUTE_MS = 60_000;

const RECORD = JSON.stringify({
  _aws: {
    Timestamp: 0,
    CloudWatchMetrics: [
      {
        Namespace: 'Callsift',
        Dimensions: [['service'], ['service', 'lane']],
        Metrics: [{ Name: 'CallsTriaged', Unit: 'Count' }],
      },
    ],
  },
  service: 'triage',
  lane: 'strong',
  CallsTriaged: 1,
});

/** What the laptop's own CloudWatch takes of a core, with the alarms and dashboards of the synthesized templates. */
export async function measureLaptopCloudWatch(): Promise<Figure[]> {
  const { alarms, dashboards } = await synthesized();
  let now = Date.now();
  const store = new MetricStore({ timeScale: TIME_SCALE, now: () => now });
  const widgets = dashboards.flatMap(({ body }) => widgetsOf(body));
  store.watch(wantedBy(alarms, widgets));
  const written = fill(store, alarms, now);
  const engine = new AlarmEngine(alarms, { store, timeScale: TIME_SCALE, onChange: () => {}, onAction: () => {} });
  const looks = Array.from({ length: LOOKS }, () => {
    now += LOOK_EVERY;
    const started = performance.now();
    store.prune();
    engine.evaluate();
    return performance.now() - started;
  });
  const look = median(looks.slice(5));
  const { put, parse } = putting(store, () => now);
  return [
    { name: `a look at ${alarms.length} alarms, ${written} metrics`, value: look, unit: 'ms' },
    { name: 'looks, of one core', value: (100 * look) / LOOK_EVERY, unit: '%' },
    {
      name: 'a record of a metric into the store, two sets of dimensions',
      value: put,
      unit: 'us',
      reference: { name: 'JSON.parse of it', value: parse },
    },
  ];
}

async function synthesized(): Promise<Pick<AssemblyModel, 'alarms' | 'dashboards'>> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-bench-'));
  try {
    await buildFunctions();
    await synthesize(dir);
    const address = 'http://127.0.0.1:1';
    return resolveAssembly(loadStacks(dir), {
      region: 'us-east-1',
      account: '000000000000',
      awsUrl: address,
      issuerUrl: () => address,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Ten values a minute for hours of every metric that an alarm watches; returns how many metrics. */
function fill(store: MetricStore, alarms: readonly AlarmModel[], now: number): number {
  const queries = alarms.flatMap((alarm) => (alarm.kind === 'metric' ? alarm.queries : []));
  const watched = queries.flatMap((query) => (query.kind === 'metric' ? [query.metric] : []));
  for (let at = now - HOURS * 60 * MINUTE_MS; at <= now; at += MINUTE_MS) {
    for (const metric of watched) for (let i = 0; i < 10; i++) store.put(metric, i, { at });
  }
  return store.metrics().length;
}

/** Microseconds of a record of a function: put into the store, and only parsed. In turn. */
function putting(store: MetricStore, now: () => number): { readonly put: number; readonly parse: number } {
  const [puts, parses]: [number[], number[]] = [[], []];
  const record = JSON.parse(RECORD) as { _aws: Record<string, unknown> };
  record._aws.Timestamp = now();
  for (let round = 0; round < ROUNDS; round++) {
    puts.push(perRecord(() => putEmbeddedMetrics(store, record)));
    parses.push(perRecord(() => JSON.parse(RECORD)));
  }
  return { put: median(puts.slice(1)), parse: median(parses.slice(1)) };
}

function perRecord(task: () => unknown): number {
  const started = performance.now();
  for (let i = 0; i < RECORDS; i++) task();
  return ((performance.now() - started) * 1000) / RECORDS;
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signToken } from '../local/aws/oidc.ts';
import { startProgress } from '../local/cli/progress.ts';
import { askCall } from './ask-calls.ts';
import { ASKED, type Kind, questionOf } from './ask-questions.ts';
import type { Figure } from './figure.ts';
import { type RuntimeProcess, startRuntimeProcess } from './runtime-process.ts';
import { percentile } from './statistics.ts';

export interface AskOptions {
  /** Address of a real OpenSearch without an index of calls. @default the embedded engine */
  readonly engine?: string | undefined;
  readonly quiet: boolean;
}

const CALLS = 2_000;
/** Questions of each kind, one after the other. */
const SINGLE = 150;
const RATE = 100;
const SECONDS = 60;
/** Of a hundred questions under load. */
const MIX: Readonly<Record<Kind, number>> = { aggregation: 60, search: 25, insight: 15 };
const GOALS: Readonly<Record<Kind, string>> = {
  aggregation: '< 100 ms',
  search: '< 300 ms',
  insight: '< 500 ms + model',
};
/** The throttle of the API and the budget are not what is measured. */
const SETTINGS = { apiRateLimit: 10_000, apiBurstLimit: 5_000, budgetDayUsd: 1_000, budgetMonthUsd: 10_000 };

interface Asked {
  readonly kind: Kind;
  readonly ms: number;
  readonly ok: boolean;
}

type Ask = (kind: Kind, i: number) => Promise<Asked>;

/** Questions over HTTP to the whole runtime: one after the other, then as many a second as the goal names. */
export async function measureAsk({ engine, quiet }: AskOptions): Promise<Figure[]> {
  const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const runtime = await startRuntimeProcess(settings, engine === undefined ? {} : { CALLSIFT_OPENSEARCH_URL: engine });
  try {
    await runtime.ingest(await writtenCalls(runtime.dir));
    const ask = await askerOf(runtime);
    const title = engine === undefined ? 'embedded' : 'real OpenSearch';
    const alone = await askSingly(ask, quiet);
    const loaded = await askTogether(ask, quiet);
    return [...singleFigures(title, alone), ...loadFigures(title, loaded)];
  } finally {
    await runtime.stop();
  }
}

async function writtenCalls(dir: string): Promise<string> {
  const path = join(dir, 'ask.jsonl');
  const now = Date.now();
  await writeFile(path, Array.from({ length: CALLS }, (_, i) => JSON.stringify(askCall(i, now))).join('\n'));
  return path;
}

async function askerOf({ dir, outputs }: RuntimeProcess): Promise<Ask> {
  const { issuer, audience } = outputs.token;
  const claims = { audience, subject: 'bench', groups: ['analyst'], expiresInSeconds: 3_600 };
  const headers = { authorization: `Bearer ${await signToken(join(dir, 'state', 'data'), issuer, claims)}` };
  return async (kind, i) => {
    const started = performance.now();
    const body = JSON.stringify({ query: questionOf(kind, i) });
    const response = await fetch(`${outputs.api_url}/query`, { method: 'POST', headers, body }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as
      | { processing?: { degraded: boolean } }
      | undefined;
    const ok = response?.status === 200 && answer?.processing?.degraded === false;
    return { kind, ms: performance.now() - started, ok };
  };
}

async function askSingly(ask: Ask, quiet: boolean): Promise<readonly Asked[]> {
  const progress = startProgress('questions one by one', quiet);
  const all: Asked[] = [];
  for (const kind of ASKED) for (let i = 0; i < 10; i++) await ask(kind, 100_000 + i);
  for (let i = 0; i < SINGLE; i++) {
    for (const kind of ASKED) all.push(await ask(kind, i));
    progress.update(i + 1, SINGLE);
  }
  progress.stop();
  return all;
}

interface Load {
  readonly asked: readonly Asked[];
  /** Seconds until the last answer. */
  readonly seconds: number;
}

/** A question each hundredth of a second, whether or not those before it are answered. */
async function askTogether(ask: Ask, quiet: boolean): Promise<Load> {
  const progress = startProgress(`${RATE} questions/s for ${SECONDS} s`, quiet);
  const started = performance.now();
  const asked: Promise<Asked>[] = [];
  for (let i = 0; i < RATE * SECONDS; i++) {
    const due = started + (1000 * i) / RATE;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    asked.push(ask(kindOf(i), 1_000 + i));
    if (i % RATE === 0) progress.update(i, RATE * SECONDS);
  }
  const all = await Promise.all(asked);
  progress.stop();
  return { asked: all, seconds: (performance.now() - started) / 1000 };
}

function kindOf(i: number): Kind {
  // A step that has no factor in common with 100 spreads the kinds over each second.
  const place = (i * 37) % 100;
  if (place < MIX.aggregation) return 'aggregation';
  return place < MIX.aggregation + MIX.search ? 'search' : 'insight';
}

function singleFigures(title: string, asked: readonly Asked[]): Figure[] {
  return ASKED.flatMap((kind) => {
    const times = asked.filter((one) => one.kind === kind).map(({ ms }) => ms);
    const reference = { name: 'its p50', value: percentile(times, 50) };
    return [
      { name: `${kind}, p95, alone, ${title}`, value: percentile(times, 95), unit: 'ms', reference, goal: GOALS[kind] },
    ];
  });
}

function loadFigures(title: string, { asked, seconds }: Load): Figure[] {
  const failed = asked.filter(({ ok }) => !ok).length;
  const times = ASKED.map((kind) => {
    const ms = asked.filter((one) => one.kind === kind).map((one) => one.ms);
    const reference = { name: 'its p50', value: percentile(ms, 50) };
    return { name: `${kind}, p95, under load, ${title}`, value: percentile(ms, 95), unit: 'ms', reference };
  });
  return [
    {
      name: `answers, mixed, ${title}`,
      value: asked.length / seconds,
      unit: '/s',
      goal: `${RATE} a second for ${SECONDS} s`,
    },
    { name: `errors and degraded answers, ${title}`, value: failed, unit: `of ${asked.length}`, goal: '0' },
    ...times,
  ];
}

import { Client } from '@opensearch-project/opensearch';
import { OpenSearchComplaintIndex } from '#lambdas/adapters/opensearch/opensearch-complaint-index.ts';
import type { ComplaintDocument } from '#lambdas/domain/complaints/document.ts';
import { signToken } from '../local/aws/oidc.ts';
import { SEARCH_PATH } from '../local/aws/opensearch-gateway.ts';
import type { Figure } from './figure.ts';
import { type RuntimeProcess, startRuntimeProcess } from './runtime-process.ts';
import { milliseconds, percentile } from './statistics.ts';

const BATCH = 500;
const WARM_UP = 30;
const ASKED = 200;
const PERIOD = 'start_date=2026-01-01&end_date=2026-12-31';

const ROUTES: Readonly<Record<string, string>> = {
  'GET /complaints by due': '/complaints?order=due',
  'GET /complaints of a department, by words': '/complaints?department=billing&text=word3%20word7&order=priority',
  'GET /complaints, 100': '/complaints?limit=100',
  'GET /complaints/stats of a year by day': `/complaints/stats?${PERIOD}&interval=day`,
  'GET /complaints/stats of a department by month': `/complaints/stats?${PERIOD}&interval=month&department=billing`,
};

/** The same complaints asked for through the whole API of the laptop: authorizer, function, engine. One request at a time. */
export async function measureComplaintsApi(documents: readonly ComplaintDocument[]): Promise<Figure[]> {
  const runtime = await startRuntimeProcess(['-c', 'apiRateLimit=10000', '-c', 'apiBurstLimit=5000']);
  try {
    await fill(runtime, documents);
    const times = await ask(runtime, documents.length);
    return [...times].map(([route, ms]) => {
      const reference = { name: 'its p50', value: percentile(ms, 50) };
      return { name: `${route}, whole API, p95`, value: percentile(ms, 95), unit: 'ms', goal: '< 50 ms', reference };
    });
  } finally {
    await runtime.stop();
  }
}

async function fill({ outputs }: RuntimeProcess, documents: readonly ComplaintDocument[]): Promise<void> {
  const client = new Client({ node: `${outputs.aws_url}${SEARCH_PATH}`, requestTimeout: 60_000 });
  const index = new OpenSearchComplaintIndex(client);
  for (let i = 0; i < documents.length; i += BATCH) await index.write(documents.slice(i, i + BATCH));
  await client.indices.refresh({ index: 'complaints' });
  await client.close();
}

async function ask({ outputs, dir }: RuntimeProcess, expected: number): Promise<ReadonlyMap<string, number[]>> {
  const { issuer, audience } = outputs.token;
  const claims = { audience, subject: 'bench', groups: ['agent'], expiresInSeconds: 3600 };
  const headers = { authorization: `Bearer ${await signToken(`${dir}/state/data`, issuer, claims)}` };
  const get = async (path: string) => {
    const response = await fetch(`${outputs.api_url}${path}`, { headers });
    const body = (await response.json()) as { total?: number };
    if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`);
    return body;
  };
  const { total } = await get('/complaints');
  if (total !== expected) throw new Error(`The API lists ${total} complaints, but ${expected} were written.`);
  const times = new Map<string, number[]>(Object.keys(ROUTES).map((route) => [route, []]));
  for (let round = 0; round < WARM_UP + ASKED; round++) {
    for (const [route, path] of Object.entries(ROUTES)) {
      const took = await milliseconds(() => get(path));
      if (round >= WARM_UP) times.get(route)?.push(took);
    }
  }
  return times;
}

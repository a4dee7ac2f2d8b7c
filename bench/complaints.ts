import { OpenSearchComplaintIndex } from '#lambdas/adapters/opensearch/opensearch-complaint-index.ts';
import { OpenSearchComplaintSearch } from '#lambdas/adapters/opensearch/opensearch-complaints.ts';
import { mayPass, OpenSearchIndexAdmin } from '#lambdas/adapters/opensearch/opensearch-index-admin.ts';
import type { ComplaintDocument } from '#lambdas/domain/complaints/document.ts';
import { complaintIndexBlueprint } from '#lambdas/domain/complaints/listing/index-definition.ts';
import type { ComplaintFilters, ListOrder } from '#lambdas/domain/complaints/listing/list.ts';
import { ensureIndex } from '#lambdas/index-admin/ensure-index.ts';
import { COMPLAINT_INDEX } from '#lambdas/names.ts';
import { DEPARTMENTS, ISSUES, randomComplaints, randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { startProgress } from '../local/cli/progress.ts';
import { measureComplaintsApi } from './complaints-api.ts';
import type { Figure } from './figure.ts';
import { openEngine, type SearchEngine } from './search-engine.ts';
import { milliseconds, percentile } from './statistics.ts';

export interface ComplaintOptions {
  /** Address of an OpenSearch without an index of complaints. @default the embedded engine */
  readonly engine?: string | undefined;
  readonly quiet: boolean;
}

const COMPLAINTS = 10_000;
const BATCH = 500;
/** Words that customers and agents say; each complaint says its own hundred of them. */
const VOCABULARY = 2_000;
const WORDS = 100;
/** Requests of each kind that are not counted, and that are. */
const WARM_UP = 40;
const ASKED = 200;
const GOAL = '< 50 ms';
const EXPORT = 'page of an export (1,000)';
const NOW = '2026-06-15T12:00:00.000Z';
const YEAR = { opened_from: '2026-01-01T00:00:00.000Z', opened_to: '2026-12-31T23:59:59.999Z' };

/** Lists and figures of ten thousand complaints through the product's own adapters over HTTP. */
export async function measureComplaints({ engine: address, quiet }: ComplaintOptions): Promise<Figure[]> {
  const engine = await openEngine(address, COMPLAINT_INDEX);
  try {
    const seconds = (await milliseconds(() => fill(engine, quiet))) / 1000;
    const times = await ask(new OpenSearchComplaintSearch(engine.client), quiet);
    const figures = [
      { name: `complaints indexed, ${engine.title}`, value: COMPLAINTS / seconds, unit: '/s' },
      ...[...times].map(([kind, ms]) => figureOf(kind, ms)),
    ];
    // The laptop's deployment has an engine of its own.
    return address === undefined ? [...figures, ...(await measureComplaintsApi(documents()))] : figures;
  } finally {
    await engine.close();
  }
}

/** The pages of an export follow each other without anybody waiting for one. */
function figureOf(kind: string, ms: readonly number[]): Figure {
  const reference = { name: 'its p50', value: percentile(ms, 50) };
  const figure = { name: `${kind}, p95`, value: percentile(ms, 95), unit: 'ms', reference };
  return kind === EXPORT ? figure : { ...figure, goal: GOAL };
}

async function fill({ client }: SearchEngine, quiet: boolean): Promise<void> {
  const admin = new OpenSearchIndexAdmin(client, COMPLAINT_INDEX);
  const logger = { info: () => {}, warn: () => {} };
  const blueprint = complaintIndexBlueprint({ replicas: 0 });
  const waiting = { pause: async () => {}, outOfTime: () => true, mayPass };
  const { index: name } = await ensureIndex({ admin, blueprint, roles: [], logger, ...waiting });
  const index = new OpenSearchComplaintIndex(client);
  const all = documents();
  const progress = startProgress('10,000 complaints', quiet);
  for (let i = 0; i < all.length; i += BATCH) {
    const outcomes = await index.write(all.slice(i, i + BATCH));
    const bad = outcomes.find(({ kind }) => kind !== 'done');
    if (bad !== undefined) throw new Error(`The engine does not take a complaint: ${JSON.stringify(bad)}.`);
    progress.update(i + BATCH, all.length);
  }
  await admin.count(name);
  progress.stop();
}

const documents = () => withTexts(randomComplaints(COMPLAINTS));

const wordOf = (random: () => number) => `word${Math.floor(random() ** 3 * VOCABULARY)}`;

function withTexts(plain: readonly ComplaintDocument[]): readonly ComplaintDocument[] {
  const random = randomNumbers(7);
  return plain.map((document) => {
    const words = Array.from({ length: WORDS }, () => wordOf(random));
    return { ...document, summary: words.slice(0, 20).join(' '), text: words.join(' ') };
  });
}

type Asked = (search: OpenSearchComplaintSearch, random: () => number) => Promise<unknown>;

const pick = <T>(values: readonly [T, ...T[]] | readonly T[], random: () => number): T =>
  values[Math.floor(random() * values.length)] as T;

function listing(order: ListOrder, filters: (random: () => number) => ComplaintFilters): Asked {
  return (search, random) => search.list({ filters: filters(random), order, limit: 20 });
}

const KINDS: Readonly<Record<string, Asked>> = {
  'list of all by due': listing('due', () => ({})),
  'list of a department by priority': listing('priority', (random) => ({ department: [pick(DEPARTMENTS, random)] })),
  'list of overdue of an owner': listing('due', (random) => ({
    due_before: NOW,
    owner: [pick(['agent-1', 'agent-2', 'none'], random)],
    status: ['open', 'in_progress', 'reopened'],
  })),
  'list of an issue of a month by opening': listing('opened', (random) => ({
    issue: [pick(ISSUES, random)],
    opened_from: '2026-03-01T00:00:00.000Z',
    opened_to: '2026-03-31T23:59:59.999Z',
  })),
  'list by two words': listing('opened', (random) => ({ text: `${wordOf(random)} ${wordOf(random)}` })),
  'list by words and filters': listing('priority', (random) => ({
    text: `${wordOf(random)} the ${wordOf(random)} ${wordOf(random)}`,
    department: [pick(DEPARTMENTS, random)],
  })),
  'page of 100 in the middle': (search, random) =>
    search.list({ filters: {}, order: 'opened', limit: 100, after: [middle(random), 'c'] }),
  [EXPORT]: (search, random) =>
    search.list({ filters: {}, order: 'opened', limit: 1_000, after: [middle(random), 'c'] }),
  'stats by day': (search) => search.stats({ filters: YEAR, interval: 'day', time_zone: 'Europe/Berlin', now: NOW }),
  'stats of a department by month': (search, random) => {
    const filters = { ...YEAR, department: [pick(DEPARTMENTS, random)] };
    return search.stats({ filters, interval: 'month', time_zone: 'UTC', now: NOW });
  },
  'facts of a summary': (search, random) =>
    search.facts({ department: pick(DEPARTMENTS, random), start: YEAR.opened_from, end: YEAR.opened_to, now: NOW }),
};

/** A time within the 240 days of the complaints, of which a thousand are left behind it. */
function middle(random: () => number): number {
  return Date.parse('2026-02-01T00:00:00.000Z') + Math.floor(random() * 200) * 86_400_000;
}

/** One request at a time, the kinds in turn, so that noise hits all. */
async function ask(search: OpenSearchComplaintSearch, quiet: boolean): Promise<ReadonlyMap<string, readonly number[]>> {
  const random = randomNumbers(11);
  const progress = startProgress('lists and figures', quiet);
  const times = new Map<string, number[]>(Object.keys(KINDS).map((kind) => [kind, []]));
  for (let round = 0; round < WARM_UP + ASKED; round++) {
    for (const [kind, asked] of Object.entries(KINDS)) {
      const took = await milliseconds(() => asked(search, random));
      if (round >= WARM_UP) times.get(kind)?.push(took);
    }
    progress.update(round + 1, WARM_UP + ASKED);
  }
  progress.stop();
  return times;
}

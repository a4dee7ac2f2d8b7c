import { CommandError } from '../local/cli/command.ts';
import { startProgress } from '../local/cli/progress.ts';
import type { Figure } from './figure.ts';
import { createCalls, createMaterial, type Material } from './search-corpus.ts';
import { type IndexFiles, indexFiles, openEngine, type SearchEngine } from './search-engine.ts';
import { fillIndex, makeIndex, type Written } from './search-index.ts';
import { ASKED, KINDS, type Kind, type Latencies, measureLatencies, PARTS, WARM_UP } from './search-latency.ts';
import { percentile } from './statistics.ts';

export interface SearchOptions {
  /** Address of an OpenSearch without an index of calls. @default the embedded engine */
  readonly engine?: string | undefined;
  /** Numbers of calls, ascending: the index grows from one to the next. */
  readonly calls: readonly number[];
  readonly quiet: boolean;
}

export const DEFAULT_CALLS = [10_000, 100_000] as const;
const MOST_CALLS = 1_000_000;
const SEED = 3;

/** Of a real OpenSearch: 95th percentile, and growth from 10,000 calls to 100,000. */
const GOALS: Readonly<Record<Kind, string | undefined>> = {
  aggregation: '< 25 ms at 100k',
  summary: undefined,
  keyword: '< 50 ms at 100k, <= 2 x',
  semantic: '<= 2 x',
  hybrid: '< 100 ms at 100k',
};

/** Reads `10000,100000`. */
export function readSizes(text: string | undefined): readonly number[] {
  const sizes = text?.split(',').map(Number) ?? [...DEFAULT_CALLS];
  const isSize = (size: number, i: number) =>
    Number.isInteger(size) && size >= 1 && size <= MOST_CALLS && size > (sizes[i - 1] ?? 0);
  if (!sizes.every(isSize)) {
    throw new CommandError(`--calls takes ascending numbers up to ${MOST_CALLS}, such as 10000,100000.`, 64);
  }
  return sizes;
}

export function readAddress(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new CommandError('--engine takes an address such as http://127.0.0.1:9200.', 64);
}

interface Measured {
  readonly calls: number;
  readonly written: Written;
  readonly files: IndexFiles | undefined;
  readonly latencies: Latencies;
}

/** Indexing and questions through the product's own adapters and use cases, the index growing from size to size. */
export async function measureSearch({ engine: address, calls, quiet }: SearchOptions): Promise<Figure[]> {
  const engine = await openEngine(address);
  try {
    const material = createMaterial();
    await makeIndex(engine);
    const nextCall = createCalls(material, SEED);
    const measured: Measured[] = [];
    for (const [i, upTo] of calls.entries()) {
      const from = calls[i - 1] ?? 0;
      measured.push(await measureSize(engine, material, { from, upTo, nextCall, quiet }));
    }
    return measured.flatMap((one, i) => figuresOf(engine.title, one, measured[i - 1]));
  } finally {
    await engine.close();
  }
}

interface Growth {
  readonly from: number;
  readonly upTo: number;
  readonly nextCall: ReturnType<typeof createCalls>;
  readonly quiet: boolean;
}

async function measureSize(engine: SearchEngine, material: Material, growth: Growth): Promise<Measured> {
  const progress = startProgress(engine.title, growth.quiet);
  try {
    const calls = growth.upTo;
    const written = await fillIndex(engine, growth.nextCall, { ...growth, progress });
    const latencies = await measureLatencies(engine, material, { calls, progress });
    return { calls, written, latencies, files: await indexFiles(engine.client) };
  } finally {
    progress.stop();
  }
}

function figuresOf(title: string, one: Measured, before: Measured | undefined): Figure[] {
  const { written, files, calls } = one;
  const size = `${calls / 1000}k`;
  return [
    {
      name: `${title}, ${size}: indexing, batches of 100`,
      value: written.one,
      unit: 'calls/s',
      goal: '>= 200',
      ...(before && { reference: { name: `at ${before.calls / 1000}k`, value: before.written.one } }),
    },
    {
      name: `${size}: the same, two batches at a time`,
      value: written.two,
      unit: 'calls/s',
      reference: { name: 'one', value: written.one },
    },
    { name: `${size}: moments of a call`, value: written.moments, unit: '' },
    { name: `${size}: last answer to searchable`, value: written.untilSearchable, unit: 's' },
    { name: `${size}: then merging by itself`, value: written.untilMerged, unit: 's' },
    ...filesFigures(size, files),
    { name: `${size}: questions of each kind before, not counted`, value: WARM_UP, unit: '' },
    ...KINDS.flatMap((kind) => kindFigures(kind, one, before)),
    ...PARTS.map((part) => ({
      name: `${size}: hybrid, ${part}, p95`,
      value: percentile(one.latencies.parts[part], 95),
      unit: 'ms',
    })),
  ];
}

function filesFigures(size: string, files: IndexFiles | undefined): Figure[] {
  if (files === undefined) return [];
  return [
    { name: `${size}: index on disk, no merge forced`, value: files.megabytes, unit: 'MB' },
    { name: `${size}: segments`, value: files.segments, unit: '' },
  ];
}

function kindFigures(kind: Kind, one: Measured, before: Measured | undefined): Figure[] {
  const goal = GOALS[kind];
  return [50, 95, 99].map((percent) => {
    const value = percentile(one.latencies.kinds[kind], percent);
    const earlier = before && percentile(before.latencies.kinds[kind], percent);
    return {
      name: `${one.calls / 1000}k: ${kind}, p${percent} of ${ASKED}`,
      value,
      unit: 'ms',
      ...(before && earlier !== undefined && { reference: { name: `at ${before.calls / 1000}k`, value: earlier } }),
      ...(percent === 95 && goal !== undefined && { goal }),
    };
  });
}

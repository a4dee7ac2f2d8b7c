import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ResumePoint } from '../domain/source/ports.ts';
import { objectRef, transcript } from '../testing/samples.ts';
import { World } from '../testing/world.ts';
import { ingestObject } from './ingest-object.ts';

const CALLS = 100_000;
const filler = 'The router was restarted and the line was tested again. '.repeat(20);

/** JSON Lines of 100,000 calls of 1.5 KB, made as they are read: some 150 MB that are never in memory together. */
async function* lines(): AsyncGenerator<Buffer> {
  for (let i = 0; i < CALLS; i += 50) {
    yield Buffer.from(
      Array.from({ length: 50 }, (_, k) => `${JSON.stringify(transcript(`call-${i + k}`, filler))}\n`).join(''),
    );
  }
}

/** Deps that count what is stored instead of keeping it. */
function countingWorld(gzipped: boolean) {
  const world = new World();
  const seen = new Set<string>();
  let peak = 0;
  const deps = world.deps();
  return {
    seen,
    peak: () => peak,
    deps: {
      ...deps,
      objects: {
        ...deps.objects,
        open: async () => ({
          size: 1,
          bytes: gzipped ? Readable.from(lines()).pipe(createGzip({ level: 1 })) : lines(),
          close: () => {},
        }),
      },
      calls: {
        ...deps.calls,
        put: async ({ call_id }: { call_id: string }) => {
          seen.add(call_id);
          if (seen.size % 500 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
          return { kind: 'stored' as const, revision: 1 };
        },
        settle: async () => true,
      },
      events: { publish: async () => ({ failed: new Set<string>(), faults: {} }) },
    },
  };
}

describe('a file of 100,000 calls', () => {
  it('is read once, in constant memory', async () => {
    const { deps, seen, peak } = countingWorld(false);
    const before = process.memoryUsage().arrayBuffers;
    const point: ResumePoint = { object: objectRef('large.jsonl', '01'), compressed: false, quarantined: 0 };
    const tally = await ingestObject(deps, point, () => false);
    expect(tally).toMatchObject({ stored: CALLS, quarantined: 0, resumed: false });
    expect(seen.size).toBe(CALLS);
    // The file has 150 MB; what is held at a time is a chunk and a batch, and what the collector has not taken yet.
    expect(peak() - before).toBeLessThan(60 * 1024 * 1024);
  }, 120_000);

  it('gzipped, is resumed after time-outs without missing or repeating a call', async () => {
    const { deps, seen } = countingWorld(true);
    const sent: ResumePoint[] = [];
    const resume = { send: async (point: ResumePoint) => void sent.push(JSON.parse(JSON.stringify(point))) };
    let point: ResumePoint | undefined = {
      object: objectRef('large.jsonl.gz', '01'),
      compressed: false,
      quarantined: 0,
    };
    let stored = 0;
    while (point !== undefined) {
      const target: number = stored + 40_000;
      const tally = await ingestObject({ ...deps, resume }, point, () => seen.size >= target);
      stored += tally.stored;
      point = sent.pop();
    }
    expect(stored).toBe(CALLS);
    expect(seen.size).toBe(CALLS);
  }, 120_000);
});

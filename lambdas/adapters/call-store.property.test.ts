import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS_ENGINE, CallsEngine } from '#local/engines/calls-engine.ts';
import type { CallStore } from '../domain/calls/ports.ts';
import { EFFECTS, type Effect } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { enrichmentOf, triagedCall } from '../testing/samples.ts';

let engine: CallsEngine;
let table: CallStore;

beforeAll(async () => {
  engine = await CallsEngine.start();
  table = (await engine.fresh()).store;
});
afterAll(() => engine.close());

type Step = (store: CallStore, id: string) => Promise<unknown>;

const timeOf = (second: number) => new Date(Date.UTC(2026, 10, 2, 10, 0, second)).toISOString();
const time = fc.nat(30).map(timeOf);
const revision = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.constant(2));
const effects = fc.subarray([...EFFECTS], { minLength: 1 }) as fc.Arbitrary<Effect[]>;
const edition = fc.option(fc.nat(2), { nil: undefined });
const lane = fc.constantFrom('economy' as const, 'economy' as const, 'priority' as const, 'none' as const);

const put = fc.tuple(fc.constantFrom('01', '01', '02'), lane).map(([sequencer, lane]): Step => {
  return (store, id) => store.put(triagedCall(id, sequencer, { triage: { ...triagedCall(id).triage, lane } }));
});
const settle = fc.tuple(revision, effects, edition).map(([revision, effects, edition]): Step => {
  return (store, id) => store.settle(id, revision, effects, edition === undefined ? {} : { edition });
});
const claim = fc.tuple(revision, time, fc.nat(20)).map(([revision, now, seconds]): Step => {
  const until = new Date(Date.parse(now) + seconds * 1000).toISOString();
  return (store, id) => store.claim(id, revision, { now, until });
});
const reading = fc.option(
  fc.record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    input: fc.nat(3000),
    output: fc.nat(2),
    cache_read: fc.constantFrom(0, 7),
    cache_write: fc.constantFrom(0, 5),
    cost_nano_usd: fc.nat(9_000_000),
    model_calls: fc.integer({ min: 1, max: 4 }),
    useless_answers: fc.nat(2),
  }),
  { nil: undefined },
);
const enrich = fc.tuple(revision, time, fc.boolean(), reading).map(([revision, enriched_at, byRules, read]): Step => {
  const enrichment = enrichmentOf({ enriched_at, ...(byRules && { degraded: 'budget' as const }) });
  return (store, id) => store.enrich(id, revision, enrichment, read);
});
const release = fc.tuple(revision, reading).map(([revision, read]): Step => {
  return (store, id) => store.release(id, revision, read);
});
const other = fc.tuple(fc.constantFrom('park' as const, 'reopen' as const, 'postpone' as const), revision, time).map(
  ([name, revision, at]): Step =>
    (store, id) =>
      store[name](id, revision, at),
);

/** What can be seen of a call. */
async function seen(store: CallStore, id: string) {
  const query = { shard: Number(unsettledShard(id)), before: timeOf(59), limit: 100_000 };
  const own = ({ call_id }: { readonly call_id: string }) => call_id === id;
  return {
    call: await store.get(id),
    summary: await store.summary(id),
    unsettled: (await store.unsettled(query)).filter(own),
    parked: (await store.parked(query)).filter(own),
  };
}

describe(`the store in memory and the one on ${CALLS_ENGINE}`, () => {
  it('answer the same and come to the same, whatever is done in whatever order', async () => {
    const memory = new MemoryCallStore();
    let calls = 0;
    let enriched = 0;
    let spent = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(put, settle, claim, enrich, enrich, release, other), { maxLength: 14 }),
        async (steps) => {
          const id = `call-${calls++}`;
          for (const step of [put1, ...steps]) {
            expect(await step(table, id)).toEqual(await step(memory, id));
            const state = await seen(memory, id);
            expect(await seen(table, id)).toEqual(state);
            if (state.call?.enrichment !== undefined) enriched++;
            if (state.call?.model_spending !== undefined) spent++;
            // Every call is either settled, or found by whoever looks for what is outstanding.
            expect(state.unsettled.length).toBe(state.call?.unsettled ? 1 : 0);
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(enriched).toBeGreaterThan(100);
    expect(spent).toBeGreaterThan(100);
  });
});

const put1: Step = (store, id) =>
  store.put(triagedCall(id, '01', { triage: { ...triagedCall(id).triage, lane: 'economy' } }));

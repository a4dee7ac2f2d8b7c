import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LedgerEngine } from '#local/engines/ledger-engine.ts';
import type { Ledger, LedgerRow } from '../domain/cost/ledger.ts';
import { METRIC } from '../metrics.ts';
import { answered } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault, MODELS } from '../testing/enrichment-rig.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { enrichCall } from './enrich-call.ts';

interface Books {
  readonly ledger: Ledger;
  readonly rows: () => Promise<readonly LedgerRow[]>;
}

const AT = '2026-11-02T10:00:31.000Z';
const DAY = 8_000_000;
const SHARE = 0.8;
/** Less than 40 calls cost even with the economical model. */
const FEW = 3_000_000;

let engine: LedgerEngine;
beforeAll(async () => {
  engine = await LedgerEngine.start();
});
afterAll(() => engine.close());

const KINDS: readonly (readonly [string, () => Promise<Books>])[] = [
  [
    'memory',
    async () => {
      const ledger = new MemoryLedger();
      return { ledger, rows: async () => ledger.rows() };
    },
  ],
  ['a table', () => engine.fresh(undefined, () => new Date(AT))],
];

/** What was committed of the day at its most, as every write of the ledger told it. */
function watched(ledger: Ledger) {
  let most = 0;
  const note = (committed: number) => {
    most = Math.max(most, committed);
  };
  const told: Ledger = Object.assign(Object.create(ledger), {
    open: async (...given: Parameters<Ledger['open']>) => {
      const result = await ledger.open(...given);
      note(result.budget.day.committed);
      return result;
    },
    close: async (...given: Parameters<Ledger['close']>) => {
      const state = await ledger.close(...given);
      note(state.day.committed);
      return state;
    },
    announce: (...given: Parameters<Ledger['announce']>) => ledger.announce(...given),
  });
  return { told, most: () => most };
}

function rigOn(ledger: Ledger, day = DAY): EnrichmentRig {
  const rig = new EnrichmentRig();
  rig.at = AT;
  rig.books = ledger;
  rig.settings = { ...rig.settings, budget: { day_usd: day / 1e9, month_usd: 1, economy_share: SHARE } };
  return rig;
}

describe.each(KINDS)('the budget, by a ledger in %s', (_name, open) => {
  let books: Books;
  beforeEach(async () => {
    books = await open();
  });

  it('steps down, call by call: the strong model up to its share, the economical one up to all of it, then none', async () => {
    const { told, most } = watched(books.ledger);
    const rig = rigOn(told);
    const used: string[] = [];
    for (let i = 0; i < 75; i++) {
      const id = `call-${i}`;
      await rig.enrich(callOf('strong', id));
      const { model_used = '', degraded } = rig.stored(id).enrichment ?? {};
      used.push(model_used);
      expect(degraded).toBe(model_used === 'extractive' ? 'budget' : undefined);
    }
    const [first, last] = [used.lastIndexOf(MODELS.strong), used.lastIndexOf(MODELS.economy)];
    expect(first).toBeGreaterThan(20);
    expect(used).toEqual(used.map((_, i) => (i <= first ? MODELS.strong : i <= last ? MODELS.economy : 'extractive')));
    expect(last).toBeGreaterThan(first + 10);
    expect(used.at(-1)).toBe('extractive');
    const cost = (model: string, rows: readonly LedgerRow[]) =>
      rows.filter((row) => row.model === model).reduce((sum, row) => sum + row.cost, 0);
    const rows = await books.rows();
    expect(cost(MODELS.strong, rows)).toBeLessThanOrEqual(SHARE * DAY);
    expect(cost(MODELS.strong, rows) + cost(MODELS.economy, rows)).toBeLessThanOrEqual(DAY);
    expect(most()).toBeLessThanOrEqual(DAY);
    expect(rig.alerts).toMatchObject([
      { step: 'economy', period: 'day', limit_usd: DAY / 1e9 },
      { step: 'extractive', period: 'day', limit_usd: DAY / 1e9 },
    ]);
    expect(rig.counted(METRIC.enrichmentDegraded, 'budget')).toBe(
      used.filter((model) => model === 'extractive').length,
    );
  });

  it('is never exceeded by 40 calls at once on four functions, and each step is announced once', async () => {
    const { told, most } = watched(books.ledger);
    const rigs = Array.from({ length: 4 }, () => rigOn(told, FEW));
    for (const [r, rig] of rigs.entries()) {
      rig.answer = async (_request, n) => {
        await new Promise((resolve) => setTimeout(resolve, 2 + (n % 3)));
        if (n % 7 === 3) return fault('throttled');
        return n % 11 === 5 ? fault('lost') : answered();
      };
      for (let i = 0; i < 10; i++) await rig.store.put(callOf(i % 3 === 0 ? 'economy' : 'strong', `call-${r}-${i}`));
    }
    let ids = 0;
    const newId = () => `row-${String(ids++).padStart(4, '0')}`;
    const ends = await Promise.all(
      rigs.flatMap((rig, r) =>
        Array.from({ length: 10 }, (_, i) =>
          enrichCall(rig.deps({ newId }), { call_id: `call-${r}-${i}`, revision: 1 }, () => 60_000),
        ),
      ),
    );
    expect(most()).toBeLessThanOrEqual(FEW);
    expect(most()).toBeGreaterThan(SHARE * FEW);
    const rows = await books.rows();
    expect(rows).toHaveLength(rigs.reduce((sum, { asked }) => sum + asked.length, 0));
    expect(rows.map(({ outcome }) => outcome)).not.toContain('open');
    const spent = rows.reduce((sum, { cost }) => sum + cost, 0);
    const unconfirmed = rows.reduce((sum, row) => sum + row.unconfirmed, 0);
    expect((await books.ledger.budget(AT)).day).toEqual({ spent, committed: spent + unconfirmed });
    const steps = rigs.flatMap(({ alerts }) => alerts.map(({ period, step }) => `${period} ${step}`)).sort();
    // Depending on who comes first, the way to the last step may not lead over the first.
    expect(steps).toEqual(expect.arrayContaining(['day extractive']));
    expect(steps).toEqual([...new Set(steps)]);
    expect(ends.filter(({ kind }) => kind === 'enriched' || kind === 'requeued')).toHaveLength(40);
    const stored = rigs.flatMap(({ store }) => [...store.items.values()]);
    expect(stored.some(({ enrichment }) => enrichment?.degraded === 'budget')).toBe(true);
    expect(stored.some(({ enrichment }) => enrichment?.model_used === MODELS.strong)).toBe(true);
  });

  it('leaves what is behind the share to the economical model alone, not to the one that stands in', async () => {
    const large = 100 * DAY;
    const rig = rigOn(books.ledger, large);
    const most = { day: large, month: large };
    await books.ledger.reserve({ id: 'others', started_at: AT, reserved: SHARE * large }, most);
    await rig.enrich(callOf('strong', 'a'));
    expect(rig.models()).toEqual([MODELS.economy]);
    rig.answer = () => fault('refused');
    await rig.enrich(callOf('economy', 'b'));
    await rig.enrich(callOf('strong', 'c'));
    expect(new Set(rig.models())).toEqual(new Set([MODELS.economy]));
  });

  it.each([
    ['refused', 'enriched', 'model-refused'],
    ['throttled', 'requeued', undefined],
  ] as const)(
    'is not the reason when one model is %s and only the next one does not fit',
    async (kind, end, degraded) => {
      const rig = rigOn(books.ledger, FEW);
      rig.answer = () => fault(kind);
      expect(await rig.enrich()).toMatchObject({ kind: end });
      expect(new Set(rig.models())).toEqual(new Set([MODELS.economy]));
      expect(rig.stored().enrichment?.degraded).toBe(degraded);
    },
  );

  it('is exceeded by no more than what one call overran its reservation, and nobody is asked after it', async () => {
    const rig = rigOn(books.ledger);
    rig.answer = () => answered(undefined, { input: 290_000, output: 0 });
    await rig.enrich(callOf('economy', 'dear'));
    await rig.enrich(callOf('economy', 'next'));
    expect(rig.asked).toHaveLength(1);
    const { day } = await books.ledger.budget(AT);
    expect(day.committed).toBeGreaterThan(DAY);
    expect(day.committed).toBe(day.spent);
    expect(rig.stored('dear').enrichment).toMatchObject({ model_used: MODELS.economy, cost_nano_usd: day.spent });
    expect(rig.stored('next').enrichment).toMatchObject({ degraded: 'budget' });
    expect(rig.alerts).toMatchObject([{ step: 'extractive' }]);
  });

  it('of nothing asks no model', async () => {
    const rig = rigOn(books.ledger);
    rig.settings = { ...rig.settings, budget: { day_usd: 0, month_usd: 0, economy_share: SHARE } };
    expect(await rig.enrich(callOf('priority'))).toEqual({ kind: 'enriched', asked: false, answered: false });
    expect(rig.asked).toEqual([]);
    expect(rig.stored().enrichment).toMatchObject({ degraded: 'budget', model_calls: 0, cost_nano_usd: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../domain/analytics/parse-plan.ts';
import { SEARCH_MODES } from '../../domain/search/search-request.ts';
import { storedCall } from '../../testing/documents.ts';
import { enrichmentOf } from '../../testing/samples.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

const metered = (product: string, channel?: string) => ({ product, ...(channel !== undefined && { channel }) });

const CALLS = [
  storedCall('brief', ['the meter ticks', 'I will send a technician in 7000 steps'], {
    metadata: metered('Gas', 'phone'),
    triage: { issues: ['noise', 'leak'] },
    duration: 30,
  }),
  storedCall('even', ['the meter stopped ticking', 'a technician was sent, पानी 44'], {
    metadata: metered('Water', 'unknown'),
    triage: { issues: ['leak'] },
    duration: 60,
  }),
  storedCall('long', ['the meter is broken', 'बिजली का बिल ज्यादा है, 1144'], {
    metadata: metered('Power'),
    triage: { issues: [] },
    duration: 90.5,
  }),
  storedCall('rich', ['my meter, the bill', 'call the technician, send nobody'], {
    metadata: metered('Power', 'chat'),
    triage: { issues: ['bill', 'noise'] },
    duration: 600,
    edition: 1,
    enrichment: enrichmentOf({ resolution: 'unknown' }),
  }),
].map((call, i) => ({
  ...call,
  turns: call.turns.map((turn) => ({ ...turn, products: i % 2 === 0 ? ['Solar', 'Heat'] : ['Heat'] })),
}));

/** The filters, and the calls that they let through. */
const CASES: readonly (readonly [filters: object, ids: readonly string[]])[] = [
  [{ mentioned_product: 'Solar' }, ['brief', 'long']],
  [{ mentioned_product: ['Solar', 'Heat'] }, ['brief', 'even', 'long', 'rich']],
  [{ mentioned_product: 'Solar', product: 'Power' }, ['long']],

  [{ duration_min: 60 }, ['even', 'long', 'rich']],
  [{ duration_max: 60 }, ['brief', 'even']],
  [{ duration_min: 60, duration_max: 90.5 }, ['even', 'long']],
  [{ duration_min: 60.5, duration_max: 90 }, []],
  [{ duration_min: 0, duration_max: 1e9 }, ['brief', 'even', 'long', 'rich']],

  [{ not: {} }, ['brief', 'even', 'long', 'rich']],
  [{ not: { product: 'Power' } }, ['brief', 'even']],
  [{ not: { product: ['Power', 'Gas', 'None'] } }, ['even']],
  [{ not: { product: 'Gas', channel: 'chat' } }, ['even', 'long']],
  [{ not: { product: ['Gas', 'Water', 'Power'] } }, []],
  // A call has none of these where it has none of several values, or no value at all.
  [{ not: { issue: 'noise' } }, ['even', 'long']],
  [{ not: { issue: ['noise', 'leak'] } }, ['long']],
  [{ not: { mentioned_product: 'Solar' } }, ['even', 'rich']],
  [{ not: { tag: 'none of them' } }, ['brief', 'even', 'long', 'rich']],
  [{ issue: 'noise', not: { issue: 'leak' } }, ['rich']],
  // `unknown` of an optional field is what is written, and what is lacking.
  [{ not: { channel: 'phone' } }, ['even', 'long', 'rich']],
  [{ not: { channel: 'unknown' } }, ['brief', 'rich']],
  [{ not: { channel: ['unknown', 'chat'] } }, ['brief']],
  [{ not: { resolution: 'unknown' } }, []],
  [{ not: { resolution: 'resolved' } }, ['brief', 'even', 'long', 'rich']],
  [{ channel: 'unknown', not: { product: 'Water' } }, ['long']],
  [{ product: 'Gas', not: { product: 'Gas' } }, []],

  [{ contains: ['meter ticks'] }, ['brief']],
  // By the stems, in that order.
  [{ contains: ['sends a technicians'] }, ['brief']],
  [{ contains: ['technician meter'] }, []],
  [{ contains: ['meter', 'technician'] }, ['brief', 'even', 'rich']],
  // By the sounds, in whatever script.
  [{ contains: ['bijli ka bill'] }, ['long']],
  [{ contains: ['bijlee', 'meter'] }, ['long']],
  [{ contains: ['" OR text:*'] }, []],
  // Numbers by their digits, each as often as it is written; words beside them by their stems alone.
  [{ contains: ['7000'] }, ['brief']],
  [{ contains: ['70'] }, []],
  [{ contains: ['77000'] }, []],
  [{ contains: ['7000 steps', 'meter'] }, ['brief']],
  [{ contains: ['7000 stepps'] }, []],
  [{ contains: ['paanee'] }, ['even']],
  [{ contains: ['paanee 44'] }, []],
  [{ contains: ['पानी 44'] }, ['even']],
  [{ contains: ['1144'] }, ['long']],
  [{ contains: ['14'] }, []],

  [{ contains: ['meter'], not: { issue: 'leak' }, duration_min: 90, duration_max: 100 }, ['long']],
  [{ contains: ['technician'], not: { channel: 'unknown' }, mentioned_product: 'Heat', duration_min: 31 }, ['rich']],
  [{ not: { product: 'Gas' }, date_range: { start: '2000-01-01', end: '2100-01-01' } }, ['even', 'long', 'rich']],
  [{ contains: ['meter'], date_range: { start: '2000-01-01' }, importance_min: 0 }, ['brief', 'even', 'long', 'rich']],
];

/** Which calls filters let through, on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function filtersContract(engine: string, fresh: () => Promise<SearchRig>): void {
  describe(`filters on ${engine}`, () => {
    const filled = async (): Promise<SearchRig> => {
      const rig = await fresh();
      await rig.ensure();
      await rig.write(...CALLS);
      return rig;
    };

    it.each(SEARCH_MODES)('let the same calls through in a search: %s', async (mode) => {
      const rig = await filled();
      for (const [filters, ids] of CASES) {
        const found = await rig.ids('meter', { mode, filters });
        expect([...found].sort(), JSON.stringify(filters)).toEqual(ids);
      }
    });

    it('let the same calls through in a count', async () => {
      const rig = await filled();
      for (const [filters, ids] of CASES) {
        const parsed = parsePlan({ filters: listed(filters), group_by: [{ by: 'client_id' }] });
        if (!parsed.ok) throw new Error(`${parsed.fault.field} ${parsed.fault.reason}`);
        const [result] = await rig.analytics.aggregate([parsed.plan]);
        expect(result?.totals.count, JSON.stringify(filters)).toBe(ids.length);
      }
    });

    it('know numbers by their digits, as searches by words do', async () => {
      const rig = await filled();
      const ask = (query: string) => rig.ids(query, { mode: 'keyword' });
      expect(await ask('7000')).toEqual(['brief']);
      expect(await ask('77000')).toEqual([]);
      expect(await ask('70')).toEqual([]);
    });

    it('hold for phrases of nothing but words that are not indexed: nobody says them', async () => {
      const rig = await filled();
      for (const mode of SEARCH_MODES) {
        expect(await rig.ids('meter', { mode, filters: { contains: ['the'] } }), mode).toEqual([]);
      }
    });
  });
}

const listed = (filters: object) => filters as NonNullable<Parameters<typeof parsePlan>[0]>;

import { describe, expect, it } from 'vitest';
import { documentOf } from '../../domain/search/document-of.ts';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { SEARCH_MODES, type SearchMode } from '../../domain/search/search-request.ts';
import { cleanText } from '../../domain/transcript/clean-text.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { storedCall } from '../../testing/documents.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

const MODES: readonly SearchMode[] = SEARCH_MODES;

/** Awkward texts: each must be taken as a document and as a query. */
const ODD_TEXTS = [
  '" OR 1=1 -- ); DROP TABLE calls',
  'text:* AND NOT (foo~2 OR [a TO z]) /re.*/ ^9 && || ! \\ {x}',
  '<script>alert(1)</script> $jndi:ldap://x {{7*7}}',
  '😀👩‍👩‍👧‍👦 e\u0301\u0327 ﷽ ‮reversed‬ \u2066iso\u2069',
  'बिजली का बिल ₹500 नहीं आया',
  '请退款 환불 إلغاء возврат',
  Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''),
  Array.from({ length: 1_000 }, (_, i) => String.fromCodePoint(0x3041 + (i % 86))).join(''),
  'a'.repeat(3_000),
  'x.y-z_w/v'.repeat(300),
  'lone \ud800 surrogate \udfff',
  'nul \u0000 and \u0007 bell',
];

/** What searches do on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function callSearchContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const ready = async (): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    return rig;
  };

  describe(`search on ${engine}`, () => {
    const filtered = async (): Promise<SearchRig> => {
      const rig = await ready();
      const calls = ['Fibre', 'Mobile', 'TV'].flatMap((product, p) =>
        ['north', 'south'].map((region, r) =>
          storedCall(`${product}-${region}`, [`my bill is wrong ${'again '.repeat(p * 2 + r)}`], {
            metadata: { product, region, client_id: `client-${p}`, client_segment: r === 0 ? 'home' : 'business' },
            timestamp: `2026-11-0${p * 2 + r + 1}T09:00:00.000Z`,
            triage: {
              importance_score: p / 4 + r / 8,
              importance: p === 2 ? 'critical' : 'low',
              issues: p === 0 ? ['overcharge', 'refund'] : ['refund'],
              sentiment: r === 0 ? 'negative' : 'neutral',
            },
          }),
        ),
      );
      await rig.write(...calls);
      return rig;
    };

    it.each(MODES)('%s: filters before it looks, by every kind of filter', async (mode) => {
      const rig = await filtered();
      const found = async (filters: object) => [...(await rig.ids('my bill is wrong', { mode, filters }))].sort();
      expect(await found({ product: 'TV' })).toEqual(['TV-north', 'TV-south']);
      expect(await found({ product: ['TV', 'Mobile'], region: 'north' })).toEqual(['Mobile-north', 'TV-north']);
      expect(await found({ issue: 'overcharge' })).toEqual(['Fibre-north', 'Fibre-south']);
      expect(await found({ client_segment: 'business', importance_min: 0.3 })).toEqual(['Mobile-south', 'TV-south']);
      expect(await found({ importance: 'critical', sentiment: 'negative' })).toEqual(['TV-north']);
      expect(await found({ client_id: 'client-1' })).toEqual(['Mobile-north', 'Mobile-south']);
      expect(await found({ date_range: { start: '2026-11-02', end: '2026-11-03' } })).toEqual([
        'Fibre-south',
        'Mobile-north',
      ]);
      expect(await found({ date_range: { start: '2026-11-06T09:00:00.001Z' } })).toEqual([]);
      expect(await found({ product: 'Nothing' })).toEqual([]);
      expect(await found({ channel: 'unknown' })).toHaveLength(6);
      // Ranges that every call lies in let every call pass.
      expect(await found({ date_range: { start: '2000-01-01', end: '2100-01-01' } })).toHaveLength(6);
      expect(await found({ date_range: { start: '2000-01-01' } })).toHaveLength(6);
      expect(await found({ importance_min: 0, date_range: { end: '2100-01-01' } })).toHaveLength(6);
    });

    it('finds the nearest call among those that pass a filter, even when a hundred nearer ones do not', async () => {
      const rig = await ready();
      const near = Array.from({ length: 150 }, (_, i) =>
        storedCall(`near-${i}`, ['gas smell in the kitchen'], { metadata: { product: 'Gas' } }),
      );
      await rig.write(...near, storedCall('far', ['some smell somewhere'], { metadata: { product: 'Water' } }));
      expect(await rig.ids('gas smell in the kitchen', { mode: 'semantic', filters: { product: 'Water' } })).toEqual([
        'far',
      ]);
    });

    it('shows the moment that is nearest, not the first one', async () => {
      const rig = await ready();
      const filler = (word: string) => `${word} `.repeat(100).trim();
      await rig.write(storedCall('long', [filler('hello'), filler('weather'), filler('parking'), filler('goodbye')]));
      const { hits } = await rig.find('parking parking', { mode: 'semantic' });
      expect(hits[0]?.evidence[0]?.text).toContain(hits[0]?.evidence[0]?.turn === 2 ? 'parking' : 'hello');
      const evidence = (await rig.find('weather', { mode: 'semantic' })).hits[0]?.evidence[0];
      expect(evidence).toMatchObject({ turn: 1, last_turn: 1, speaker: 'agent' });
    });

    it('fuses both lists: what both have comes first, and each says its place', async () => {
      const rig = await ready();
      await rig.write(
        storedCall('both', ['router keeps restarting']),
        storedCall('words', [
          'router router router',
          'and then there was a completely different subject that went on and on',
        ]),
        storedCall('none', ['thank you, goodbye']),
      );
      const { hits, processing } = await rig.find('router keeps restarting');
      expect(hits[0]).toMatchObject({ call_id: 'both', ranks: { keyword: 1, semantic: 1 } });
      expect(hits.map(({ call_id }) => call_id)).toContain('none');
      expect(processing).toMatchObject({ mode: 'hybrid', degraded: false });
    });

    it('rows 11, 12: goes by words alone, and says so, when a query cannot be embedded', async () => {
      const rig = await ready();
      await rig.write(storedCall('a', ['cancel my contract']));
      rig.embedder.fail = () => 'ThrottlingException';
      for (const mode of ['hybrid', 'semantic'] as const) {
        const { hits, processing } = await rig.find('cancel', { mode });
        expect(hits.map(({ call_id }) => call_id)).toEqual(['a']);
        expect(processing).toMatchObject({ mode, degraded: true, cost_usd: 0 });
      }
    });

    it.each(MODES)('%s: pages through everything once, in a fixed order', async (mode) => {
      const rig = await ready();
      const ids = Array.from({ length: 57 }, (_, i) => `call-${String(i).padStart(2, '0')}`);
      await rig.write(...ids.map((id, i) => storedCall(id, [`the same words ${'more '.repeat(i % 4)}`])));
      const pages = async (): Promise<readonly string[]> => {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await rig.find('the same words', { mode, top_k: 10, cursor });
          seen.push(...page.hits.map(({ call_id }) => call_id));
          cursor = page.next_cursor;
        } while (cursor !== null);
        return seen;
      };
      const seen = await pages();
      expect([...seen].sort()).toEqual(ids);
      expect(await pages()).toEqual(seen);
    });

    it('row 20: takes awkward texts as documents and as queries, in every mode', async () => {
      const rig = await ready();
      const outcomes = await rig.write(...ODD_TEXTS.map((text, i) => storedCall(`odd-${i}`, [cleanText(text)])));
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['done']));
      for (const [i, text] of ODD_TEXTS.entries()) {
        for (const mode of MODES) {
          const ids = await rig.ids(text, { mode, top_k: 20 });
          expect(ids, `${mode} ${i}`).toContain(`odd-${i}`);
        }
      }
    });

    it('answers a query of as many words as a query may hold', async () => {
      const rig = await ready();
      await rig.write(storedCall('a', ['w150 is here']));
      const words = Array.from({ length: 10_000 }, (_, i) => `w${i}`)
        .join(' ')
        .slice(0, 4_000);
      expect(await rig.ids(words, { mode: 'keyword' })).toEqual(['a']);
      expect(await rig.ids(words, { mode: 'hybrid' })).toEqual(['a']);
    });

    it('is unavailable, and makes no index of its own, while there is none', async () => {
      const rig = await fresh();
      await expect(rig.find('anything')).rejects.toBeInstanceOf(IndexUnavailableError);
      await expect(rig.write(storedCall('a', ['x']))).rejects.toBeInstanceOf(IndexUnavailableError);
      const late = { kind: 'index' as const, document: documentOf(storedCall('a', ['x']), [], 0), complete: true };
      expect(await rig.index.writeTo([`${SEARCH_INDEX.prefix}7`], [late])).toEqual([{ kind: 'done' }]);
      expect(await rig.admin.list()).toEqual([]);
    });
  });
}

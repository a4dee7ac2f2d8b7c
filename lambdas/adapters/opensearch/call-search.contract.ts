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
  'a'.repeat(3_000),
  'x.y-z_w/v'.repeat(300),
  'lone \ud800 surrogate \udfff',
  'nul \u0000 and \u0007 bell',
];

/** What the read model does on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function callSearchContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const ready = async (): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    return rig;
  };

  describe(`index of calls on ${engine}`, () => {
    it('is made once, however often and how many at a time ask for it', async () => {
      const rig = await fresh();
      const made = await Promise.all([rig.ensure(), rig.ensure(), rig.ensure()]);
      expect(new Set(made.map(({ index }) => index))).toEqual(new Set([`${SEARCH_INDEX.prefix}1`]));
      expect(await rig.ensure()).toEqual({ index: `${SEARCH_INDEX.prefix}1`, created: false, outdated: false });
      expect(await rig.admin.list()).toMatchObject([{ serves: true, written: true }]);
    });

    it('says that it was made by another definition', async () => {
      const rig = await ready();
      rig.settings = { ...rig.settings, dimensions: 512 };
      expect(await rig.ensure()).toMatchObject({ created: false, outdated: true });
    });

    it('finds a call by its words, their stems and their marks, and shows the turn', async () => {
      const rig = await ready();
      await rig.write(
        storedCall('refund', ['I was charged twice for the router.', 'We are refunding that.']),
        storedCall('outage', ['The line is dead since Monday.', 'A technician comes.']),
      );
      const { hits, total } = await rig.find('refunds charging', { mode: 'keyword' });
      expect(hits.map(({ call_id }) => call_id)).toEqual(['refund']);
      expect(total).toEqual({ value: 1, exact: true });
      expect(hits[0]?.evidence).toEqual([
        {
          turn: 0,
          last_turn: 0,
          speaker: 'customer',
          text: 'I was charged twice for the router.',
          highlights: [[6, 13]],
        },
        { turn: 1, last_turn: 1, speaker: 'agent', text: 'We are refunding that.', highlights: [[7, 16]] },
      ]);
      expect(hits[0]?.metadata).toMatchObject({
        product: 'Fibre',
        intent: 'general',
        revision: 1,
        cost_usd: expect.any(Number),
      });
    });

    it.each(['बिजली', 'bijli', 'bijlee', 'BIJALI', 'bijalee'])(
      'finds the same word of Hindi as %s, however it was written',
      async (query) => {
        const rig = await ready();
        await rig.write(
          storedCall('devanagari', ['हमारे घर में बिजली नहीं आ रही है।']),
          storedCall('latin', ['bijli nahi aa rahi hai']),
          storedCall('long', ['bijlee kab aayegi']),
          storedCall('other', ['paani nahi aa raha']),
        );
        expect([...(await rig.ids(query, { mode: 'keyword' }))].sort()).toEqual(['devanagari', 'latin', 'long']);
      },
    );

    it.each(['keyword', 'hybrid'] as const)(
      '%s: an exact order number wins over everything else that is said',
      async (mode) => {
        const rig = await ready();
        const chatter = Array.from({ length: 30 }, (_, i) =>
          storedCall(`chatter-${i}`, [`order order where is my order number ${4000 + i}, order delayed ORD`]),
        );
        await rig.write(
          ...chatter,
          storedCall('the-one', [
            'It is about something else, ord/4711-22 it says here, and a lot of other words too.',
          ]),
        );
        const { hits } = await rig.find('where is my order ORD-4711/22', { mode });
        expect(hits[0]).toMatchObject({ call_id: 'the-one', identifier: true });
        expect(hits[1]?.identifier).toBe(false);
      },
    );

    it('asks for each phrase in double quotes', async () => {
      const rig = await ready();
      await rig.write(
        storedCall('phrase', ['never got my money back']),
        storedCall('words', ['back then I never had money']),
      );
      expect(await rig.ids('"money back"', { mode: 'keyword' })).toEqual(['phrase']);
      expect([...(await rig.ids('money back', { mode: 'keyword' }))].sort()).toEqual(['phrase', 'words']);
    });

    it('row 3: keeps the newest revision, in whatever order they come', async () => {
      const rig = await ready();
      const version = (revision: number) => storedCall('a', [`this is version${revision}`], { revision });
      for (const revision of [2, 5, 3, 1, 4]) {
        expect(await rig.write(version(revision))).toEqual([{ kind: 'done' }]);
      }
      expect(await rig.ids('version5', { mode: 'keyword' })).toEqual(['a']);
      expect(await rig.ids('version4 version3', { mode: 'keyword' })).toEqual([]);
      expect((await rig.find('version5')).hits[0]?.metadata.revision).toBe(5);
    });

    it('replaces a document without vectors by one with them, and never the other way round', async () => {
      const rig = await ready();
      rig.embedder.fail = () => 'ThrottlingException';
      await rig.write(storedCall('a', ['the meter ticks']));
      expect(await rig.ids('meter', { mode: 'keyword' })).toEqual(['a']);
      rig.embedder.fail = () => undefined;
      expect(await rig.ids('the meter ticks', { mode: 'semantic' })).toEqual([]);
      await rig.write(storedCall('a', ['the meter ticks']));
      expect(await rig.ids('the meter ticks', { mode: 'semantic' })).toEqual(['a']);
      rig.embedder.fail = () => 'ThrottlingException';
      await rig.write(storedCall('a', ['the meter ticks']));
      rig.embedder.fail = () => undefined;
      expect(await rig.ids('the meter ticks', { mode: 'semantic' })).toEqual(['a']);
    });

    it('row 35: deletes, also what is not there, and takes nothing older afterwards', async () => {
      const rig = await ready();
      await rig.write(storedCall('a', ['gone soon'], { revision: 3 }));
      const remove = (call_id: string, revision: number) => rig.index.write([{ kind: 'delete', call_id, revision }]);
      expect(await remove('a', 2)).toEqual([{ kind: 'done' }]);
      await rig.refresh();
      expect(await rig.ids('soon', { mode: 'keyword' })).toEqual(['a']);
      expect(await remove('a', 4)).toEqual([{ kind: 'done' }]);
      expect(await remove('nobody', 1)).toEqual([{ kind: 'done' }]);
      await rig.write(storedCall('a', ['gone soon'], { revision: 3 }));
      expect(await rig.ids('soon', { mode: 'keyword' })).toEqual([]);
      await rig.write(storedCall('a', ['back again'], { revision: 5 }));
      expect(await rig.ids('again', { mode: 'keyword' })).toEqual(['a']);
    });

    it('row 10: refuses one document of a batch with its reason and takes the others', async () => {
      const rig = await ready();
      const good = (id: string) => documentOf(storedCall(id, ['a fine call']), [], 0);
      const wrong = { ...good('bad'), moments: [{ turn: 0, last_turn: 0, text: 'x', vector: [1, 2, 3] }] };
      const strange = { ...good('odd'), colour: 'red' };
      const documents = [good('a'), wrong, good('b'), strange, good('c')];
      const outcomes = await rig.index.write(
        documents.map((document) => ({ kind: 'index', document, complete: true })),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'refused', 'done', 'refused', 'done']);
      expect(outcomes[1]).toEqual({ kind: 'refused', status: 400, type: 'mapper_parsing_exception' });
      expect(outcomes[3]).toEqual({ kind: 'refused', status: 400, type: 'strict_dynamic_mapping_exception' });
      await rig.refresh();
      expect(await rig.ids('fine', { mode: 'keyword' })).toEqual(['a', 'b', 'c']);
    });

    it('writes a batch that is larger than one request may be', async () => {
      const rig = await ready();
      const calls = Array.from({ length: 24 }, (_, i) =>
        storedCall(`large-${i}`, ['lorem ipsum '.repeat(25_000), `needle${i}`]),
      );
      expect(new Set((await rig.write(...calls)).map(({ kind }) => kind))).toEqual(new Set(['done']));
      expect(await rig.ids('needle17', { mode: 'keyword' })).toEqual(['large-17']);
    });
  });

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

  describe(`rebuild on ${engine}`, () => {
    const WORDS = ['bill', 'router', 'refund', 'outage', 'contract', 'speed', 'technician'];
    const stocked = async (count: number): Promise<SearchRig> => {
      const rig = await ready();
      const calls = Array.from({ length: count }, (_, i) =>
        storedCall(`call-${i}`, [
          `about the ${WORDS[i % 7]} and the ${WORDS[(i * 3) % 7]} number ${1000 + i}`,
          'I see.',
        ]),
      );
      for (const call of calls) rig.calls.items.set(call.call_id, call);
      await rig.write(...calls);
      return rig;
    };
    const answers = async (rig: SearchRig) =>
      JSON.stringify(
        await Promise.all(
          MODES.flatMap((mode) => WORDS.map((word) => rig.find(`the ${word} number`, { mode, top_k: 30 }))),
        ),
      );

    it('gives byte-equal answers after the index was wiped', async () => {
      const rig = await stocked(60);
      const before = await answers(rig);
      await rig.wipe();
      expect(await rig.rebuild()).toMatchObject({
        done: true,
        index: `${SEARCH_INDEX.prefix}1`,
        indexed: 60,
        refused: 0,
      });
      expect(await answers(rig)).toBe(before);
    });

    it('goes on where it was interrupted, while searches are answered and calls are written', async () => {
      const rig = await stocked(250);
      const first = await rig.rebuild(1);
      expect(first).toMatchObject({ done: false, indexed: 100 });
      expect(await rig.ids('number 1007', { mode: 'keyword', top_k: 1 })).toEqual(['call-7']);
      const newer = storedCall('call-3', ['replaced in between'], { revision: 2 });
      const fresh = storedCall('aaa-new', ['arrived in between']);
      await rig.write(newer, fresh);
      rig.calls.items.set('call-3', newer);
      expect(await rig.rebuild()).toMatchObject({ done: true, index: first.index });
      expect(await rig.admin.list()).toMatchObject([{ name: first.index, serves: true, written: true }]);
      expect([...(await rig.ids('between', { mode: 'keyword' }))].sort()).toEqual(['aaa-new', 'call-3']);
      expect(await rig.admin.count(first.index)).toBe(251);
    });

    it('makes an index by the present definition, and leaves the old one to answer until then', async () => {
      const rig = await stocked(20);
      rig.settings = { ...rig.settings, quantisation: 'scalar' };
      expect(await rig.ensure()).toMatchObject({ outdated: true });
      expect(await rig.rebuild()).toMatchObject({ done: true, index: `${SEARCH_INDEX.prefix}2` });
      expect(await rig.ensure()).toMatchObject({ index: `${SEARCH_INDEX.prefix}2`, outdated: false });
      expect((await rig.ids('the outage number', { mode: 'semantic' })).length).toBeGreaterThan(0);
    });

    it('row 5: comes to the same whatever step it crashes at', async () => {
      const rig = await stocked(30);
      // Scores may differ: what was written twice counts twice in the statistics until the engine merges.
      const found = async () =>
        Promise.all(WORDS.map(async (word) => [...(await rig.ids(`the ${word} number`, { top_k: 30 }))].sort()));
      const before = await found();
      for (let crashAt = 0; crashAt < 12; crashAt++) {
        let step = 0;
        const { admin } = rig;
        for (const name of ['create', 'openForWrites', 'keepMeta', 'serve', 'drop', 'count'] as const) {
          const original = Object.getPrototypeOf(admin)[name] as (...args: unknown[]) => Promise<unknown>;
          Object.assign(admin, {
            [name]: async (...args: unknown[]) => {
              if (step++ === crashAt) throw new Error('a crash before');
              const result = await original.apply(admin, args);
              if (step++ === crashAt) throw new Error('a crash after');
              return result;
            },
          });
        }
        await rig.rebuild().catch(() => {});
        step = Number.NEGATIVE_INFINITY;
        await rig.rebuild();
        await rig.ensure();
        expect(
          (await rig.admin.list()).map(({ serves, written }) => [serves, written]),
          `crash at ${crashAt}`,
        ).toEqual([[true, true]]);
        expect(await found(), `crash at ${crashAt}`).toEqual(before);
      }
    });
  });
}

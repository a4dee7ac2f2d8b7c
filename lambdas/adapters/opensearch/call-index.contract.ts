import { describe, expect, it } from 'vitest';
import { documentOf } from '../../domain/search/document-of.ts';
import { indexDefinition } from '../../domain/search/index-definition.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { storedCall } from '../../testing/documents.ts';
import { enrichmentOf } from '../../testing/samples.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

/** What writing to the index does on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function callIndexContract(engine: string, fresh: () => Promise<SearchRig>): void {
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

    it('is given the fields that it lacks, so that documents that have them are taken', async () => {
      const rig = await fresh();
      const { settings, mappings } = indexDefinition(rig.settings);
      const { tags: _, enriched: __, ...properties } = mappings.properties;
      const older = { settings, mappings: { ...mappings, properties } };
      await rig.admin.create(1, older, { definition: 'of an earlier release' });
      await rig.admin.serve(`${SEARCH_INDEX.prefix}1`);
      const call = storedCall('a', ['the meter ticks'], { edition: 1, enrichment: enrichmentOf() });
      expect(await rig.write(call)).toEqual([{ kind: 'retry', status: 400 }]);
      for (let time = 0; time < 2; time++) {
        expect(await rig.ensure()).toMatchObject({ index: `${SEARCH_INDEX.prefix}1`, created: false, outdated: true });
        expect(await rig.write(call)).toEqual([{ kind: 'done' }]);
      }
      expect(await rig.ids('meter', { mode: 'keyword', filters: { tag: 'line', enriched: 'model' } })).toEqual(['a']);
    });

    it('shows and filters by what a model found', async () => {
      const rig = await ready();
      const key_issues = ['outage', 'NEW_ISSUE', 'outage'].map((key) => ({ key, description: 'x', evidence: [] }));
      const enrichment = enrichmentOf({ key_issues, cost_nano_usd: 1_250_000 });
      await rig.write(
        storedCall('read', ['the meter ticks'], { edition: 1, enrichment }),
        storedCall('plain', ['the meter ticks']),
      );
      const found = async (filters: object) => [...(await rig.ids('meter', { mode: 'keyword', filters }))].sort();
      expect(await found({})).toEqual(['plain', 'read']);
      expect(await found({ enriched: 'none' })).toEqual(['plain']);
      expect(await found({ key_issue: ['NEW_ISSUE'], churn_risk: 'medium' })).toEqual(['read']);
      expect(await found({ resolution: 'resolved' })).toEqual([]);
      expect(await found({ resolution: ['unknown', 'unresolved'] })).toEqual(['plain', 'read']);
      const { hits } = await rig.find('meter', { mode: 'keyword', filters: { enriched: 'model' } });
      expect(hits[0]?.metadata).toMatchObject({
        edition: 1,
        enriched: 'model',
        key_issues: ['outage', 'NEW_ISSUE'],
        tags: ['line'],
        resolution: 'unresolved',
        churn_risk: 'medium',
        escalation_risk: 'low',
      });
      expect(hits[0]?.metadata.cost_usd).toBeGreaterThan(0.00125);
    });

    it('keeps the newest edition of a revision, and any edition of a newer one', async () => {
      const rig = await ready();
      const one = (revision: number, edition: number) =>
        storedCall('a', [`this is state${revision}x${edition}`], { revision, edition });
      for (const [revision, edition] of [
        [2, 1],
        [2, 0],
        [1, 7],
        [2, 2],
        [2, 1],
      ] as const)
        expect(await rig.write(one(revision, edition))).toEqual([{ kind: 'done' }]);
      expect(await rig.ids('state2x2', { mode: 'keyword' })).toEqual(['a']);
      await rig.write(one(3, 0));
      expect(await rig.ids('state3x0', { mode: 'keyword' })).toEqual(['a']);
      expect(await rig.index.write([{ kind: 'delete', call_id: 'a', revision: 2 }])).toEqual([{ kind: 'done' }]);
      expect(await rig.index.write([{ kind: 'delete', call_id: 'a', revision: 3 }])).toEqual([{ kind: 'done' }]);
      await rig.write(one(3, 5));
      expect(await rig.ids('this is state', { mode: 'keyword' })).toEqual([]);
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

    it.each(['keyword', 'semantic', 'hybrid'] as const)('%s: asks for each phrase in double quotes', async (mode) => {
      const rig = await ready();
      await rig.write(
        storedCall('phrase', ['never got my money back']),
        storedCall('words', ['back then I never had money']),
      );
      expect(await rig.ids('"money back"', { mode })).toEqual(['phrase']);
      expect(await rig.ids('“money back” never', { mode })).toEqual(['phrase']);
      expect(await rig.ids('"nothing like it" money back', { mode })).toEqual([]);
      expect([...(await rig.ids('money back', { mode }))].sort()).toEqual(['phrase', 'words']);
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

    it('row 10: refuses one document of a batch with its reason, puts off one with a field that is not known, and takes the others', async () => {
      const rig = await ready();
      const good = (id: string) => documentOf(storedCall(id, ['a fine call']), [], 0);
      const wrong = { ...good('bad'), moments: [{ turn: 0, last_turn: 0, text: 'x', vector: [1, 2, 3] }] };
      const strange = { ...good('odd'), colour: 'red' };
      const documents = [good('a'), wrong, good('b'), strange, good('c')];
      const outcomes = await rig.index.write(
        documents.map((document) => ({ kind: 'index', document, complete: true })),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'refused', 'done', 'retry', 'done']);
      expect(outcomes[1]).toEqual({ kind: 'refused', status: 400, type: 'mapper_parsing_exception' });
      expect(outcomes[3]).toEqual({ kind: 'retry', status: 400 });
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
}

import { describe, expect, it } from 'vitest';
import { type CallPassages, MAX_PASSAGE_TURNS } from '../../domain/query/ports.ts';
import type { SearchLegs } from '../../domain/search/ports.ts';
import { storedCall } from '../../testing/documents.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

/** Of as many words as a moment has. */
const filler = (word: string) => `${word} `.repeat(100).trim();
const NONE: SearchLegs = { filters: {}, phrases: [] };
const keyword = (words: string) => ({ words, identifiers: [], size: 10 });

/** What passages of calls are on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function passagesContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const ready = async (): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    return rig;
  };
  const semantic = async (rig: SearchRig, text: string) => {
    const [outcome] = await rig.embedder.embed([text]);
    if (!outcome?.ok) throw new Error('A text was not embedded.');
    return { vector: outcome.vector, size: 10 };
  };
  const numbers = (found: CallPassages | undefined) => found?.turns.map(({ turn }) => turn);

  describe(`passages on ${engine}`, () => {
    const filled = async (): Promise<SearchRig> => {
      const rig = await ready();
      await rig.write(
        storedCall('a', ['the router restarts', 'good day', filler('weather'), 'restarting the routers, the router']),
        storedCall('b', ['hello there', 'बिजली का बिल'], { metadata: { product: 'Mobile' } }),
        storedCall('c', ['the router']),
      );
      return rig;
    };

    it('are the turns with the words, in the order of the call, by words alone', async () => {
      const rig = await filled();
      const legs = { ...NONE, keyword: keyword('router restart bijli') };
      const found = await rig.passages.passages(['a', 'b', 'gone'], legs);
      expect([...found.keys()].sort()).toEqual(['a', 'b']);
      expect(found.get('a')?.turns).toEqual([
        { turn: 0, speaker: 'customer', text: 'the router restarts', words: 2, near: false },
        { turn: 3, speaker: 'agent', text: 'restarting the routers, the router', words: 3, near: false },
      ]);
      expect(found.get('b')?.turns).toEqual([
        { turn: 1, speaker: 'agent', text: 'बिजली का बिल', words: 1, near: false },
      ]);
    });

    it('are the turns of the nearest moment, by a vector alone', async () => {
      const rig = await filled();
      const found = await rig.passages.passages(['a', 'b'], { ...NONE, semantic: await semantic(rig, 'weather') });
      expect(found.get('a')?.turns).toEqual([
        { turn: 2, speaker: 'customer', text: expect.stringMatching(/^weather weather/), words: 0, near: true },
      ]);
      expect(numbers(found.get('b'))).toEqual([0, 1]);
    });

    it('are both, by both', async () => {
      const rig = await filled();
      const legs = { ...NONE, keyword: keyword('routers'), semantic: await semantic(rig, 'weather') };
      const found = await rig.passages.passages(['c', 'a'], legs);
      expect(found.get('a')?.turns.map(({ turn, words, near }) => [turn, words, near])).toEqual([
        [0, 1, false],
        [2, 0, true],
        [3, 2, false],
      ]);
      expect(found.get('c')?.turns).toMatchObject([{ turn: 0, words: 1, near: true }]);
    });

    it('are also the turns in which a phrase of the filters is said, and no others for it', async () => {
      const rig = await ready();
      await rig.write(storedCall('a', ['the fee was late', 'a late fee', 'bijli ka bill', 'fees']));
      const legs = { ...NONE, filters: { contains: ['late fees', 'बिजली'] } };
      expect(numbers((await rig.passages.passages(['a'], legs)).get('a'))).toEqual([1, 2]);
      const phrases = await rig.passages.passages(['a'], { ...NONE, phrases: ['fee was late'] });
      expect(numbers(phrases.get('a'))).toEqual([0]);
    });

    it('come with the facts of the call, without its text', async () => {
      const rig = await filled();
      const found = await rig.passages.passages(['b'], { ...NONE, keyword: keyword('nothing of this') });
      expect(found.get('b')?.turns).toEqual([]);
      expect(found.get('b')?.facts).toMatchObject({ call_id: 'b', product: 'Mobile', duration_seconds: 12 });
      expect(Object.keys(found.get('b')?.facts ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/text|turns|moments|identifiers/)]),
      );
    });

    it('are the best turns of many', async () => {
      const rig = await ready();
      const lines = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? `meter ${i} reading` : `meter number ${i}`));
      await rig.write(storedCall('a', lines));
      const found = await rig.passages.passages(['a'], { ...NONE, keyword: keyword('meter reading') });
      expect(numbers(found.get('a'))).toEqual(Array.from({ length: MAX_PASSAGE_TURNS }, (_, i) => i * 3));
    });

    it('are of the part of a long turn that matters, letter by letter as it stands there', async () => {
      const rig = await ready();
      const long = `${filler('hello')}. ${filler('weather')}. The refund of the refund desk is due. ${filler('goodbye')}.`;
      await rig.write(storedCall('a', [long]));
      const words = await rig.passages.passages(['a'], { ...NONE, keyword: keyword('refund due') });
      expect(words.get('a')?.turns[0]?.text).toContain('The refund of the refund desk is due.');
      const near = await rig.passages.passages(['a'], { ...NONE, semantic: await semantic(rig, 'weather') });
      expect(near.get('a')?.turns[0]?.text).toContain('weather weather');
      for (const found of [words, near]) {
        const text = found.get('a')?.turns[0]?.text ?? '';
        expect(text.length).toBeLessThanOrEqual(600);
        expect(long).toContain(text);
      }
    });

    it('are found in calls that begin and end with nothing', async () => {
      const rig = await ready();
      await rig.write(storedCall('a', ['', ' ', 'the router', '   ', '']));
      const found = await rig.passages.passages(['a'], { ...NONE, keyword: keyword('router') });
      expect(numbers(found.get('a'))).toEqual([2]);
    });

    it('are those of fifty calls at a time', async () => {
      const rig = await ready();
      const ids = Array.from({ length: 50 }, (_, i) => `call-${i}`);
      await rig.write(...ids.map((id) => storedCall(id, ['hello', 'the router', 'goodbye'])));
      const legs = { ...NONE, keyword: keyword('router'), semantic: await semantic(rig, 'router') };
      const found = await rig.passages.passages(ids, legs);
      expect([...found.keys()].sort()).toEqual([...ids].sort());
      for (const one of found.values()) expect(one.turns).toMatchObject([{}, { turn: 1, words: 1, near: true }, {}]);
      expect(await rig.passages.passages([], legs)).toEqual(new Map());
    });
  });
}

import { describe, expect, it } from 'vitest';
import { SEARCH_MODES, type SearchMode } from '../../domain/search/search-request.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { storedCall } from '../../testing/documents.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

const MODES: readonly SearchMode[] = SEARCH_MODES;

/** What building the index anew does on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function rebuildContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const ready = async (): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    return rig;
  };

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

    it('is done for a second one at the same time once the first has finished it', async () => {
      const rig = await stocked(250);
      const begun = await rig.rebuild(1);
      await rig.rebuild();
      expect(await rig.rebuild(9, begun.index)).toMatchObject({ done: true, index: begun.index, indexed: 250 });
      expect(await rig.admin.list()).toMatchObject([{ name: begun.index }]);
    });

    it('takes a call whose moments the model refuses for good', async () => {
      const rig = await stocked(20);
      rig.calls.items.set('odd', storedCall('odd', ['poison for the model']));
      rig.embedder.fail = (text) => (text.startsWith('poison') ? 'ValidationException' : undefined);
      expect(await rig.rebuild()).toMatchObject({ done: true, indexed: 21 });
      expect(await rig.ids('poison', { mode: 'keyword' })).toEqual(['odd']);
    });

    it('says so, and stays where it is, while the model fails', async () => {
      const rig = await stocked(20);
      rig.calls.items.set('new', storedCall('new', ['not embedded yet']));
      rig.embedder.fail = () => 'ThrottlingException';
      await expect(rig.rebuild()).rejects.toThrow('The embedding model failed');
      rig.embedder.fail = () => undefined;
      expect(await rig.rebuild()).toMatchObject({ done: true, indexed: 21 });
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

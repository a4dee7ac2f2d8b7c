import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../domain/analytics/parse-plan.ts';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { type StoredOptions, storedCall } from '../../testing/documents.ts';
import type { SearchRig } from '../../testing/search-rig.ts';

const FIBRE = { product: ['Fibre'] };

/** What versions of the data tell on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function dataVersionsContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const call = (id: string, product: string, options: StoredOptions = {}) =>
    storedCall(id, ['hello'], { ...options, metadata: { product } });
  const remove = async (rig: SearchRig, call_id: string, revision = 1) => {
    await rig.index.write([{ kind: 'delete', call_id, revision }]);
    await rig.refresh();
  };
  const filled = async (): Promise<SearchRig> => {
    const rig = await fresh();
    await rig.ensure();
    await rig.write(
      call('a', 'Fibre', { duration: 12.25, triage: { importance_score: 0.1 } }),
      call('b', 'Fibre', { duration: 40.1, triage: { importance_score: 0.7 } }),
      call('c', 'Mobile'),
    );
    return rig;
  };

  describe(`versions of the data on ${engine}`, () => {
    it.each<[string, (rig: SearchRig) => Promise<unknown>]>([
      ['is added', (rig) => rig.write(call('d', 'Fibre'))],
      ['is replaced by a new revision', (rig) => rig.write(call('b', 'Fibre', { revision: 2 }))],
      ['is replaced by a new edition', (rig) => rig.write(call('b', 'Fibre', { edition: 1 }))],
      ['is deleted', (rig) => remove(rig, 'a')],
      ['comes to pass the filters', (rig) => rig.write(call('c', 'Fibre', { revision: 2 }))],
      ['passes them no more', (rig) => rig.write(call('b', 'Mobile', { revision: 2 }))],
      [
        'takes the place of one that was deleted, with the same figures',
        async (rig) => {
          await remove(rig, 'b');
          await rig.write(call('other', 'Fibre', { duration: 40.1, triage: { importance_score: 0.7 } }));
        },
      ],
    ])('change when a call %s', async (_, change) => {
      const rig = await filled();
      const before = await rig.versions.versionOf(FIBRE);
      await change(rig);
      expect(await rig.versions.versionOf(FIBRE)).not.toBe(before);
    });

    it('come with counts as well, the same for the same calls, whatever is counted of them', async () => {
      const rig = await filled();
      const plans = [{}, { group_by: [{ by: 'product' }], metrics: ['avg_duration'] }].map((plan) => {
        const parsed = parsePlan({ ...plan, filters: FIBRE });
        if (!parsed.ok) throw new Error(parsed.fault.reason);
        return parsed.plan;
      });
      const results = await rig.analytics.aggregateVersioned(plans);
      const version = await rig.versions.versionOf(FIBRE);
      expect(results.map(({ data_version }) => data_version)).toEqual([version, version]);
      const plain = results.map(({ data_version: _, ...result }) => result);
      expect(plain).toEqual(await rig.analytics.aggregate(plans));
    });

    it('never come back while calls come and go', async () => {
      const rig = await filled();
      const seen = [await rig.versions.versionOf({})];
      for (let revision = 1; revision < 8; revision += 2) {
        await rig.write(call('d', 'Fibre', { revision }));
        seen.push(await rig.versions.versionOf({}));
        await remove(rig, 'd', revision);
        await rig.write(call('a', 'Fibre', { revision: revision + 1 }));
        seen.push(await rig.versions.versionOf({}));
      }
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('stay the same when calls outside of the filters change', async () => {
      const rig = await filled();
      const before = await rig.versions.versionOf(FIBRE);
      await rig.write(call('c', 'Mobile', { revision: 2 }), call('d', 'TV'));
      await remove(rig, 'c', 2);
      await rig.write(call('e', 'Mobile', { edition: 3 }));
      expect(await rig.versions.versionOf(FIBRE)).toBe(before);
      expect(await rig.versions.versionOf({ not: { product: ['Mobile', 'TV'] } })).toBe(before);
    });

    it('stay the same when nothing changes', async () => {
      const rig = await filled();
      const before = await rig.versions.versionOf(FIBRE);
      await rig.refresh();
      expect(await rig.versions.versionOf(FIBRE)).toBe(before);
      // An older revision changes nothing, nor does the deletion of a call that is not there.
      await rig.write(call('b', 'Fibre', { revision: 2 }));
      const newer = await rig.versions.versionOf(FIBRE);
      await rig.write(call('b', 'Fibre'));
      await remove(rig, 'nobody');
      expect(await rig.versions.versionOf(FIBRE)).toBe(newer);
    });

    it('are one and the same wherever there are no calls', async () => {
      const rig = await filled();
      const none = await rig.versions.versionOf({ product: ['None'] });
      expect(await rig.versions.versionOf({ product: ['Nothing'] })).toBe(none);
      await remove(rig, 'a');
      await remove(rig, 'b');
      expect(await rig.versions.versionOf(FIBRE)).toBe(none);
      expect(none).toMatch(/^[\w-]{16}$/);
    });

    it('go by every kind of filter', async () => {
      const rig = await filled();
      const long = { duration_min: 40, contains: ['hello'], not: { product: ['Mobile'] } };
      const before = await rig.versions.versionOf(long);
      await rig.write(call('a', 'Fibre', { revision: 2, duration: 39.9 }));
      expect(await rig.versions.versionOf(long)).toBe(before);
      await rig.write(call('a', 'Fibre', { revision: 3, duration: 40 }));
      expect(await rig.versions.versionOf(long)).not.toBe(before);
    });

    it('are not to be had without an index', async () => {
      const rig = await filled();
      await rig.admin.drop(`${SEARCH_INDEX.prefix}1`);
      await expect(rig.versions.versionOf({})).rejects.toBeInstanceOf(IndexUnavailableError);
      await expect(
        rig.passages.passages(['a'], { filters: {}, phrases: [], keyword: { words: 'x', identifiers: [], size: 1 } }),
      ).rejects.toBeInstanceOf(IndexUnavailableError);
    });
  });
}

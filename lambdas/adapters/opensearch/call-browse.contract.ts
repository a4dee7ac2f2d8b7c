import { describe, expect, it } from 'vitest';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { storedCall } from '../../testing/documents.ts';
import type { SearchRig } from '../../testing/search-rig.ts';
import { OpenSearchBrowse } from './opensearch-browse.ts';
import { OpenSearchMultiSearch } from './opensearch-multi-search.ts';

/** What listing calls by filters does on every engine. `fresh` gives a rig on an engine without an index of calls. */
export function callBrowseContract(engine: string, fresh: () => Promise<SearchRig>): void {
  const browserOf = (rig: SearchRig) => new OpenSearchBrowse(new OpenSearchMultiSearch(rig.client, SEARCH_INDEX.alias));

  const filled = async () => {
    const rig = await fresh();
    await rig.ensure();
    const call = (id: string, importance_score: number, day: number, region = 'north') =>
      storedCall(id, ['Good morning', `My ${id} is broken`], {
        metadata: { region },
        timestamp: `2026-11-0${day}T09:00:00.000Z`,
        triage: { importance_score },
      });
    await rig.write(
      call('b', 0.5, 1),
      call('a', 0.5, 1),
      call('c', 0.5, 2),
      call('d', 0.9, 1),
      call('e', 1, 1, 'south'),
    );
    return browserOf(rig);
  };

  describe(`browsing on ${engine}`, () => {
    it('lists the most important calls first, then the newest, then by id, and says how many there are', async () => {
      const { calls, total } = await (await filled()).browse({ region: ['north'] }, 3);
      expect(calls.map(({ facts }) => facts.call_id)).toEqual(['d', 'c', 'a']);
      expect(total).toBe(4);
    });

    it('shows what a call is filed under and how it begins', async () => {
      const { calls } = await (await filled()).browse({}, 1);
      expect(calls[0]?.facts).toMatchObject({ call_id: 'e', region: 'south', importance_score: 1 });
      expect(calls[0]?.turns.map(({ turn, text }) => [turn, text])).toEqual([
        [0, 'Good morning'],
        [1, 'My e is broken'],
      ]);
      expect(calls[0]?.facts).not.toHaveProperty('moments');
      expect(calls[0]?.facts).not.toHaveProperty('text');
    });

    it('finds nothing where nothing passes, and says so when there is no index', async () => {
      expect(await (await filled()).browse({ region: ['west'] }, 5)).toEqual({ calls: [], total: 0 });
      const rig = await fresh();
      await expect(browserOf(rig).browse({}, 5)).rejects.toThrow(IndexUnavailableError);
    });
  });
}

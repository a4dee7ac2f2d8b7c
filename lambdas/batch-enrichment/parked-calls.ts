import type { ParkedCall, ParkedQuery } from '../domain/calls/ports.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import type { BatchDeps } from './batch-deps.ts';

const PAGE = 500;

/**
 * Calls that were laid aside before a time, UTC ISO, so many at most, the oldest first. The shards are read side by side,
 * a page each in turn; calls are spread evenly over them, so that what is not read is younger than most of what is.
 */
export async function parkedCalls(deps: BatchDeps, before: string, most: number): Promise<readonly ParkedCall[]> {
  const found: ParkedCall[] = [];
  let left: ParkedQuery[] = Array.from({ length: UNSETTLED_SHARDS }, (_, shard) => ({ shard, before, limit: PAGE }));
  while (left.length > 0 && found.length < most) {
    const pages = await Promise.all(left.map(async (query) => ({ query, page: await deps.calls.parked(query) })));
    found.push(...pages.flatMap(({ page }) => page));
    left = pages.flatMap(({ query, page }) => (page.length < PAGE ? [] : [{ ...query, after: page.at(-1) }]));
  }
  return found.sort((a, b) => (a.parked_since < b.parked_since ? -1 : 1)).slice(0, most);
}

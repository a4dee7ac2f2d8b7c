/** Calls that are worked on at the same time. */
const PAGE = 50;

/**
 * Works on items a page at a time; false when time ran out before all were done. `after` is told how many were done,
 * behind each page.
 */
export async function inPages<T>(
  items: AsyncIterable<T> | Iterable<T>,
  { page, after, outOfTime }: Paging<T>,
): Promise<boolean> {
  let batch: T[] = [];
  let done = 0;
  const turn = async () => {
    const current = batch;
    batch = [];
    await page(current);
    done += current.length;
    await after?.(done);
  };
  for await (const item of items) {
    batch.push(item);
    if (batch.length < PAGE) continue;
    if (outOfTime()) return false;
    await turn();
  }
  if (batch.length === 0) return true;
  if (outOfTime()) return false;
  await turn();
  return true;
}

export interface Paging<T> {
  readonly page: (items: readonly T[]) => Promise<void>;
  readonly after?: (done: number) => Promise<void>;
  readonly outOfTime: () => boolean;
}

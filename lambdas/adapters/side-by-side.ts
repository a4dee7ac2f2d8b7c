/** Runs a task for each item, so many at a time; results are in the order of the items. The first failure ends it. */
export async function sideBySide<T, R>(
  items: readonly T[],
  atATime: number,
  task: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  let failed = false;
  const work = async () => {
    for (const [index, item] of left) {
      if (failed) return;
      results[index] = await task(item);
    }
  };
  const workers = Array.from({ length: Math.min(atATime, items.length) }, work);
  await Promise.all(workers).catch((error: unknown) => {
    failed = true;
    throw error;
  });
  return results;
}

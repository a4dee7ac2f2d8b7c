/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Milliseconds that a task takes. */
export async function milliseconds(task: () => unknown): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

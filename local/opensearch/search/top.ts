import type { Key, SortValue } from './sort.ts';

/** A document on its way to the answer. */
export interface Ranked {
  readonly doc: number;
  readonly values: readonly SortValue[];
}

/** By the criteria in turn; documents that are equal in all stay in the order in which they were indexed. */
export function compareValues(a: readonly SortValue[], b: readonly SortValue[], keys: readonly Key[]): number {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const order = key?.compare(a[i] ?? null, b[i] ?? null) ?? 0;
    if (order !== 0) return key?.descending ? -order : order;
  }
  return 0;
}

/** The first `count` documents, of those behind `after` when it is given. */
export function selectTop(
  docs: Int32Array,
  keys: readonly Key[],
  { count, after }: { readonly count: number; readonly after?: readonly SortValue[] },
): readonly Ranked[] {
  const top: Ranked[] = [];
  if (count === 0) return top;
  const [only] = keys;
  const single = keys.length === 1 && after === undefined ? only : undefined;
  for (const doc of docs) {
    const worst = top.length === count ? top[count - 1] : undefined;
    if (worst !== undefined && single !== undefined) {
      const order = single.compare(single.value(doc), worst.values[0] ?? null);
      if ((single.descending ? -order : order) >= 0) continue;
    }
    const ranked = { doc, values: keys.map((key) => key.value(doc)) };
    if (after !== undefined && compareValues(ranked.values, after, keys) <= 0) continue;
    if (worst !== undefined && compareValues(ranked.values, worst.values, keys) >= 0) continue;
    insert(top, ranked, keys);
    if (top.length > count) top.pop();
  }
  return top;
}

function insert(top: Ranked[], ranked: Ranked, keys: readonly Key[]): void {
  let low = 0;
  let high = top.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = top[middle];
    if (other !== undefined && compareValues(other.values, ranked.values, keys) <= 0) low = middle + 1;
    else high = middle;
  }
  top.splice(low, 0, ranked);
}

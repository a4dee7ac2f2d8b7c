/**
 * Whether at most `most` letters were put in, left out, changed or swapped with the next: the optimal string alignment
 * distance (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance). Reads a band of the table only, so the time is
 * linear in the length.
 */
export function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row: number[] = new Array(other.length + 1).fill(most + 1);
    if (i <= most) row[0] = i;
    let least = row[0] ?? most + 1;
    for (let j = Math.max(1, i - most); j <= Math.min(other.length, i + most); j++) {
      const cell = cellOf({ one, other, i, j }, { before, last, row }, most + 1);
      row[j] = cell;
      if (cell < least) least = cell;
    }
    if (least > most) return false;
    [before, last] = [last, row];
  }
  return (last[other.length] ?? most + 1) <= most;
}

interface Place {
  readonly one: string;
  readonly other: string;
  readonly i: number;
  readonly j: number;
}

function cellOf(
  { one, other, i, j }: Place,
  { before, last, row }: Readonly<Record<'before' | 'last' | 'row', readonly number[]>>,
  far: number,
): number {
  const same = one[i - 1] === other[j - 1] ? 0 : 1;
  const cell = Math.min((last[j - 1] ?? far) + same, (last[j] ?? far) + 1, (row[j - 1] ?? far) + 1);
  const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return isSwapped ? Math.min(cell, (before[j - 2] ?? far) + 1) : cell;
}

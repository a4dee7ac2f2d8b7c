/** A 32-bit float with as few digits as name it, as Java prints it: 0.18232156 instead of 0.18232156336307526. */
export function shortFloat(value: number): number {
  const single = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return short;
  }
  return Number(single.toPrecision(9));
}

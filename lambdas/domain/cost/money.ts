/**
 * Billionths of a US dollar. Costs are kept as whole numbers of them, so that sums are exact in any order; prices of a
 * token may be fractions of one.
 */
export type NanoUsd = number;

const NANO = 1e9;

/** As US dollars, to show. */
export function usdOf(cost: NanoUsd): number {
  return Math.round(cost) / NANO;
}

/** Of US dollars, such as a budget. */
export function nanoUsd(dollars: number): NanoUsd {
  return Math.round(dollars * NANO);
}

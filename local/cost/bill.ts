/** One line of a bill: how many of what, at which price. */
export interface Line {
  /** What it is summed up under, such as `DynamoDB`. */
  readonly component: string;
  readonly what: string;
  readonly quantity: number;
  readonly usd: number;
}

export interface Bill {
  readonly lines: readonly Line[];
  readonly usd: number;
}

/** A line for so many units at a price a unit. */
export function line(component: string, what: string, quantity: number, price: number): Line {
  return { component, what, quantity, usd: quantity * price };
}

export function billOf(lines: readonly Line[]): Bill {
  return { lines, usd: lines.reduce((sum, { usd }) => sum + usd, 0) };
}

/** Dollars by component, the dearest first. */
export function byComponent({ lines }: Bill): readonly (readonly [component: string, usd: number])[] {
  const sums = new Map<string, number>();
  for (const { component, usd } of lines) sums.set(component, (sums.get(component) ?? 0) + usd);
  return [...sums].sort(([, a], [, b]) => b - a);
}

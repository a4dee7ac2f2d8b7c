import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type ModelSpending, NO_SPENDING, SPENDING_KEYS, type SpentReading } from '../domain/calls/model-spending.ts';

type Amounts = { readonly [K in keyof ModelSpending as `spent_${K}`]?: number };

/**
 * What models took for the revision of an item, a number each, left out where it is 0. At the top of the item, as ADD is
 * documented for top-level attributes only
 * (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html).
 */
export interface SpendingAttributes extends Amounts {
  /** Ids of the readings that are in it. */
  readonly spent_by?: ReadonlySet<string>;
}

const attributeOf = <K extends keyof ModelSpending>(key: K) => `spent_${key}` as const;

/** Names of all of them: a new version of a call begins without. */
export const SPENDING_ATTRIBUTES: readonly string[] = [...SPENDING_KEYS.map(attributeOf), 'spent_by'];

/** Refuses a reading that is booked already. */
export const NOT_BOOKED = 'NOT contains(spent_by, :reading)';

/** Clauses for ADD that book a reading, and the values that they and NOT_BOOKED name. */
export function bookingOf(reading: SpentReading) {
  const amounts = SPENDING_KEYS.filter((key) => reading[key] !== 0);
  const values = Object.fromEntries(amounts.map((key) => [`:${attributeOf(key)}`, reading[key]]));
  return {
    adds: ['spent_by :readings', ...amounts.map((key) => `${attributeOf(key)} :${attributeOf(key)}`)],
    values: marshall({ ...values, ':reading': reading.id, ':readings': new Set([reading.id]) }) satisfies Record<
      string,
      AttributeValue
    >,
  };
}

export function isBooked({ spent_by }: SpendingAttributes, reading: SpentReading | undefined): boolean {
  return reading !== undefined && spent_by?.has(reading.id) === true;
}

/** An item without these attributes, and what they say; undefined where nothing is booked. */
export function takeSpending<T extends SpendingAttributes>(item: T) {
  const { spent_by, ...others } = item;
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !SPENDING_ATTRIBUTES.includes(name)));
  const amounts = SPENDING_KEYS.map((key) => [key, item[attributeOf(key)] ?? 0] as const);
  const spending: ModelSpending | undefined =
    spent_by === undefined ? undefined : { ...NO_SPENDING, ...Object.fromEntries(amounts) };
  return { rest: rest as Omit<T, keyof SpendingAttributes>, spending };
}

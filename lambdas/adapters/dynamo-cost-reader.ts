import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type CostReader, type CostTotals, type DayRange, mergeTotals, sumRows } from '../domain/cost/costs.ts';
import { daysBetween, type Hour, hourOf, hoursOfDay, isOver, monthOf } from '../domain/cost/hours.ts';
import { daysWithCalls, getBudget } from './budget-item.ts';
import { type HourSum, hourSumOf, keepSum, NO_SUM, querySums } from './hour-sum-item.ts';
import { type Item, queryRows, rowOf } from './ledger-rows.ts';
import { sideBySide } from './side-by-side.ts';
import { unlessRefused } from './unless-refused.ts';

/** Hours whose rows are read at the same time. */
const AT_A_TIME = 20;

interface MissingHour {
  readonly hour: Hour;
  readonly changes: number;
}

/**
 * Totals from the rows of the ledger. An hour that is over is summed once and its sum kept, also where it is empty, until
 * one of its rows changes: the ledger says so. A row that stays open after its hour does not keep it from being summed;
 * its reservation is unconfirmed cost. A day of which the budget knows nothing has no rows and is not asked for.
 */
export class DynamoCostReader implements CostReader {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async totals({ first, last }: DayRange): Promise<CostTotals> {
    const byMonth = Map.groupBy(daysBetween(first, last), monthOf);
    const months = await Promise.all([...byMonth].map(([month, days]) => this.#readMonth(month, days)));
    const missing = months.flatMap((month) => month.missing);
    const summed = await sideBySide(missing, AT_A_TIME, (hour) => this.#sumHour(hour));
    return mergeTotals([...months.flatMap((month) => month.kept), ...summed]);
  }

  /** The sums that are kept of these days of a month, and the hours that have none. */
  async #readMonth(month: string, wanted: readonly string[]) {
    const { Item } = await this.#client.send(new GetItemCommand(getBudget(this.#table, month)));
    const days = daysWithCalls(Item, month).filter((day) => wanted.includes(day));
    const [first, last = first] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return { kept: [], missing: [] };
    const sums = new Map((await this.#query(querySums(this.#table, { first, last }))).map(hourSumOf));
    const current = hourOf(this.#now().toISOString());
    const hours = days.flatMap(hoursOfDay).filter((hour) => hour <= current);
    return divide(hours, sums);
  }

  async #sumHour({ hour, changes }: MissingHour): Promise<CostTotals> {
    const over = isOver(hour, this.#now());
    const totals = sumRows((await this.#query(queryRows(this.#table, hour))).map(rowOf));
    if (over) {
      const kept = keepSum(this.#table, hour, { totals, changes });
      await unlessRefused(this.#client.send(new UpdateItemCommand(kept)));
    }
    return totals;
  }

  /** All pages. */
  async #query(input: QueryCommandInput): Promise<readonly Item[]> {
    const items: Item[] = [];
    let after: Item | undefined;
    do {
      const page = await this.#client.send(new QueryCommand({ ...input, ...(after && { ExclusiveStartKey: after }) }));
      for (const item of page.Items ?? []) items.push(item);
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    return items;
  }
}

function divide(hours: readonly Hour[], sums: ReadonlyMap<Hour, HourSum>) {
  const kept: CostTotals[] = [];
  const missing: MissingHour[] = [];
  for (const hour of hours) {
    const { totals, changes } = sums.get(hour) ?? NO_SUM;
    if (totals === undefined) missing.push({ hour, changes });
    else kept.push(totals);
  }
  return { kept, missing };
}

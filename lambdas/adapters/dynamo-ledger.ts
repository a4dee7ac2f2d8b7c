import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { hourOf, mayBeSummed } from '../domain/cost/hours.ts';
import type { BudgetState, Ceilings, Ledger, LedgerCall, LedgerResult, Reservation } from '../domain/cost/ledger.ts';
import {
  addCost,
  announcementName,
  budgetOf,
  getBudget,
  holdsReservation,
  noteAnnouncement,
  reserve,
  settleReservation,
} from './budget-item.ts';
import { dropSum } from './hour-sum-item.ts';
import { bookRow, closeRow, getRow, type Item, openRow, putRow, type StoredRow, storedRow } from './ledger-rows.ts';
import { unlessRefused } from './unless-refused.ts';

const GIVEN_BACK = { cost: 0, unconfirmed: 0 } as const;

/**
 * The ledger on one table with the keys `pk` and `sk`, without transactions. The row and the budget are two writes, in
 * an order that errs on the safe side: the budget holds at least what the rows add up to. Whoever dies after the
 * reservation and before the row, or after closing the row and before the budget heard of it, leaves the reservation
 * kept back; closing again mends the latter.
 */
export class DynamoLedger implements Ledger {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date = () => new Date()) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async open(call: LedgerCall, ceilings: Ceilings): Promise<{ readonly ok: boolean; readonly budget: BudgetState }> {
    const row = putRow(this.#table, openRow(call));
    const reserved = await this.reserve(call, ceilings);
    if (!reserved.ok) return reserved;
    try {
      // Refused: an earlier attempt of the client has written it, and the answer was lost.
      await unlessRefused(this.#client.send(new PutItemCommand(row)));
      await this.#tellChange(call);
    } catch (error) {
      const giveBack = settleReservation(this.#table, call, GIVEN_BACK);
      await this.#client.send(new UpdateItemCommand(giveBack)).catch(() => undefined);
      throw error;
    }
    return reserved;
  }

  async reserve(
    call: Reservation,
    ceilings: Ceilings,
  ): Promise<{ readonly ok: boolean; readonly budget: BudgetState }> {
    const { reserved, started_at } = call;
    if (reserved > ceilings.day || reserved > ceilings.month)
      return { ok: false, budget: await this.budget(started_at) };
    const input = reserve(this.#table, call, ceilings);
    const written = await unlessRefused(this.#client.send(new UpdateItemCommand(input)));
    if (written !== undefined) return { ok: true, budget: budgetOf(written.Attributes, started_at) };
    const item = await this.#budgetItem(started_at);
    // There it may be all the same: by us, or by an earlier attempt of the client whose answer was lost.
    return { ok: holdsReservation(item, call), budget: budgetOf(item, started_at) };
  }

  async release(reservation: Reservation): Promise<void> {
    const giveBack = settleReservation(this.#table, reservation, GIVEN_BACK);
    await unlessRefused(this.#client.send(new UpdateItemCommand(giveBack)));
  }

  async close(call: LedgerCall, result: LedgerResult): Promise<BudgetState> {
    const closed = await unlessRefused(this.#client.send(new UpdateItemCommand(closeRow(this.#table, call, result))));
    // Closed before, perhaps by us: then the budget hears of what the row says, unless it has.
    const row = closed?.Attributes === undefined ? await this.#row(call) : storedRow(closed.Attributes);
    if (row === undefined || row.outcome === 'open') return await this.budget(call.started_at);
    await this.#tellChange(row);
    const settled = settleReservation(this.#table, row, row);
    const after = await unlessRefused(this.#client.send(new UpdateItemCommand(settled)));
    return after === undefined ? await this.budget(call.started_at) : budgetOf(after.Attributes, call.started_at);
  }

  /** Three writes; who dies between them records again. Then the budget may count the call twice, but never not at all. */
  async record(call: LedgerCall, result: LedgerResult): Promise<void> {
    const given: StoredRow = { ...call, ...result, unbooked: true };
    const written = await unlessRefused(this.#client.send(new PutItemCommand(putRow(this.#table, given))));
    const row = written === undefined ? await this.#row(call) : given;
    if (row?.unbooked === undefined) return;
    await this.#tellChange(row);
    await this.#client.send(new UpdateItemCommand(addCost(this.#table, row)));
    await this.#client.send(new UpdateItemCommand(bookRow(this.#table, row)));
  }

  async budget(at: string): Promise<BudgetState> {
    return budgetOf(await this.#budgetItem(at), at);
  }

  async announce(period: 'day' | 'month', step: string, at: string): Promise<boolean> {
    const [name, token] = [announcementName(period, step, at), crypto.randomUUID()];
    const input = noteAnnouncement(this.#table, name, at, token);
    if ((await unlessRefused(this.#client.send(new UpdateItemCommand(input)))) !== undefined) return true;
    // The token is ours where an earlier attempt of the client wrote it, and the answer was lost.
    return (await this.#budgetItem(at))?.[name]?.S === token;
  }

  /** The hour may have been summed already. Asked for behind the change, so that no sum can come in between. */
  async #tellChange({ started_at }: LedgerCall): Promise<void> {
    const hour = hourOf(started_at);
    if (mayBeSummed(hour, this.#now())) await this.#client.send(new UpdateItemCommand(dropSum(this.#table, hour)));
  }

  async #row(call: LedgerCall): Promise<StoredRow | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand(getRow(this.#table, call)));
    return Item && storedRow(Item);
  }

  async #budgetItem(at: string): Promise<Item | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand(getBudget(this.#table, at)));
    return Item;
  }
}

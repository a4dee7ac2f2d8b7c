import { type CostReader, type CostTotals, type DayRange, sumRows } from '../domain/cost/costs.ts';
import { dayOf, monthOf } from '../domain/cost/hours.ts';
import type {
  BudgetState,
  Ceilings,
  Ledger,
  LedgerCall,
  LedgerResult,
  LedgerRow,
  Reservation,
  Spending,
} from '../domain/cost/ledger.ts';

const NOTHING: Spending = { spent: 0, committed: 0 };

/** The ledger in memory, held to the same contract as the table. */
export class MemoryLedger implements Ledger, CostReader {
  readonly #rows = new Map<string, LedgerRow>();
  readonly #spending = new Map<string, Spending>();
  readonly #announced = new Set<string>();
  readonly #reserved = new Set<string>();

  /** All rows, by the start of their calls. */
  rows(): LedgerRow[] {
    return [...this.#rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  async open(call: LedgerCall, ceilings: Ceilings): Promise<{ readonly ok: boolean; readonly budget: BudgetState }> {
    const { reserved, started_at } = call;
    if (!this.#fits(call, ceilings)) return { ok: false, budget: this.#state(started_at) };
    if (!this.#rows.has(keyOf(call))) {
      this.#add(started_at, { spent: 0, committed: reserved });
      this.#rows.set(keyOf(call), { ...call, outcome: 'open', cost: 0, unconfirmed: reserved, latency_ms: 0 });
    }
    return { ok: true, budget: this.#state(started_at) };
  }

  async close(call: LedgerCall, result: LedgerResult): Promise<BudgetState> {
    const row = this.#rows.get(keyOf(call));
    if (row?.outcome === 'open') {
      this.#rows.set(keyOf(call), { ...row, ...result });
      const { cost, unconfirmed } = result;
      this.#add(call.started_at, { spent: cost, committed: cost + unconfirmed - row.reserved });
    }
    return this.#state(call.started_at);
  }

  async record(call: LedgerCall, result: LedgerResult): Promise<void> {
    if (this.#rows.has(keyOf(call))) return;
    this.#rows.set(keyOf(call), { ...call, ...result });
    this.#add(call.started_at, { spent: result.cost, committed: result.cost + result.unconfirmed });
  }

  async reserve(
    reservation: Reservation,
    ceilings: Ceilings,
  ): Promise<{ readonly ok: boolean; readonly budget: BudgetState }> {
    const { id, reserved, started_at } = reservation;
    const ok = this.#reserved.has(id) || this.#fits(reservation, ceilings);
    if (ok && !this.#reserved.has(id)) this.#add(started_at, { spent: 0, committed: reserved });
    if (ok) this.#reserved.add(id);
    return { ok, budget: this.#state(started_at) };
  }

  async release({ id, reserved, started_at }: Reservation): Promise<void> {
    if (this.#reserved.delete(id)) this.#add(started_at, { spent: 0, committed: -reserved });
  }

  async budget(at: string): Promise<BudgetState> {
    return this.#state(at);
  }

  async announce(period: 'day' | 'month', step: string, at: string): Promise<boolean> {
    const name = `${period === 'day' ? dayOf(at) : monthOf(at)} ${step}`;
    const first = !this.#announced.has(name);
    this.#announced.add(name);
    return first;
  }

  async totals({ first, last }: DayRange): Promise<CostTotals> {
    const within = ({ started_at }: LedgerRow) => dayOf(started_at) >= first && dayOf(started_at) <= last;
    return sumRows(this.rows().filter(within));
  }

  #fits({ reserved, started_at }: Reservation, ceilings: Ceilings): boolean {
    const { day, month } = this.#state(started_at);
    return day.committed + reserved <= ceilings.day && month.committed + reserved <= ceilings.month;
  }

  #state(at: string): BudgetState {
    return { day: this.#spending.get(dayOf(at)) ?? NOTHING, month: this.#spending.get(monthOf(at)) ?? NOTHING };
  }

  #add(at: string, { spent, committed }: Spending): void {
    for (const period of [dayOf(at), monthOf(at)]) {
      const before = this.#spending.get(period) ?? NOTHING;
      this.#spending.set(period, { spent: before.spent + spent, committed: before.committed + committed });
    }
  }
}

const keyOf = ({ started_at, id }: LedgerCall) => `${started_at}#${id}`;

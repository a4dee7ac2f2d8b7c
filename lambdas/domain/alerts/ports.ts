/** The budget of a day or month has come to a step; sent once for each. */
export interface BudgetAlert {
  readonly type: 'budget.step';
  readonly version: 1;
  readonly period: 'day' | 'month';
  readonly step: string;
  /** UTC ISO. */
  readonly at: string;
  readonly committed_usd: number;
  readonly limit_usd: number;
}

/** Tells people what they must know at once. */
export interface Alerts {
  /** Throws when it cannot be sent. */
  send(alert: BudgetAlert): Promise<void>;
}

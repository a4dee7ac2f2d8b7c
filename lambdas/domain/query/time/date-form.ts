import type { Day } from './calendar.ts';
import type { DateExpression } from './date-expression.ts';

/** What the forms are read in. */
export interface DateContext {
  readonly today: Day;
  readonly now: Date;
  /** The day that it is there at a moment, milliseconds since 1970. */
  readonly dayAt: (ms: number) => Day;
}

/** A form of words that means days: how it is written (date-words.ts), and what it means; groups are those of the form. */
export interface DateForm {
  readonly form: string;
  /** It is one only beside words that make it one: `months` (in may), `weekdays` (on sun), `years` (in 2025). */
  readonly beside?: 'months' | 'weekdays' | 'years';
  readonly read: (groups: readonly (string | undefined)[], context: DateContext) => DateExpression | undefined;
}

/** A single day of a week, or a weekend, that is not said to be the last one. */
export const BARE = 0.8;
/** Day and month could be the other way round. */
export const AMBIGUOUS = 0.6;

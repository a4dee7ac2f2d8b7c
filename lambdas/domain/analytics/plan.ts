import * as z from 'zod/mini';
import { type Filters, FiltersSchema } from '../search/filters.ts';
import { type Cycle, DIMENSIONS, type Field, type Interval } from './dimensions.ts';
import { METRIC_NAMES, type Metric } from './metrics.ts';
import { knownZone } from './time-zone.ts';

/** Most rows of a result, and most groups of one dimension. */
export const MAX_ROWS = 10_000;
/** Groups of a field that are shown unless a plan says otherwise. */
export const DEFAULT_TOP = 10;

const rows = z.int().check(z.gte(1), z.lte(MAX_ROWS));

const zone = z.string().check(
  z.refine((name) => knownZone(name) !== undefined, {
    error: 'must be the name of a time zone such as Asia/Kolkata',
  }),
);

/** `top`: number of groups that are shown, for a field only; the others are counted in `other`. */
const GroupSchema = z.strictObject({ by: z.enum(DIMENSIONS), top: z.optional(rows) });

/**
 * What is to be counted, as it is written by hand, by a rule or by a model: flat, nothing required, every choice an
 * enum. `{}` counts all calls. Read it with parsePlan, which also knows the rules between fields.
 */
export const PlanSchema = z.strictObject({
  metrics: z._default(z.array(z.enum(METRIC_NAMES)).check(z.minLength(1), z.maxLength(METRIC_NAMES.length)), ['count']),
  /** From the outer to the inner group. */
  group_by: z._default(z.array(GroupSchema).check(z.maxLength(2)), []),
  /** A day of `date_range` is a day of `time_zone`. */
  filters: z._default(FiltersSchema, {}),
  time_zone: z._default(zone, 'UTC'),
  /**
   * What decides which groups of a field are its top ones, and the order of the rows; periods inside or around another
   * group are always in the order of time. By default the first metric, or the key where time is the only group.
   */
  order_by: z.optional(z.enum([...METRIC_NAMES, 'key'])),
  /** By default `asc` for the key, `desc` for a metric. */
  order: z.optional(z.enum(['asc', 'desc'])),
  /** Most rows. */
  limit: z.optional(rows),
  /** Gives each row its share of all calls that the filters let through. */
  percentages: z._default(z.boolean(), false),
  /** Groups of a field with fewer calls are left out. */
  min_count: z._default(z.int().check(z.gte(1), z.lte(1_000_000_000)), 1),
});

/** A plan as a person, a rule or a model writes it. */
export type PlanInput = z.input<typeof PlanSchema>;

export interface FieldGroup {
  readonly by: Field;
  readonly top: number;
}

export interface TimeGroup {
  readonly by: Interval | Cycle;
}

export type Group = FieldGroup | TimeGroup;

/** A plan that can be carried out: valid, every default put in, and itself valid input of parsePlan. */
export interface AggregationPlan {
  /** The one that orders is among them. */
  readonly metrics: readonly Metric[];
  readonly group_by: readonly Group[];
  /** Times of the date range are in UTC. */
  readonly filters: Filters;
  readonly time_zone: string;
  readonly order_by: Metric | 'key';
  readonly order: 'asc' | 'desc';
  readonly limit?: number;
  readonly percentages: boolean;
  readonly min_count: number;
}

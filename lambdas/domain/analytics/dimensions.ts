/**
 * Fields by which calls can be grouped, and the field of the document. A call has several issues, mentioned products,
 * flags, key issues and tags, or none: it counts in the group of each; without any it is in no group. A call that lacks
 * an optional field is in the group `unknown`, which is also what triage writes for a label that the transcript lacks and
 * a model for what it cannot tell. Key issues, tags, resolution and risks are those of an enrichment.
 */
export const FIELDS = {
  product: { field: 'product', several: false, optional: false },
  client_segment: { field: 'client_segment', several: false, optional: true },
  region: { field: 'region', several: false, optional: false },
  channel: { field: 'channel', several: false, optional: true },
  language: { field: 'language', several: false, optional: false },
  agent_id: { field: 'agent_id', several: false, optional: false },
  client_id: { field: 'client_id', several: false, optional: false },
  intent: { field: 'intent', several: false, optional: false },
  sentiment: { field: 'sentiment', several: false, optional: false },
  importance: { field: 'importance', several: false, optional: false },
  lane: { field: 'lane', several: false, optional: false },
  issue: { field: 'issues', several: true, optional: false },
  mentioned_product: { field: 'mentioned_products', several: true, optional: false },
  flag: { field: 'flags', several: true, optional: false },
  key_issue: { field: 'key_issues', several: true, optional: false },
  tag: { field: 'tags', several: true, optional: false },
  resolution: { field: 'resolution', several: false, optional: true },
  churn_risk: { field: 'churn_risk', several: false, optional: true },
  escalation_risk: { field: 'escalation_risk', several: false, optional: true },
  enriched: { field: 'enriched', several: false, optional: false },
} as const;

/** Group of the calls that lack a field of one value. */
export const UNKNOWN = 'unknown';

/** Periods of the calendar, in the plan's time zone; a week begins on Monday. */
export const INTERVALS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

/** Places in a cycle of the calendar, in the plan's time zone: all Mondays together, all hours from 9 to 10. */
export const CYCLES = ['hour_of_day', 'day_of_week'] as const;

export type Field = keyof typeof FIELDS;
export type Interval = (typeof INTERVALS)[number];
export type Cycle = (typeof CYCLES)[number];
export type Dimension = Field | Interval | Cycle;

export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]];
export const DIMENSIONS = [...FIELD_NAMES, ...INTERVALS, ...CYCLES] as const;

export const isField = (by: Dimension): by is Field => Object.hasOwn(FIELDS, by);
export const isInterval = (by: Dimension): by is Interval => (INTERVALS as readonly string[]).includes(by);
export const isCycle = (by: Dimension): by is Cycle => (CYCLES as readonly string[]).includes(by);
/** A call can be in more than one group of this dimension. */
export const hasSeveral = (by: Dimension): boolean => isField(by) && FIELDS[by].several;

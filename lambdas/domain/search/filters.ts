import * as z from 'zod/mini';
import { RESOLUTIONS, RISKS } from '../enrichment/types.ts';
import { pseudonymousId } from '../pii/pseudonymous-id.ts';
import { utcTime } from '../time/iso-time.ts';
import { canonicalId, MAX_ID } from '../transcript/canonical-id.ts';
import { IMPORTANCES, INTENTS, LANES, SENTIMENTS } from '../triage/types.ts';
import { ENRICHED } from './document.ts';

/** Most values of one filter. */
const MAX_VALUES = 100;
/** Most phrases, and characters of one. */
const MAX_PHRASES = 5;
const MAX_PHRASE = 200;
/** No call is as long: 31 years. */
const MAX_SECONDS = 1e9;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const label = z.string().check(z.minLength(1), z.maxLength(MAX_ID));
const oneOrMore = <T extends z.ZodMiniType>(item: T) =>
  z.optional(
    z.union([
      z.array(item).check(z.minLength(1), z.maxLength(MAX_VALUES)),
      z.pipe(
        item,
        z.transform((one) => [one]),
      ),
    ]),
  );
const id = z.pipe(
  label,
  z.transform((text) => pseudonymousId(canonicalId(text))),
);

/** Start of a range: a day counts from its first millisecond, UTC; a time without an offset is UTC. */
const start = z.pipe(
  z.string(),
  z.transform((text, context) => asTime(text, context)),
);
/** End of a range, inclusive: a day counts whole. */
const end = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const time = asTime(text, context);
    return DAY.test(text) ? time.replace('T00:00:00.000Z', 'T23:59:59.999Z') : time;
  }),
);

function asTime(text: string, context: { issues: unknown[] }): string {
  const time = text.length <= 40 ? utcTime(text) : undefined;
  if (time === undefined) {
    context.issues.push({
      code: 'custom',
      message: 'must be a date such as 2026-03-31, or an ISO 8601 time',
      input: text,
    });
  }
  return time ?? '';
}

/** Filters that are compared with a list of values. */
const valueFilters = {
  product: oneOrMore(label),
  client_segment: oneOrMore(label),
  region: oneOrMore(label),
  channel: oneOrMore(label),
  language: oneOrMore(label),
  intent: oneOrMore(z.enum(INTENTS)),
  sentiment: oneOrMore(z.enum(SENTIMENTS)),
  importance: oneOrMore(z.enum(IMPORTANCES)),
  lane: oneOrMore(z.enum(LANES)),
  issue: oneOrMore(label),
  mentioned_product: oneOrMore(label),
  flag: oneOrMore(label),
  key_issue: oneOrMore(label),
  tag: oneOrMore(label),
  resolution: oneOrMore(z.enum(RESOLUTIONS)),
  churn_risk: oneOrMore(z.enum(RISKS)),
  escalation_risk: oneOrMore(z.enum(RISKS)),
  enriched: oneOrMore(z.enum(ENRICHED)),
  /** Compared as they are stored: an id that held personal data is known by its pseudonym. */
  agent_id: oneOrMore(id),
  client_id: oneOrMore(id),
};

const phrases = z
  .array(z.string().check(z.minLength(1), z.maxLength(MAX_PHRASE)))
  .check(z.minLength(1), z.maxLength(MAX_PHRASES));
const seconds = z.number().check(z.gte(0), z.lte(MAX_SECONDS));

/**
 * Which calls are meant. Fields are combined by AND, values of one field by OR. The same object filters searches and
 * counts, in each leg of a hybrid search. The value `unknown` of an optional field (client_segment, channel, resolution,
 * churn_risk, escalation_risk) also means the calls that lack it, as the group `unknown` of counts does.
 */
export const FiltersSchema = z
  .strictObject({
    ...valueFilters,
    /** Calls that have none of these values; a call without the field has none. */
    not: z.optional(z.strictObject(valueFilters)),
    /** Each of these must be said in the call, its words in that order, by their stems; without digits also by their sounds. */
    contains: z.optional(phrases),
    /** Least importance score, 0..1. */
    importance_min: z.optional(z.number().check(z.gte(0), z.lte(1))),
    /** Shortest and longest duration, seconds, inclusive. */
    duration_min: z.optional(seconds),
    duration_max: z.optional(seconds),
    date_range: z.optional(
      z.strictObject({ start: z.optional(start), end: z.optional(end) }).check(
        z.refine(({ start, end }) => start === undefined || end === undefined || start <= end, {
          error: 'starts later than it ends',
        }),
      ),
    ),
  })
  .check(
    z.refine(
      ({ duration_min, duration_max }) =>
        duration_min === undefined || duration_max === undefined || duration_min <= duration_max,
      {
        path: ['duration_min'],
        error: 'must not be above duration_max',
      },
    ),
  );

export type Filters = z.infer<typeof FiltersSchema>;

/** Fields that are compared with a list of values, and the field of the document that they are compared with. */
export const VALUE_FILTERS = {
  product: 'product',
  client_segment: 'client_segment',
  region: 'region',
  channel: 'channel',
  language: 'language',
  intent: 'intent',
  sentiment: 'sentiment',
  importance: 'importance',
  lane: 'lane',
  issue: 'issues',
  mentioned_product: 'mentioned_products',
  flag: 'flags',
  key_issue: 'key_issues',
  tag: 'tags',
  resolution: 'resolution',
  churn_risk: 'churn_risk',
  escalation_risk: 'escalation_risk',
  enriched: 'enriched',
  agent_id: 'agent_id',
  client_id: 'client_id',
} as const satisfies Partial<Record<keyof Filters, string>>;

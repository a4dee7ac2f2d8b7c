import type { AssignSchema, ChangeSchema, CommentSchema } from '#lambdas/domain/complaints/lifecycle/read-change.ts';
import { MAX_SUMMARY_DAYS, type SummaryRequestSchema } from '#lambdas/domain/complaints/summary/read-request.ts';
import type { QuerySchema } from '#lambdas/domain/query/query-request.ts';
import type { Filters } from '#lambdas/domain/search/filters.ts';
import type { SearchSchema } from '#lambdas/domain/search/search-request.ts';
import type { FeedbackSchema } from '#lambdas/query/give-feedback.ts';

type Described<S extends { readonly shape: object }> = Readonly<Record<keyof S['shape'], string>>;

/** What filters mean; a filter without a description does not compile. */
export const FILTER_DESCRIPTIONS: Readonly<Record<keyof Filters, string>> = {
  product: 'Product that the call was filed under.',
  client_segment: 'Segment of the client; `unknown` means the calls that lack it.',
  region: 'Region of the client.',
  channel: 'Channel of the call; `unknown` means the calls that lack it.',
  language: 'Language as triage heard it.',
  intent: 'What the call is about.',
  sentiment: 'How the customer feels.',
  importance: 'How much the call matters.',
  lane: 'Who reads the call after triage.',
  issue: 'Key of an issue that triage found.',
  mentioned_product: 'Product that was spoken of.',
  flag: 'Mark of triage, such as injection-like.',
  key_issue: 'Key of an issue that the enrichment found.',
  tag: 'Tag of the enrichment.',
  resolution: 'Whether the matter was settled; `unknown` also means the calls that lack it.',
  churn_risk: 'Risk that the client leaves; `unknown` also means the calls that lack it.',
  escalation_risk: 'Risk that the matter grows; `unknown` also means the calls that lack it.',
  enriched: 'Who read the call: a model, rules alone, or nobody yet.',
  agent_id: 'Id of the agent.',
  client_id: 'Id of the client.',
  not: 'Calls that have none of these values.',
  contains: 'Each of these must be said in the call, its words in that order.',
  importance_min: 'Least importance score, 0..1.',
  duration_min: 'Shortest duration, seconds, inclusive.',
  duration_max: 'Longest duration, seconds, inclusive.',
  date_range: 'When the call began.',
};

/** Both ends of a time. */
export const DATE_DESCRIPTIONS = {
  start: 'A day such as 2026-03-31, which counts from its first moment, or an ISO 8601 time; UTC without an offset.',
  end: 'Inclusive. A day such as 2026-03-31, which counts whole, or an ISO 8601 time; UTC without an offset.',
} as const;

/** Both ends of a time of whole days. */
export const WHOLE_DAYS = {
  start: 'First day, UTC; of a time its day counts.',
  end: 'Last day, UTC, included; of a time its day counts.',
} as const;

const OWNER = 'Who owns it in person: 1 to 100 letters, digits and signs of ._@+-; null for nobody.';
const WHY = 'One line for the history; personal data are removed before it is kept.';

/** Fields of the bodies; a field without a description does not compile. */
export const BODY_DESCRIPTIONS: {
  readonly Query: Described<typeof QuerySchema>;
  readonly Search: Described<typeof SearchSchema>;
  readonly Feedback: Described<typeof FeedbackSchema>;
  readonly ComplaintChange: Described<typeof ChangeSchema>;
  readonly ComplaintComment: Described<typeof CommentSchema>;
  readonly ComplaintAssignment: Described<typeof AssignSchema>;
  readonly ComplaintSummaryRequest: Described<typeof SummaryRequestSchema>;
} = {
  Query: {
    query: 'The question, in English, Hindi or both.',
    mode: 'How much the answer may cost: no model at all, the economical one where needed, or the strong one.',
    filters: 'Calls that the answer is about; what the question says narrows them further.',
    time_zone: 'Name of the time zone that days of the question, such as "yesterday", are meant in.',
  },
  Search: {
    query: 'Words, or phrases in double quotes; identifiers such as order numbers are found exactly.',
    filters: 'Calls that are searched.',
    top_k: 'Calls of one page.',
    mode: 'By words, by meaning, or by both.',
    cursor: 'next_cursor of the page before, with everything else the same.',
  },
  Feedback: {
    query_id: 'Of an answer to a question of your own from the last thirty days.',
    useful: 'Whether it helped.',
    comment: 'Personal data are removed before it is kept.',
  },
  ComplaintChange: {
    status: 'What it becomes; `allowed` of the complaint names what it can become.',
    owner: OWNER,
    priority: 'From now on that of a person, which no rule changes any more.',
    department: 'A department of the configuration; the complaint goes to its group.',
    why: `${WHY} It must be given for waiting, resolved and reopened.`,
  },
  ComplaintComment: {
    text: 'Personal data are removed before it is kept.',
    to_client: 'It is what the client was told; the first of them is the first response.',
  },
  ComplaintAssignment: {
    complaint_ids: 'Each once; with a version, the complaint is assigned only if that is still its version.',
    owner: OWNER,
    why: WHY,
  },
  ComplaintSummaryRequest: {
    department: 'A department of the configuration; all when left out or null.',
    date_range: `When the complaints were opened; at most ${MAX_SUMMARY_DAYS} days.`,
  },
};

/**
 * Names that a construct and a handler share: environment keys, S3 prefixes, indexes, roles.
 * This file imports nothing, so that both sides can.
 */

/** Both functions answer the same questions. */
const QUERY_ENV = [
  'SEARCH_ENDPOINT',
  'INDEX_SETTINGS',
  'SEARCH_FUSION',
  'LEDGER_TABLE',
  'ANSWERS_TABLE',
  'ALERTS_TOPIC_ARN',
  'QUERY_SETTINGS',
] as const;

/** What every function needs that changes complaints: their table, and what follows a change. */
const TICKETING_ENV = [
  'COMPLAINTS_TABLE',
  'SEARCH_ENDPOINT',
  'COMPLAINT_EVENTS_TOPIC_ARN',
  'TIMER_GROUP',
  'TIMER_ROLE_ARN',
  'DEADLINES_QUEUE_ARN',
  'COMPLAINT_POLICY',
] as const;

/** Environment keys of each function; its construct sets exactly these and its index.ts reads exactly these. */
export const FUNCTION_ENV = {
  triage: ['CALLS_TABLE', 'TRANSCRIPTS_BUCKET', 'TRIAGE_QUEUE_URL', 'CALL_EVENTS_TOPIC_ARN', 'TRIAGE_SETTINGS'],
  sweeper: [
    'CALLS_TABLE',
    'CALL_EVENTS_TOPIC_ARN',
    'INDEXING_QUEUE_URL',
    'ENRICHMENT_PRIORITY_QUEUE_URL',
    'ENRICHMENT_QUEUE_URL',
    'COMPLAINT_INTAKE_QUEUE_URL',
    'UNSETTLED_GRACE_SECONDS',
  ],
  enrichment: [
    'CALLS_TABLE',
    'TRANSCRIPTS_BUCKET',
    'LEDGER_TABLE',
    'ENRICHMENT_PRIORITY_QUEUE_URL',
    'ENRICHMENT_QUEUE_URL',
    'INDEXING_QUEUE_URL',
    'ALERTS_TOPIC_ARN',
    'ENRICHMENT_SETTINGS',
  ],
  'batch-enrichment': [
    'CALLS_TABLE',
    'TRANSCRIPTS_BUCKET',
    'LEDGER_TABLE',
    'ENRICHMENT_QUEUE_URL',
    'INDEXING_QUEUE_URL',
    'ALERTS_TOPIC_ARN',
    'BATCH_ROLE_ARN',
    'ENRICHMENT_SETTINGS',
  ],
  're-enrichment': [
    'CALLS_TABLE',
    'TRANSCRIPTS_BUCKET',
    'ENRICHMENT_PRIORITY_QUEUE_URL',
    'ENRICHMENT_QUEUE_URL',
    'ENRICHMENT_SETTINGS',
  ],
  costs: ['LEDGER_TABLE', 'ENRICHMENT_SETTINGS'],
  indexing: ['CALLS_TABLE', 'TRANSCRIPTS_BUCKET', 'LEDGER_TABLE', 'SEARCH_ENDPOINT', 'INDEX_SETTINGS'],
  'index-admin': [
    'CALLS_TABLE',
    'TRANSCRIPTS_BUCKET',
    'COMPLAINTS_TABLE',
    'LEDGER_TABLE',
    'SEARCH_ENDPOINT',
    'INDEX_SETTINGS',
    'SEARCH_ROLES',
  ],
  search: ['SEARCH_ENDPOINT', 'INDEX_SETTINGS', 'SEARCH_FUSION'],
  analytics: ['SEARCH_ENDPOINT'],
  query: [...QUERY_ENV],
  'query-stream': [...QUERY_ENV],
  'complaint-intake': ['CALLS_TABLE', 'TRANSCRIPTS_BUCKET', ...TICKETING_ENV],
  'complaint-timers': [...TICKETING_ENV],
  'complaint-sweeper': [
    'COMPLAINTS_TABLE',
    'DEADLINES_QUEUE_URL',
    'UNSETTLED_GRACE_SECONDS',
    'COMPLAINT_POLICY_VERSION',
  ],
  complaints: [...TICKETING_ENV],
  'complaint-export': ['SEARCH_ENDPOINT'],
  'complaint-summary': ['SEARCH_ENDPOINT', 'LEDGER_TABLE', 'ANSWERS_TABLE', 'ALERTS_TOPIC_ARN', 'SUMMARY_SETTINGS'],
  calls: ['CALLS_TABLE', 'TRANSCRIPTS_BUCKET'],
  health: ['CALLS_TABLE'],
  authorizer: ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'ROLE_CLAIM'],
} as const;

export type FunctionName = keyof typeof FUNCTION_ENV;
export type EnvKey<F extends FunctionName> = (typeof FUNCTION_ENV)[F][number];

/** Prefixes of the transcripts bucket. */
export const PREFIX = {
  /** Uploads land here; the only prefix that raises notifications. */
  transcripts: 'transcripts/',
  /** What could not be read, with its reason beside it. */
  quarantine: 'quarantine/',
  /** Redacted turns of calls too large for a DynamoDB item. */
  bodies: 'bodies/',
  /** Input and output of batch inference jobs. */
  batches: 'batches/',
} as const;

/** Files that lie beside the triage function: its rule tables and its model. */
export const TRIAGE_FILES = { rules: 'triage-rules.json', model: 'intent-model.bin' } as const;

/** File beside the bundles that enrich: the keys of the issues that the rules of triage know. */
export const ISSUE_KEYS_FILE = 'issue-keys.json';

/** File beside the bundles that answer questions: the rules of triage for text that speaks to a model. */
export const INJECTION_RULES_FILE = 'injection-rules.json';

/** File beside the function that opens complaints: which calls complain, of what, to whom, and how pressing that is. */
export const COMPLAINT_RULES_FILE = 'complaint-rules.json';

/** Functions with the rules for text that speaks to a model. */
export const ASKING = ['query', 'query-stream'] as const;

/** Functions with the keys of the issues. */
export const ENRICHING = ['enrichment', 'batch-enrichment', 're-enrichment'] as const;

/** Indexes of the calls table. */
export const CALLS_INDEX = { byClient: 'by-client', unsettled: 'unsettled', parked: 'parked' } as const;

/** Indexes of the complaints table. */
export const COMPLAINTS_INDEX = { unsettled: 'unsettled', due: 'due' } as const;

/** Unsettled items are spread over this many partitions of the sparse index, so that no partition is hot. */
export const UNSETTLED_SHARDS = 8;

/** Names of the search index. */
export const SEARCH_INDEX = {
  /** What searches and counts ask; exactly one index stands behind it. */
  alias: 'calls',
  /** What is written to: the index of the alias and, during a rebuild, its successor as well. */
  writeAlias: 'calls-write',
  /** Indices are `calls-v<number>`. */
  prefix: 'calls-v',
} as const;

/** Names of the index of complaints, as SEARCH_INDEX. */
export const COMPLAINT_INDEX = {
  alias: 'complaints',
  writeAlias: 'complaints-write',
  prefix: 'complaints-v',
} as const;

/** Roles of a token, from the weakest to the strongest. */
export const ROLES = ['viewer', 'analyst', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

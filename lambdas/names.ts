/**
 * Names that a construct and a handler share: environment keys, S3 prefixes, indexes, metrics.
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

export const METRICS_NAMESPACE = 'Callsift';

/** Metric names. Counts unless a unit is named. */
export const METRIC = {
  objectsReceived: 'ObjectsReceived',
  objectsGone: 'ObjectsGone',
  eventsIgnored: 'EventsIgnored',
  callsStored: 'CallsStored',
  callsSuperseded: 'CallsSuperseded',
  callsDuplicate: 'CallsDuplicate',
  quarantined: 'Quarantined',
  objectsResumed: 'ObjectsResumed',
  eventsPublished: 'EventsPublished',
  eventsFailed: 'EventsFailed',
  callsSwept: 'CallsSwept',
  callsIndexed: 'CallsIndexed',
  callsIndexRefused: 'CallsIndexRefused',
  callsIndexRetried: 'CallsIndexRetried',
  momentsEmbedded: 'MomentsEmbedded',
  momentsReused: 'MomentsReused',
  embeddingTokens: 'EmbeddingTokens',
  embeddingFailed: 'EmbeddingFailed',
  indexUnavailable: 'IndexUnavailable',
  /** Seconds from triage, or from enrichment, to searchable, of the slowest call of a batch. */
  indexLag: 'IndexLag',
  /** Seconds since the oldest unsettled call was triaged. */
  unsettledAge: 'UnsettledAge',
  callsEnriched: 'CallsEnriched',
  /** Calls that got an extractive result, split by the reason. */
  enrichmentDegraded: 'EnrichmentDegraded',
  enrichmentRequeued: 'EnrichmentRequeued',
  enrichmentRepaired: 'EnrichmentRepaired',
  findingsDropped: 'FindingsDropped',
  /** 1 for a batch of which no call got an answer of a model though each asked for one, else 0. */
  enrichmentBatchFailed: 'EnrichmentBatchFailed',
  /** Seconds to enriched from triage, or from when the call was reopened. */
  enrichmentLag: 'EnrichmentLag',
  /** One for each model call, split by its outcome. */
  modelCalls: 'ModelCalls',
  /** 400, 403 and 404 of a model: a fault of ours or of the account, which no repetition mends. */
  modelRefused: 'ModelRefused',
  modelInputTokens: 'ModelInputTokens',
  modelOutputTokens: 'ModelOutputTokens',
  /** US dollars, by the ledger. */
  modelCost: 'ModelCost',
  /** Seconds of one model call. */
  modelLatency: 'ModelLatency',
  /** Times that the circuit breaker of a model opened. */
  modelCircuitOpened: 'ModelCircuitOpened',
  batchJobsStarted: 'BatchJobsStarted',
  /** Records of batch jobs that were taken up, and those of them without an answer that is of use. */
  batchRecords: 'BatchRecords',
  batchRecordsFailed: 'BatchRecordsFailed',
  /** Percent of the budget that is committed. */
  budgetUsedDay: 'BudgetUsedDay',
  budgetUsedMonth: 'BudgetUsedMonth',
  /** 0 full, 1 economy only, 2 extractive only. */
  budgetStep: 'BudgetStep',
  /** Days until the first model in use ends; at most 60 raises the alarm. */
  modelEndOfLifeDays: 'ModelEndOfLifeDays',
  searches: 'Searches',
  searchesDegraded: 'SearchesDegraded',
  /** One for each question, split by its type. */
  queries: 'Queries',
  /** Questions whose answer is less than it could be, split by the reason. */
  queriesDegraded: 'QueriesDegraded',
  /** Questions that were refused since they speak to the model. */
  queriesRefused: 'QueriesRefused',
  /** Answers that say that it is not known. */
  queriesAbstained: 'QueriesAbstained',
  /** Questions that rules did not understand well enough, so that a model was asked. */
  queriesUnderstoodByModel: 'QueriesUnderstoodByModel',
  /** 100 for a question whose answer was there already, else 0, split by the kind of cache: its average is the hit rate. */
  answerCacheHit: 'AnswerCacheHit',
  /** Answers that were asked for once more, since the first one could not be read. */
  answersRepaired: 'AnswersRepaired',
  claimsKept: 'ClaimsKept',
  claimsDropped: 'ClaimsDropped',
  /** 0 to 100, of an answer. */
  answerConfidence: 'AnswerConfidence',
  /** Seconds of a question, split by its type. */
  queryLatency: 'QueryLatency',
  /** US dollars of a question, by its model calls. */
  queryCost: 'QueryCost',
  /** 100 for an answer that was found useful, 0 for one that was not. */
  feedbackUseful: 'FeedbackUseful',
  /** One for each complaint, split by its department. */
  complaintsOpened: 'ComplaintsOpened',
  /** Complaints whose call was read anew. */
  complaintsRefreshed: 'ComplaintsRefreshed',
  /** Complaints of a client who complained of the same before. */
  complaintsRepeated: 'ComplaintsRepeated',
  /** Missed deadlines, split by the clock. */
  complaintsBreached: 'ComplaintsBreached',
  complaintsResolved: 'ComplaintsResolved',
  /** Changes that were refused since somebody else was faster. */
  complaintConflicts: 'ComplaintConflicts',
  complaintEventsPublished: 'ComplaintEventsPublished',
  complaintEventsFailed: 'ComplaintEventsFailed',
  /** Documents that the index refuses for good. */
  complaintsIndexRefused: 'ComplaintsIndexRefused',
  /** Changes whose effects were left to the sweeper. */
  complaintsLeft: 'ComplaintsLeft',
  complaintsSwept: 'ComplaintsSwept',
  /** Seconds since the oldest change whose effects are outstanding, and since the oldest deadline that nobody noticed. */
  complaintsUnsettledAge: 'ComplaintsUnsettledAge',
  deadlineLag: 'DeadlineLag',
  complaintSummaries: 'ComplaintSummaries',
  /** Summaries without a model, split by the reason. */
  complaintSummariesDegraded: 'ComplaintSummariesDegraded',
} as const;

/** Dimension of METRIC.quarantined: the stable reject code. */
export const QUARANTINE_REASON = 'reason';

/** Roles of a token, from the weakest to the strongest. */
export const ROLES = ['viewer', 'analyst', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

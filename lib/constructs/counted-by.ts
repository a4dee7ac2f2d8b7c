import type { MetricKey } from '#lambdas/metrics.ts';
import type { FunctionName } from '#lambdas/names.ts';

const MODELS = ['enrichment', 'batch-enrichment', 'query', 'query-stream', 'complaint-summary'] as const;
/** They embed calls; a rebuild of the index embeds those whose vectors are not kept. */
const EMBEDDING = ['indexing', 'index-admin'] as const;
/** Embeddings are model calls as well, but are not asked for within the budget. */
const PAYING = [...MODELS, ...EMBEDDING] as const;
/** Batch jobs wait for their answers elsewhere. */
const WAITING = ['enrichment', 'query', 'query-stream', 'complaint-summary'] as const;
const ENRICHING = ['enrichment', 'batch-enrichment'] as const;
const ASKING = ['query', 'query-stream'] as const;
const SEARCHING = ['search', 'query', 'query-stream'] as const;
/** Driven by queues: what they return comes back. */
const QUEUED = ['triage', 'indexing', 'enrichment', 'complaint-intake', 'complaint-timers'] as const;
/** They look into the search index, or write to it. */
const REACHING = [
  'indexing',
  'search',
  'query',
  'query-stream',
  'analytics',
  'complaints',
  'complaint-export',
  'complaint-summary',
] as const;
const TELLING = ['complaint-intake', 'complaint-timers', 'complaints'] as const;

/** The functions that count each metric: the values of its dimension `service`. */
export const COUNTED_BY = {
  objectsReceived: ['triage'],
  objectsGone: ['triage'],
  objectsResumed: ['triage'],
  messagesTaken: QUEUED,
  messagesReturned: QUEUED,
  eventsIgnored: ['triage'],
  callsStored: ['triage'],
  callsSuperseded: ['triage'],
  callsDuplicate: ['triage'],
  quarantined: ['triage'],
  ingestionLag: ['triage'],
  triageLatency: ['triage'],
  callsTriaged: ['triage'],
  enrichmentRate: ['triage'],
  eventsPublished: ['triage', 'sweeper'],
  eventsFailed: ['triage', 'sweeper'],
  callsSwept: ['sweeper'],
  unsettledAge: ['sweeper'],

  callsIndexed: ['indexing'],
  callsIndexRefused: ['indexing'],
  callsIndexRetried: EMBEDDING,
  indexUnavailable: REACHING,
  indexLag: ['indexing'],
  momentsEmbedded: EMBEDDING,
  momentsReused: EMBEDDING,
  embeddingTokens: EMBEDDING,
  embeddingFailed: EMBEDDING,

  callsEnriched: ENRICHING,
  enrichmentDegraded: ['enrichment'],
  enrichmentRequeued: ['enrichment'],
  enrichmentRepaired: ['enrichment'],
  findingsDropped: ENRICHING,
  shadowSampleMissed: ENRICHING,
  enrichmentBatchFailed: ENRICHING,
  enrichmentLag: ENRICHING,
  batchJobsStarted: ['batch-enrichment'],
  batchRecords: ['batch-enrichment'],
  batchRecordsFailed: ['batch-enrichment'],
  savings: ['triage', ...ENRICHING],

  modelCalls: PAYING,
  modelRefused: MODELS,
  modelInputTokens: PAYING,
  modelOutputTokens: MODELS,
  modelCost: PAYING,
  modelLatency: WAITING,
  modelCircuitOpened: WAITING,
  modelEndOfLifeDays: ['enrichment'],
  budgetUsedDay: MODELS,
  budgetUsedMonth: MODELS,
  budgetStep: MODELS,

  searches: SEARCHING,
  searchesDegraded: SEARCHING,
  searchLatency: ['search'],

  queries: ASKING,
  queriesDegraded: ASKING,
  queriesRefused: ASKING,
  queriesAbstained: ASKING,
  queriesUnderstoodByModel: ASKING,
  answerCacheHit: ASKING,
  answersBrokenOff: ['query-stream'],
  answersRepaired: ['query', 'query-stream', 'complaint-summary'],
  claimsKept: ASKING,
  claimsDropped: ASKING,
  citationValidity: ASKING,
  answerConfidence: ASKING,
  queryLatency: ASKING,
  queryCost: ASKING,
  feedbackUseful: ['query'],

  complaintsOpened: ['complaint-intake'],
  complaintsRefreshed: ['complaint-intake'],
  complaintsRepeated: ['complaint-intake'],
  complaintsBreached: ['complaint-timers'],
  complaintsResolved: ['complaints'],
  complaintConflicts: ['complaints'],
  complaintEventsPublished: TELLING,
  complaintEventsFailed: TELLING,
  complaintsIndexRefused: TELLING,
  complaintsLeft: ['complaint-timers', 'complaints'],
  complaintsSwept: ['complaint-sweeper'],
  complaintsUnsettledAge: ['complaint-sweeper'],
  deadlineLag: ['complaint-sweeper', 'complaint-timers'],
  complaintSummaries: ['complaint-summary'],
  complaintSummariesDegraded: ['complaint-summary'],
} as const satisfies Readonly<Record<MetricKey, readonly FunctionName[]>>;

/** Functions that count a metric. */
export type Counting<K extends MetricKey> = (typeof COUNTED_BY)[K][number];

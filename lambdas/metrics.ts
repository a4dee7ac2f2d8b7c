/**
 * The catalogue of metrics: what is counted, in which unit, by what it is split, on which dashboards it stands and what
 * it means. Functions count by it, and dashboards and alarms refer to it. This file imports nothing, so that both sides can.
 */

export const METRICS_NAMESPACE = 'Callsift';

/** Units as CloudWatch names them (API reference, MetricDatum: Unit); dollars and days have none there. */
export type MetricUnit = 'Count' | 'Seconds' | 'Milliseconds' | 'Percent' | 'None';

export type Dashboard = 'cost' | 'latency' | 'quality' | 'operations';

/** By what metrics are split beside the function (`service`). */
export const METRIC_DIMENSIONS = [
  /** Why something was refused, or is less than it could be: a stable code. */
  'reason',
  /** How a model call ended: CALL_OUTCOMES. */
  'outcome',
  /** Model id or inference profile, as it is called. */
  'model',
  /** Why a model was called: PURPOSES. */
  'purpose',
  'importance',
  'intent',
  'lane',
  /** Of a search: SEARCH_MODES. */
  'mode',
  /** Of a question: QUERY_TYPES. */
  'type',
  /** Of who asks: ROLES. */
  'role',
  /** Of a cache. */
  'kind',
  'department',
  /** Of a complaint: first response or resolution. */
  'clock',
] as const;
export type MetricDimension = (typeof METRIC_DIMENSIONS)[number];

/**
 * A metric. It is kept for each function that counts it, `{service}`, and once more by each dimension of `by`, one at a
 * time, `{service, <dimension>}`: each value is a metric that is paid for.
 */
export interface MetricEntry<
  N extends string = string,
  U extends MetricUnit = MetricUnit,
  D extends MetricDimension = MetricDimension,
> {
  readonly name: N;
  readonly unit: U;
  readonly by: readonly D[];
  readonly on: readonly Dashboard[];
  readonly meaning: string;
}

function inUnit<U extends MetricUnit>(unit: U) {
  return <N extends string, const D extends MetricDimension = never>(
    name: N,
    on: readonly Dashboard[],
    meaning: string,
    by: readonly D[] = [],
  ): MetricEntry<N, U, D> => ({ name, unit, by, on, meaning });
}

const count = inUnit('Count');
const seconds = inUnit('Seconds');
const milliseconds = inUnit('Milliseconds');
const percent = inUnit('Percent');
const plain = inUnit('None');

const COST = ['cost'] as const;
const LATE = ['latency'] as const;
const GOOD = ['quality'] as const;
const OPS = ['operations'] as const;

export const METRICS = {
  objectsReceived: count(
    'ObjectsReceived',
    OPS,
    'Uploads that triage has read, begun to read or put aside; each once, however often it was tried',
  ),
  objectsGone: count('ObjectsGone', OPS, 'Uploads that did not exist any more when they were to be read'),
  objectsResumed: count('ObjectsResumed', OPS, 'Uploads whose rest was left to a later invocation'),
  messagesTaken: count('MessagesTaken', OPS, 'Messages of a queue that were taken up'),
  messagesReturned: count('MessagesReturned', OPS, 'Messages of them that go back to the queue'),
  eventsIgnored: count('EventsIgnored', OPS, 'Notifications of S3 that ask for nothing'),
  callsStored: count('CallsStored', OPS, 'Calls that were stored, new or as a newer version'),
  callsSuperseded: count('CallsSuperseded', OPS, 'Calls of which a newer version was stored already'),
  callsDuplicate: count('CallsDuplicate', OPS, 'Calls that were stored already'),
  quarantined: count('Quarantined', OPS, 'Calls and uploads that cannot be read, when the upload is done with', [
    'reason',
  ]),
  ingestionLag: seconds('IngestionLag', LATE, 'From the upload, by its event, to stored; once for each batch of calls'),
  triageLatency: milliseconds('TriageLatency', LATE, 'Triage of one call'),
  callsTriaged: count('CallsTriaged', GOOD, 'Stored calls, by what triage found', ['importance', 'intent', 'lane']),
  enrichmentRate: percent('EnrichmentRate', GOOD, '100 for a stored call that a model is to read, else 0'),
  eventsPublished: count('EventsPublished', OPS, 'Events of stored calls that were published'),
  eventsFailed: count('EventsFailed', OPS, 'Events of stored calls that were left to the sweeper'),
  callsSwept: count('CallsSwept', OPS, 'Calls whose effects the sweeper sent on'),
  unsettledAge: seconds(
    'UnsettledAge',
    OPS,
    'Since the oldest call that was due in a run was triaged, enriched or reopened',
  ),

  callsIndexed: count('CallsIndexed', OPS, 'Calls that were indexed'),
  callsIndexRefused: count('CallsIndexRefused', OPS, 'Calls that the index refuses for good'),
  callsIndexRetried: count('CallsIndexRetried', OPS, 'Writes to the index that were made again'),
  indexUnavailable: count('IndexUnavailable', OPS, 'Batches and requests that the index could not be reached for'),
  indexLag: seconds('IndexLag', LATE, 'From triage, or enrichment, to searchable, of the slowest call of a batch'),
  momentsEmbedded: count('MomentsEmbedded', COST, 'Moments that a model embedded'),
  momentsReused: count('MomentsReused', COST, 'Moments whose vectors were there already'),
  embeddingTokens: count('EmbeddingTokens', COST, 'Tokens of the moments that a model embedded'),
  embeddingFailed: count('EmbeddingFailed', OPS, 'Moments that could not be embedded'),

  callsEnriched: count('CallsEnriched', GOOD, 'Calls that a model read'),
  enrichmentDegraded: count('EnrichmentDegraded', GOOD, 'Calls with an extractive result instead', ['reason']),
  enrichmentRequeued: count('EnrichmentRequeued', OPS, 'Calls that wait for a model once more'),
  enrichmentRepaired: count('EnrichmentRepaired', GOOD, 'Answers of models that did not fit and were asked for again'),
  findingsDropped: count('FindingsDropped', GOOD, 'Findings of models whose evidence is not in the call'),
  shadowSampleMissed: percent(
    'ShadowSampleMissed',
    GOOD,
    '100 for a sampled call that triage skipped though it mattered',
  ),
  enrichmentBatchFailed: count(
    'EnrichmentBatchFailed',
    OPS,
    '1 for a batch that asked models and got no answer, else 0',
  ),
  enrichmentLag: seconds('EnrichmentLag', LATE, 'From triage, or from being reopened, to enriched'),
  batchJobsStarted: count('BatchJobsStarted', OPS, 'Batch inference jobs that were begun'),
  batchRecords: count('BatchRecords', OPS, 'Records of batch jobs that were taken up'),
  batchRecordsFailed: count('BatchRecordsFailed', OPS, 'Those of them without an answer of use'),
  savings: plain('SavingsAgainstNaive', COST, 'Dollars that a naive design pays for a call, less what it cost here'),

  modelCalls: count('ModelCalls', COST, 'Model calls, by how they ended', ['outcome', 'model', 'purpose']),
  modelRefused: count('ModelRefused', OPS, 'Requests that a model refuses: a fault that no repetition mends'),
  modelInputTokens: count('ModelInputTokens', COST, 'Tokens that models read, without cached ones', [
    'model',
    'purpose',
  ]),
  modelOutputTokens: count('ModelOutputTokens', COST, 'Tokens that models wrote', ['model', 'purpose']),
  modelCost: plain('ModelCost', COST, 'Dollars of model calls, as in the ledger', ['model', 'purpose']),
  modelLatency: seconds('ModelLatency', LATE, 'Of one model call', ['model', 'purpose']),
  modelCircuitOpened: count('ModelCircuitOpened', OPS, 'Times that the circuit breaker of a model opened', ['model']),
  modelEndOfLifeDays: plain('ModelEndOfLifeDays', OPS, 'Days until the first model in use ends, at most 3650'),
  budgetUsedDay: percent('BudgetUsedDay', COST, 'Share of the budget of the day that is committed'),
  budgetUsedMonth: percent('BudgetUsedMonth', COST, 'Share of the budget of the month that is committed'),
  budgetStep: plain('BudgetStep', COST, '0 all models, 1 the economical one only, 2 none'),

  searches: count('Searches', OPS, 'Searches that were answered'),
  searchesDegraded: count('SearchesDegraded', GOOD, 'Searches that were answered by words alone, for want of vectors'),
  searchLatency: seconds('SearchLatency', LATE, 'Of one search', ['mode']),

  queries: count('Queries', OPS, 'Questions that were answered', ['type', 'role']),
  queriesDegraded: count('QueriesDegraded', GOOD, 'Answers that are less than they could be', ['reason']),
  queriesRefused: count('QueriesRefused', OPS, 'Questions that were refused since they speak to the model'),
  queriesAbstained: count('QueriesAbstained', GOOD, 'Answers that say that it is not known'),
  queriesUnderstoodByModel: count('QueriesUnderstoodByModel', GOOD, 'Questions that a model had to make sense of'),
  answerCacheHit: percent('AnswerCacheHit', GOOD, '100 for an answer that was there already, else 0', ['kind']),
  answersBrokenOff: percent('AnswersBrokenOff', OPS, '100 for a streamed answer that broke off, 0 for a whole one'),
  answersRepaired: count('AnswersRepaired', GOOD, 'Answers that could not be read and were asked for again'),
  claimsKept: count('ClaimsKept', GOOD, 'Claims of answers whose citations hold'),
  claimsDropped: count('ClaimsDropped', GOOD, 'Claims of answers that were dropped since nothing proves them'),
  citationValidity: percent('CitationValidity', GOOD, 'Share of the claims of a new answer whose citations hold'),
  answerConfidence: percent('AnswerConfidence', GOOD, 'Confidence of an answer'),
  queryLatency: seconds('QueryLatency', LATE, 'Of one question', ['type']),
  queryCost: plain('QueryCost', COST, 'Dollars of one question: its model calls and embeddings', ['type']),
  feedbackUseful: percent('FeedbackUseful', GOOD, '100 for an answer that was found useful, 0 for one that was not'),

  complaintsOpened: count('ComplaintsOpened', OPS, 'Complaints that were opened', ['department']),
  complaintsRefreshed: count('ComplaintsRefreshed', OPS, 'Complaints whose call was read anew'),
  complaintsRepeated: count('ComplaintsRepeated', OPS, 'Complaints of a client who complained of the same before'),
  complaintsBreached: count('ComplaintsBreached', OPS, 'Deadlines that were missed', ['clock', 'department']),
  complaintsResolved: count('ComplaintsResolved', OPS, 'Complaints that were resolved'),
  complaintConflicts: count('ComplaintConflicts', OPS, 'Changes that were refused since somebody else was faster'),
  complaintEventsPublished: count('ComplaintEventsPublished', OPS, 'Events of complaints that were published'),
  complaintEventsFailed: count('ComplaintEventsFailed', OPS, 'Events of complaints that could not be published'),
  complaintsIndexRefused: count('ComplaintsIndexRefused', OPS, 'Complaints that the index refuses for good'),
  complaintsLeft: count('ComplaintsLeft', OPS, 'Changes whose effects were left to the sweeper'),
  complaintsSwept: count('ComplaintsSwept', OPS, 'Changes and deadlines that the sweeper sent on'),
  complaintsUnsettledAge: seconds(
    'ComplaintsUnsettledAge',
    OPS,
    'Since the oldest change whose effects are outstanding',
  ),
  deadlineLag: seconds('DeadlineLag', OPS, 'Since the oldest deadline that nobody noticed, or until it was noticed'),
  complaintSummaries: count('ComplaintSummaries', OPS, 'Summaries of complaints that were given'),
  complaintSummariesDegraded: count('ComplaintSummariesDegraded', GOOD, 'Those without a model', ['reason']),
} as const;

type Catalogue = typeof METRICS;
export type MetricKey = keyof Catalogue;
export type MetricName = Catalogue[MetricKey]['name'];

/**
 * Beside each of the questions, and no dimension: who asks, under a pseudonym of the day. Who knows the subjects of tokens can
 * reckon it: it is personal data as long as the log is kept.
 */
export const ASKER = 'asker';

/** The names alone. */
export const METRIC = Object.fromEntries(Object.entries(METRICS).map(([key, { name }]) => [key, name])) as {
  readonly [K in MetricKey]: Catalogue[K]['name'];
};

/** Names of the metrics in these units. */
export type MetricIn<U extends MetricUnit> = Extract<Catalogue[MetricKey], { readonly unit: U }>['name'];

/** Dimensions that a metric is split by. */
export type DimensionOf<N extends MetricName> = Extract<Catalogue[MetricKey], { readonly name: N }>['by'][number];

/** Values of dimensions by which a metric is to be split; nothing for one that is not. */
export type SplitOf<N extends MetricName> = [DimensionOf<N>] extends [never]
  ? undefined
  : { readonly [D in DimensionOf<N>]?: string };

import { z } from 'zod';
import { ENRICHING_MODELS, isCalledFrom, takesBatches } from './models.ts';
import { STAGES } from './stages.ts';

const text = z.string().trim().min(1);
/** The command line hands numbers and flags over as text; nothing, which would count as 0, is none. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const asNumber = (given: unknown) => (typeof given === 'string' && NUMBER.test(given) ? Number(given) : given);
const asFlag = (given: unknown) => (given === 'true' || given === 'false' ? given === 'true' : given);
const wholeNumber = (min: number, max: number) => z.preprocess(asNumber, z.int().min(min).max(max));
const share = z.preprocess(asNumber, z.number().min(0).max(1));
const dollars = z.preprocess(asNumber, z.number().min(0).max(10_000_000));
const model = text.refine((id) => ENRICHING_MODELS.includes(id), {
  error: `must be one of ${ENRICHING_MODELS.join(', ')}`,
});
const flag = z.preprocess(asFlag, z.boolean());
const instanceType = z.string().regex(/^[a-z0-9]+\.[a-z0-9]+\.search$/, 'must be a node type such as r7g.large.search');

const MODEL_KEYS = ['modelStrong', 'modelEconomy', 'modelFallback'] as const;

/** Every setting of a deployment. Context keys on the command line (`-c key=value`) override those of the stage. */
const ConfigSchema = z
  .strictObject({
    env: z.enum(['dev', 'prod']),
    /** Prefix of the stack names. */
    name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/),
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
      .optional(),
    /** Days that function and access logs are kept. */
    logRetentionDays: z.preprocess(asNumber, z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 400, 731, 1827])),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
    /** Days until an uploaded transcript moves to infrequent access, and until an old version of it is deleted. */
    transcriptsToInfrequentAccessDays: wholeNumber(30, 3650),
    oldVersionsDays: wholeNumber(1, 3650),
    /** Days that unreadable input is kept in quarantine/. */
    quarantineDays: wholeNumber(1, 3650),
    /** Largest number of triage functions at work at the same time. */
    triageConcurrency: wholeNumber(2, 1000),
    /** Two of the largest calls that are read at a time take 300 MB. */
    triageMemoryMb: wholeNumber(512, 10_240),
    /** Age in seconds from which the sweeper takes up a call that is still unsettled. */
    unsettledGraceSeconds: wholeNumber(10, 86_400),
    /** Nodes of the search domain: their type, their number (1, or a multiple of 2 or 3 over as many zones) and disk. */
    searchInstanceType: instanceType,
    searchNodes: wholeNumber(1, 80).refine((n) => n === 1 || n % 2 === 0 || n % 3 === 0, {
      error: 'must be 1 or a multiple of 2 or 3, so that every zone has as many nodes',
    }),
    searchVolumeGb: wholeNumber(10, 3072),
    /** Type of the three dedicated masters; none when left out. */
    searchMasterInstanceType: instanceType.optional(),
    /**
     * Put the domain and its functions into a VPC without a way out. Cannot be changed later without a new domain. The
     * account needs the role that `aws iam create-service-linked-role --aws-service-name
     * opensearchservice.amazonaws.com` makes.
     */
    searchVpc: flag,
    /** Bedrock model that embeds calls and queries, and the length of its vectors. */
    embeddingModel: text,
    embeddingDimensions: z.preprocess(asNumber, z.literal([256, 512])),
    /** Whether the index keeps a byte instead of four for each number of a vector. */
    vectorQuantisation: z.enum(['none', 'scalar']),
    /** How a hybrid search makes one list of two, and what the list by meaning weighs beside 1 for words (docs/SEARCH.md). */
    searchFusion: z.enum(['scores', 'ranks']),
    searchSemanticWeight: share,
    /** Primary shards of the index, and copies of each; there must be more nodes than copies. */
    indexShards: wholeNumber(1, 100),
    indexReplicas: wholeNumber(0, 5),
    /** Largest number of indexing functions at work at the same time. */
    indexingConcurrency: wholeNumber(2, 1000),
    /** Requests per second of the API, steady and in a burst. */
    apiRateLimit: wholeNumber(1, 10_000),
    apiBurstLimit: wholeNumber(1, 5_000),
    /** Set the role by which API Gateway writes logs. An account has one for all its APIs and may have it already. */
    apiLogRole: flag,
    /** Thresholds of the importance score (docs/DESIGN.md, "Importance"). */
    thresholdsVersion: text,
    thresholdCritical: share,
    thresholdHigh: share,
    thresholdMedium: share,
    /** Confidence below which an intent is uncertain, and the probability of a grave one from which it is read. */
    thresholdUncertain: share,
    thresholdEscalate: share,
    /** Share of the skipped calls that a model reads all the same, to measure what triage misses. */
    shadowRate: share,
    /**
     * Models or inference profiles of the lanes, of those that the catalogue knows (docs/ENRICHMENT.md): the strong one for
     * critical calls, the economical one for the others, and the one that is asked when these do not answer.
     */
    modelStrong: model,
    modelEconomy: model,
    modelFallback: model,
    /** US dollars that models may cost in a day and in a month (UTC), and the share from which only the economical one is used. */
    budgetDayUsd: dollars,
    budgetMonthUsd: dollars,
    budgetEconomyShare: share,
    /** Tokens of a transcript that are sent at most, and of an answer. */
    enrichmentTranscriptTokens: wholeNumber(100, 100_000),
    enrichmentAnswerTokens: wholeNumber(200, 8_000),
    /** Seconds that one model call may take. */
    modelTimeoutSeconds: wholeNumber(1, 60),
    /** Largest number of enrichment functions at work at the same time, for the critical calls and for the others. */
    enrichmentPriorityConcurrency: wholeNumber(2, 1000),
    enrichmentConcurrency: wholeNumber(2, 1000),
    /** Seconds until a call that no model could read gets what can be said without one. */
    enrichmentPriorityPatienceSeconds: wholeNumber(0, 1_209_600),
    enrichmentPatienceSeconds: wholeNumber(0, 1_209_600),
    /** Read the economical lane in batch inference jobs at half the price, some hours later. */
    batchEnrichment: flag,
    /** Seconds that a call waits for others, and after which it is read singly when they are too few for a job. */
    batchDelaySeconds: wholeNumber(0, 86_400),
    batchMaxWaitSeconds: wholeNumber(0, 604_800),
    /** Records of a job; Bedrock takes no fewer than 100 and no more than 50,000 (service quotas, which may differ by model). */
    batchMinRecords: wholeNumber(100, 50_000),
    batchMaxRecords: wholeNumber(100, 50_000),
    /** Confidence of an interpretation below which a model is asked what a question means (docs/ASK.md). */
    askUnsureBelow: share,
    /** Tokens of calls that a model is sent for an answer, in the modes balanced and deep, and tokens of the answer. */
    askSourceTokens: wholeNumber(200, 50_000),
    askDeepSourceTokens: wholeNumber(200, 100_000),
    askAnswerTokens: wholeNumber(200, 8_000),
    /** Seconds without a piece of an answer after which its stream is given up. */
    askIdleSeconds: wholeNumber(1, 60),
    /** Seconds that insights and figures are given again while the calls that they are about stay as they are. */
    askInsightCacheSeconds: wholeNumber(0, 2_678_400),
    askFiguresCacheSeconds: wholeNumber(0, 2_678_400),
    /** Cosine from which two questions mean the same. */
    askSameQuestion: share,
    /** JSON file with service levels, calendars and departments of complaints (docs/COMPLAINTS.md). */
    complaintPolicyFile: text,
    /** Largest number of functions that open complaints, and of those that watch deadlines, at the same time. */
    complaintConcurrency: wholeNumber(2, 1000),
    /** Seconds that a summary of complaints is given again, and tokens of its answer. */
    complaintSummaryCacheSeconds: wholeNumber(0, 86_400),
    complaintSummaryTokens: wholeNumber(200, 8_000),
    /** E-mail address that alarms are sent to; nobody when left out. */
    alarmEmail: z.email().optional(),
    /** US dollars that models may cost in an hour without somebody being paged. */
    alarmHourlyUsd: dollars,
    /** Where docs/RUNBOOK.md can be read; alarms name it. */
    runbookUrl: text,
    /** An OIDC issuer of your own instead of a Cognito user pool; needs oidcAudience. */
    oidcIssuer: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
    oidcAudience: text.optional(),
    /** Claim of the token that holds the roles viewer, analyst, agent, admin. */
    roleClaim: text,
  })
  .refine((c) => c.thresholdCritical >= c.thresholdHigh && c.thresholdHigh >= c.thresholdMedium, {
    path: ['thresholdCritical'],
    message: 'thresholds must fall from critical over high to medium',
  })
  .refine((c) => c.indexReplicas < c.searchNodes, {
    path: ['indexReplicas'],
    message: 'indexReplicas must be below searchNodes, as a node holds one copy',
  })
  .refine((c) => c.budgetDayUsd <= c.budgetMonthUsd, {
    path: ['budgetDayUsd'],
    message: 'a day may not cost more than its month, budgetMonthUsd',
  })
  .refine((c) => c.batchMinRecords <= c.batchMaxRecords, {
    path: ['batchMinRecords'],
    message: 'batchMinRecords must not be above batchMaxRecords',
  })
  .refine((c) => c.batchDelaySeconds <= c.batchMaxWaitSeconds, {
    path: ['batchDelaySeconds'],
    message: 'batchDelaySeconds must not be above batchMaxWaitSeconds',
  })
  .refine((c) => !c.batchEnrichment || takesBatches(c.modelEconomy), {
    path: ['modelEconomy'],
    message: `is not known to take batch jobs, which batchEnrichment asks for; known are ${ENRICHING_MODELS.filter((id) => takesBatches(id)).join(', ')}`,
  })
  .refine((c) => c.modelFallback !== c.modelStrong && c.modelFallback !== c.modelEconomy, {
    path: ['modelFallback'],
    message: 'must be another one than modelStrong and modelEconomy, which it stands in for',
  })
  .refine((c) => (c.oidcIssuer === undefined) === (c.oidcAudience === undefined), {
    path: ['oidcIssuer'],
    message: 'oidcIssuer and oidcAudience go together',
  });

export type Config = z.infer<typeof ConfigSchema>;

export const CONFIG_KEYS: readonly string[] = Object.keys(ConfigSchema.shape);

/**
 * Reads the whole CDK context: our settings, beside keys of CDK itself. Throws an Error whose message is one sentence
 * naming the key, what was given and what is allowed. `defaultRegion` is where a deployment goes
 * without a region among the settings: CDK_DEFAULT_REGION of the CDK command.
 */
export function parseConfig(context: Readonly<Record<string, unknown>>, defaultRegion?: string): Config {
  const given = Object.entries(context).filter(([key, value]) => value !== undefined && !isOfCdk(key));
  const unknown = given.find(([key]) => !CONFIG_KEYS.includes(key));
  if (unknown) throw new Error(`Configuration: ${unknown[0]} is no setting; known are ${CONFIG_KEYS.join(', ')}.`);
  const { env = 'dev', ...settings } = Object.fromEntries(given);
  if (env !== 'dev' && env !== 'prod') throw new Error(`Configuration: env is ${show(env)}, but must be dev or prod.`);
  const candidate: Record<string, unknown> = { ...STAGES[env], ...settings, env };
  const result = ConfigSchema.safeParse(candidate);
  if (result.success) return checkedRegion(result.data, result.data.region ?? defaultRegion);
  const issue = result.error.issues[0];
  const key = String(issue?.path[0] ?? 'a value');
  throw new Error(`Configuration: ${key} is ${show(candidate[key])}: ${issue?.message ?? 'not allowed'}.`);
}

function checkedRegion(config: Config, region: string | undefined): Config {
  const key = MODEL_KEYS.find((name) => region !== undefined && !isCalledFrom(config[name], region));
  if (key === undefined) return config;
  throw new Error(`Configuration: ${key} is ${show(config[key])}, which cannot be called from the region ${region}.`);
}

/** Feature flags (`@aws-cdk/…`), what the command adds (`aws:cdk:…`, `cli`), cached lookups (`ami:account=…`). */
function isOfCdk(key: string): boolean {
  return key.startsWith('@') || key.includes(':') || key === 'cli';
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

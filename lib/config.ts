import { z } from 'zod';

const text = z.string().trim().min(1);
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const share = z.coerce.number().min(0).max(1);

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
    logRetentionDays: z.coerce.number().pipe(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 400, 731, 1827])),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
    /** Days until an uploaded transcript moves to infrequent access, and until an old version of it is deleted. */
    transcriptsToInfrequentAccessDays: wholeNumber(30, 3650),
    oldVersionsDays: wholeNumber(1, 3650),
    /** Days that unreadable input is kept in quarantine/. */
    quarantineDays: wholeNumber(1, 3650),
    /** Largest number of triage functions at work at the same time. */
    triageConcurrency: wholeNumber(2, 1000),
    triageMemoryMb: wholeNumber(256, 10_240),
    /** Age in seconds from which the sweeper takes up a call that is still unsettled. */
    unsettledGraceSeconds: wholeNumber(10, 86_400),
    /** Requests per second of the API, steady and in a burst. */
    apiRateLimit: wholeNumber(1, 10_000),
    apiBurstLimit: wholeNumber(1, 5_000),
    /** Thresholds of the importance score (docs/DESIGN.md, "Importance"). */
    thresholdsVersion: text,
    thresholdCritical: share,
    thresholdHigh: share,
    thresholdMedium: share,
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
  .refine((c) => (c.oidcIssuer === undefined) === (c.oidcAudience === undefined), {
    path: ['oidcIssuer'],
    message: 'oidcIssuer and oidcAudience go together',
  });

export type Config = z.infer<typeof ConfigSchema>;

const SHARED = {
  name: 'Callsift',
  logLevel: 'INFO',
  transcriptsToInfrequentAccessDays: 90,
  quarantineDays: 90,
  unsettledGraceSeconds: 60,
  thresholdsVersion: '2026-11-1',
  thresholdCritical: 0.7,
  thresholdHigh: 0.55,
  thresholdMedium: 0.4,
  roleClaim: 'cognito:groups',
};

const STAGES = {
  dev: {
    ...SHARED,
    logRetentionDays: 14,
    oldVersionsDays: 7,
    triageConcurrency: 2,
    triageMemoryMb: 1024,
    apiRateLimit: 50,
    apiBurstLimit: 100,
  },
  prod: {
    ...SHARED,
    logRetentionDays: 90,
    oldVersionsDays: 30,
    triageConcurrency: 50,
    triageMemoryMb: 1769,
    apiRateLimit: 500,
    apiBurstLimit: 1000,
  },
};

export const CONFIG_KEYS: readonly string[] = Object.keys(ConfigSchema.shape);

/**
 * Reads the CDK context. `lookup` returns the value of a context key or undefined.
 * Throws an Error whose message is one sentence naming the key, what was given and what is allowed.
 */
export function parseConfig(lookup: (key: string) => unknown): Config {
  const env = lookup('env') ?? 'dev';
  if (env !== 'dev' && env !== 'prod') throw new Error(`Configuration: env is ${show(env)}, but must be dev or prod.`);
  const given = CONFIG_KEYS.map((key) => [key, lookup(key)] as const).filter(([, value]) => value !== undefined);
  const candidate: Record<string, unknown> = { ...STAGES[env], ...Object.fromEntries(given), env };
  const result = ConfigSchema.safeParse(candidate);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const key = String(issue?.path[0] ?? 'a value');
  throw new Error(`Configuration: ${key} is ${show(candidate[key])}: ${issue?.message ?? 'not allowed'}.`);
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

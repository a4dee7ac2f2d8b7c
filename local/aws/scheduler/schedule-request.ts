import * as z from 'zod/mini';
import { invalid } from './faults.ts';
import type { ScheduleDraft } from './schedule.ts';

/** The group of schedules that name none; it is always there. */
export const DEFAULT_GROUP = 'default';

const between = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));
const textOf = (min: number, max: number) => z.string().check(z.minLength(min), z.maxLength(max));
const name = z.string().check(z.regex(/^[0-9a-zA-Z._-]{1,64}$/));

/** Limits and what holds when nothing is said: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
const MAX_AGE_SECONDS = 86_400;
const MAX_ATTEMPTS = 185;
const retryPolicy = z.object({
  MaximumEventAgeInSeconds: z._default(between(60, MAX_AGE_SECONDS), MAX_AGE_SECONDS),
  MaximumRetryAttempts: z._default(between(0, MAX_ATTEMPTS), MAX_ATTEMPTS),
});

/** Strict: what the laptop does not do for a target is refused by its name. */
const target = z.strictObject({
  Arn: textOf(1, 1600).check(z.regex(/^arn:aws:sqs:/, 'The schedules of the laptop send to SQS queues only.')),
  RoleArn: textOf(1, 1600),
  Input: textOf(1, 262_144),
  RetryPolicy: z._default(retryPolicy, {
    MaximumEventAgeInSeconds: MAX_AGE_SECONDS,
    MaximumRetryAttempts: MAX_ATTEMPTS,
  }),
  SqsParameters: z.optional(z.object({ MessageGroupId: z.optional(textOf(1, 128)) })),
});

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const body = z.object({
  GroupName: z._default(name, DEFAULT_GROUP),
  ScheduleExpression: textOf(1, 256),
  ScheduleExpressionTimezone: z._default(z.literal('UTC', 'The laptop runs schedules in UTC only.'), 'UTC'),
  Description: z.optional(textOf(0, 512)),
  StartDate: z.optional(z.number()),
  EndDate: z.optional(z.number()),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  KmsKeyArn: z.optional(textOf(1, 2048)),
  Target: target,
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.optional(between(1, 1440)),
  }),
  ClientToken: z.optional(textOf(1, 64)),
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
});

/** Reads the body of CreateSchedule or UpdateSchedule. Throws a SchedulerFault. */
export function readSchedule(rawName: string, text: string): ScheduleDraft {
  const { GroupName, ClientToken, ...settings } = checked(body, parse(text));
  const dueMs = readAt(settings.ScheduleExpression);
  return { group: GroupName, name: readName(rawName), dueMs, token: ClientToken, settings };
}

/** Name of a schedule or of a group. Throws a SchedulerFault. */
export function readName(value: string): string {
  return checked(name, value);
}

const listQuery = z.object({
  ScheduleGroup: z.optional(name),
  NamePrefix: z.optional(name),
  State: z.optional(z.enum(['ENABLED', 'DISABLED'])),
  NextToken: z.optional(textOf(1, 2048)),
  MaxResults: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 100),
});

/** Reads the query of ListSchedules. Throws a SchedulerFault. */
export function readListQuery(query: URLSearchParams): z.infer<typeof listQuery> {
  return checked(listQuery, Object.fromEntries(query));
}

/** Milliseconds since 1970 of `at(yyyy-mm-ddThh:mm:ss)`, which is a time in UTC. Throws a SchedulerFault. */
function readAt(expression: string): number {
  if (/^(?:rate|cron)\(/.test(expression)) {
    throw invalid(`The laptop runs at() expressions only, not ${expression}.`);
  }
  const [, time] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  const ms = Date.parse(`${time}Z`);
  // A 30th of February is taken for a day in March.
  if (time === undefined || Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(time)) {
    throw invalid(`Invalid Schedule Expression ${expression}.`);
  }
  return ms;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is no JSON.');
  }
}

function checked<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? `the laptop has no ${issue.keys.join(', ')}.` : undefined;
  throw invalid(`${issue?.path.join('.') || 'The request'}: ${unknown ?? issue?.message}`);
}

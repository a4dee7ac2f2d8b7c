/** Which schedule. */
export interface ScheduleKey {
  readonly group: string;
  readonly name: string;
}

/** What a client sets, in the words of the API; GetSchedule tells it as it was set. */
export interface ScheduleSettings {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly Description?: string | undefined;
  /** Seconds since 1970, fractions allowed. */
  readonly StartDate?: number | undefined;
  readonly EndDate?: number | undefined;
  readonly State: 'ENABLED' | 'DISABLED';
  readonly KmsKeyArn?: string | undefined;
  readonly Target: ScheduleTarget;
  readonly FlexibleTimeWindow: {
    readonly Mode: 'OFF' | 'FLEXIBLE';
    readonly MaximumWindowInMinutes?: number | undefined;
  };
  readonly ActionAfterCompletion: 'NONE' | 'DELETE';
}

export interface ScheduleTarget {
  /** Of a queue. */
  readonly Arn: string;
  readonly RoleArn: string;
  /** Body of the message. */
  readonly Input: string;
  readonly RetryPolicy: { readonly MaximumEventAgeInSeconds: number; readonly MaximumRetryAttempts: number };
  readonly SqsParameters?: { readonly MessageGroupId?: string | undefined } | undefined;
}

/** A schedule that is to be created, or to replace another one. */
export interface ScheduleDraft extends ScheduleKey {
  /** When it fires, milliseconds since 1970. */
  readonly dueMs: number;
  /** The same for repetitions of a request. */
  readonly token: string | undefined;
  readonly settings: ScheduleSettings;
}

export interface KeptSchedule extends ScheduleKey {
  /** Another one after each change. */
  readonly revision: string;
  readonly dueMs: number;
  /** Times that the target refused. */
  readonly attempts: number;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly settings: ScheduleSettings;
}

export function scheduleArn({ group, name }: ScheduleKey, region: string, account: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;
}

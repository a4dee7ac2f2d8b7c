import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';

export const GROUP = 'timers';
export const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:deadlines';
export const ROLE_ARN = 'arn:aws:iam::000000000000:role/timers';

/** `at(...)` so many seconds from now, in whole seconds, and not before. */
export function atIn(seconds: number): string {
  const ms = Math.ceil(Date.now() / 1_000 + seconds) * 1_000;
  return `at(${new Date(ms).toISOString().slice(0, 19)})`;
}

/** A schedule in an hour that sends its own name. For tests only. */
export function scheduleOf(
  Name: string,
  changes: Partial<CreateScheduleCommandInput> = {},
): CreateScheduleCommandInput {
  return {
    Name,
    GroupName: GROUP,
    ScheduleExpression: atIn(3_600),
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: QUEUE_ARN, RoleArn: ROLE_ARN, Input: Name },
    ...changes,
  };
}

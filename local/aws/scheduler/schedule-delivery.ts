import { accessDenied } from '../errors.ts';
import { firstDenied, type Statement } from '../iam.ts';
import { sendToQueue } from '../queue-message.ts';
import type { Upstream } from '../upstream.ts';
import type { KeptSchedule } from './schedule.ts';
import type { Refusal } from './schedule-runner.ts';

export interface DeliveryOptions {
  readonly sqs: Upstream;
  /** What the role of a target grants. */
  readonly statementsOf: (roleArn: string) => readonly Statement[] | undefined;
}

/** Sends the input of a schedule to its queue in the name of its role; undefined once the queue has it. */
export function createDelivery({ sqs, statementsOf }: DeliveryOptions) {
  return async ({ settings }: KeptSchedule): Promise<Refusal | undefined> => {
    const { Arn, RoleArn, Input, SqsParameters } = settings.Target;
    const statements = statementsOf(RoleArn);
    const denied = statements && firstDenied(statements, [{ action: 'sqs:SendMessage', resource: Arn }]);
    if (denied !== undefined) return { reason: accessDenied(RoleArn, denied).message, final: true };
    const groupId = SqsParameters?.MessageGroupId;
    const parameters = groupId === undefined ? {} : { MessageGroupId: groupId };
    try {
      await sendToQueue(sqs, Arn.split(':').at(-1) ?? '', { MessageBody: Input, ...parameters });
      return undefined;
    } catch (error) {
      return { reason: String(error), final: false };
    }
  };
}

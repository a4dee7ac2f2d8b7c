import { CfnOutput, Duration, type Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** AWS asks for at least six times the function's timeout (Lambda developer guide, "Using Lambda with Amazon SQS"). */
const VISIBILITY_FACTOR = 6;
const MAX_RECEIVE_COUNT = 5;

export interface WorkQueueProps {
  /** Timeout of the function that consumes it. */
  readonly consumerTimeout: Duration;
  readonly encryptionKey: IKey;
  /**
   * How often a message is received before it goes to the dead-letter queue.
   * @default 5
   */
  readonly maxReceiveCount?: number;
}

/** A queue with its dead-letter queue, both encrypted and reachable over TLS only. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const shared = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', shared);
    this.queue = new Queue(this, 'Queue', {
      ...shared,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount ?? MAX_RECEIVE_COUNT },
    });
  }
}

/** Outputs of a stack by which a queue is found: `<name>QueueUrl` and `<name>DeadLetterQueueUrl`. */
export function describeQueue(stack: Stack, name: string, { queue, deadLetters }: WorkQueue): void {
  new CfnOutput(stack, `${name}QueueUrl`, { value: queue.queueUrl });
  new CfnOutput(stack, `${name}DeadLetterQueueUrl`, { value: deadLetters.queueUrl });
}

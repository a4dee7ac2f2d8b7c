import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';

/**
 * What SQS and SNS ask for of who sends to an encrypted queue or publishes to an encrypted topic; to take messages is part
 * of it (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
 */
export function grantSendEncrypted(to: IGrantable, key: Key): void {
  key.grant(to, 'kms:Decrypt', 'kms:GenerateDataKey');
}

/** Why a finding of a nag pack is as it should be. */
export interface Acknowledgement {
  /** Rule, with the finding where the rule has several. */
  readonly id: string;
  readonly reason: string;
}

const KMS_FAMILIES =
  'The grant is on one of two customer-managed keys; ReEncrypt* and GenerateDataKey* are the families that S3, SQS, SNS and DynamoDB ask for.';
export const KMS_WILDCARDS: readonly Acknowledgement[] = ['GenerateDataKey', 'ReEncrypt'].map((family) => ({
  id: `AwsSolutions::AwsSolutions-IAM5[Action::kms:${family}*]`,
  reason: KMS_FAMILIES,
}));

export const TRACES = 'X-Ray does not support resource-level permissions for PutTraceSegments and PutTelemetryRecords.';
export const ONE_PREFIX =
  'The wildcard stands for the object keys under one prefix of one bucket, which are not known beforehand.';

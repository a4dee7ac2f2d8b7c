import { type Stack, Validations } from 'aws-cdk-lib';
import { PREFIX } from '#lambdas/names.ts';

interface Acknowledgement {
  /** Rule, with the finding where the rule has several. */
  readonly id: string;
  readonly reason: string;
}

const KMS_FAMILIES =
  'The grant is on one of two customer-managed keys; ReEncrypt* and GenerateDataKey* are the families that S3, SQS, SNS and DynamoDB ask for.';
const TRACES = 'X-Ray does not support resource-level permissions for PutTraceSegments and PutTelemetryRecords.';
const ONE_PREFIX =
  'The wildcard stands for the object keys under one prefix of one bucket, which are not known beforehand.';

const PIPELINE: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: `${TRACES} The notification handler of CDK configures buckets by name.`,
  },
  { id: 'AwsSolutions::AwsSolutions-IAM5[Action::kms:GenerateDataKey*]', reason: KMS_FAMILIES },
  { id: 'AwsSolutions::AwsSolutions-IAM5[Action::kms:ReEncrypt*]', reason: KMS_FAMILIES },
  {
    id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason:
      'Role of the function that CDK itself adds to set bucket notifications; it runs at deployment only and may write its log.',
  },
  {
    id: 'Serverless::Serverless-SQSRedrivePolicy',
    reason: 'The queue without a redrive policy is the dead-letter queue itself.',
  },
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    reason:
      'Triage is polled from SQS, whose queue has the dead-letter queue. The sweeper is idempotent and runs again a minute later, a lost run needs no replay.',
  },
  {
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason:
      'Failures of an SQS mapping go back to the queue and after five receives to its dead-letter queue; SQS mappings know no destination.',
  },
  {
    id: 'Serverless::Serverless-EventBusDLQ',
    reason: 'A tick of the sweeper that is not delivered is made good by the next one a minute later.',
  },
];

const API: readonly Acknowledgement[] = [
  { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: TRACES },
  {
    id: 'AwsSolutions::AwsSolutions-COG4',
    reason:
      'Any OIDC issuer must work, not only Cognito: a Lambda authorizer checks the token and turns roles into routes.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason:
      'GET /health and GET /ready are open on purpose: load balancers and monitors ask them, and they tell nothing but up or down.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-APIG2',
    reason:
      'The functions validate each request with the zod schemas that name the offending field, which API Gateway models cannot.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-COG8',
    reason: 'The plus plan costs per active user; its threat protection is for public sign-up, which is off.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    reason: 'The account-wide role of API Gateway; this managed policy is the one that its documentation names.',
  },
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    reason:
      'API Gateway invokes these functions synchronously; the caller gets the error, a dead-letter queue would stay empty.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-COG2',
    reason: 'Prod requires a second factor. Dev does not, so that a first token is one command.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-APIG3',
    reason:
      'Every route but health needs a token and the stage is throttled; which web ACL to attach is a decision of the account that deploys.',
  },
];

/** Wildcards over object keys; nag names them by the export of the bucket. */
function objectWildcards(storage: Stack, bucket: string, prefixes: readonly string[]): Acknowledgement[] {
  return prefixes.map((prefix) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${bucket.replace('STORAGE', storage.stackName)}/${prefix}*]`,
    reason: ONE_PREFIX,
  }));
}

/** Acknowledges the findings of the nag packs that are as they should be; any other finding fails the synthesis. */
export function acknowledgeFindings(stacks: { storage: Stack; pipeline: Stack; api: Stack }): void {
  const { storage, pipeline, api } = stacks;
  const named = 'arn:<AWS::Partition>:s3:::STORAGE:ExportsOutputRefTranscripts77918A180E267BFC';
  const prefixes = [PREFIX.transcripts, PREFIX.quarantine, PREFIX.bodies];
  Validations.of(pipeline).acknowledge(...PIPELINE, ...objectWildcards(storage, named, prefixes));
  const arn = 'STORAGE:ExportsOutputFnGetAttTranscripts77918A18ArnF90D20A3';
  Validations.of(api).acknowledge(...API, ...objectWildcards(storage, arn, [PREFIX.bodies]));
}

import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { PREFIX } from '#lambdas/names.ts';
import { type Acknowledgement, KMS_WILDCARDS, ONE_PREFIX, TRACES } from './acknowledgement.ts';
import type { addStacks } from './callsift-app.ts';
import { complaintAcknowledgements } from './complaint-acknowledgements.ts';
import { ENRICHMENT, modelWildcards } from './enrichment-acknowledgements.ts';

const PIPELINE: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: `${TRACES} The notification handler of CDK configures buckets by name.`,
  },
  ...KMS_WILDCARDS,
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
  {
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    reason:
      'An alarm that cannot be mailed is still an alarm in CloudWatch; nobody would look at a queue of lost mails.',
  },
];

const API: readonly Acknowledgement[] = [
  ...KMS_WILDCARDS,
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

/** Of the domain that exists only without a VPC, and of the single node that only dev has. */
const DOMAIN: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions::AwsSolutions-OS1',
    reason:
      'searchVpc puts the domain into a VPC, which costs an endpoint by the hour. Without it the address is public, but answers signed requests of the named roles only.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-OS3',
    reason: 'Functions have no fixed addresses; the access policy names their roles, and what each may send.',
  },
  { id: 'AwsSolutions::AwsSolutions-OS4', reason: 'Dev has one node, which needs no masters. Prod has three.' },
  { id: 'AwsSolutions::AwsSolutions-OS7', reason: 'Dev has one node in one zone. Prod has nodes in three zones.' },
];

const SEARCH: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: `${TRACES} Nor do the network interfaces of a function in a VPC, of which there are some with searchVpc.`,
  },
  ...KMS_WILDCARDS,
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    reason:
      'Indexing, the intake and the timers of complaints are polled from SQS, whose queues have dead-letter queues. The sweeper is idempotent and runs again a minute later. The others are invoked synchronously, by API Gateway, by the deployment or by an operator, who gets the error.',
  },
  {
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason:
      'Failures of an SQS mapping go back to the queue and in the end to its dead-letter queue; SQS mappings know no destination.',
  },
];

/** The function that CDK adds to set the access policy of the domain; its settings are CDK's. */
const POLICY_SETTER: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'It runs at deployment only and may write its log.',
  },
  ...['List', 'Describe'].map((family) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Action::kms:${family}*]`,
    reason: 'On one key: OpenSearch Service asks for these of whoever changes a domain that is encrypted with it.',
  })),
  {
    id: 'Serverless::Serverless-LambdaDefaultMemorySize',
    reason: 'One request a deployment needs no more than the default.',
  },
  {
    id: 'Serverless::Serverless-LambdaTracing',
    reason: 'It runs at deployment only, and CloudFormation reports its failure.',
  },
];

/** Wildcards over object keys; nag names them by the export of the bucket. */
function objectWildcards(storage: Stack, bucket: string, prefixes: readonly string[]): Acknowledgement[] {
  return prefixes.map((prefix) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${bucket.replace('STORAGE', storage.stackName)}/${prefix}*]`,
    reason: ONE_PREFIX,
  }));
}

/** Wildcards over the paths of the search domain; nag names them by its logical id. */
function searchWildcards(domain: Domain): Acknowledgement[] {
  const id = Stack.of(domain).getLogicalId(domain.node.defaultChild as CfnElement);
  const reasons = {
    '*': 'The function that administers the domain: it creates and removes indices, whose names count upwards.',
    '_alias/*': 'Indexing looks up the indices behind an alias, by the name of either.',
  };
  return Object.entries(reasons).map(([path, reason]) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${id}.Arn>/${path}]`,
    reason,
  }));
}

/** Acknowledges the findings of the nag packs that are as they should be; any other finding fails the synthesis. */
export function acknowledgeFindings({
  storage,
  pipeline,
  enrichment,
  search,
  api,
}: ReturnType<typeof addStacks>): void {
  const named = 'arn:<AWS::Partition>:s3:::STORAGE:ExportsOutputRefTranscripts77918A180E267BFC';
  const prefixes = [PREFIX.transcripts, PREFIX.quarantine, PREFIX.bodies];
  Validations.of(pipeline).acknowledge(...PIPELINE, ...objectWildcards(storage, named, prefixes));
  const arn = 'STORAGE:ExportsOutputFnGetAttTranscripts77918A18ArnF90D20A3';
  Validations.of(enrichment).acknowledge(
    ...ENRICHMENT,
    ...modelWildcards(enrichment.models),
    ...objectWildcards(storage, arn, [PREFIX.bodies, PREFIX.batches]),
  );
  const { domain } = search;
  Validations.of(domain).acknowledge(...DOMAIN);
  Validations.of(search).acknowledge(
    ...SEARCH,
    ...complaintAcknowledgements(search),
    ...searchWildcards(domain),
    ...modelWildcards(search.models),
    ...objectWildcards(storage, arn, [PREFIX.bodies]),
  );
  const setter = search.node.tryFindChild(`AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll('-', '')}`);
  if (setter) Validations.of(setter).acknowledge(...POLICY_SETTER);
  Validations.of(api).acknowledge(...API, ...objectWildcards(storage, arn, [PREFIX.bodies]));
}

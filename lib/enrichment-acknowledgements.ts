import { type Acknowledgement, KMS_WILDCARDS, TRACES } from './acknowledgement.ts';

/** Findings in the stack that has calls read by models. */
export const ENRICHMENT: readonly Acknowledgement[] = [
  ...KMS_WILDCARDS,
  { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: TRACES },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:model-invocation-job/*]',
    reason: 'Bedrock gives batch inference jobs their names when they are created.',
  },
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    reason:
      'Enrichment is polled from SQS, whose queues have dead-letter queues. The batch function goes on from the table with its next tick, re-enrichment is invoked by an operator, who gets the error.',
  },
  {
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason:
      'Failures of an SQS mapping go back to the queue and after five receives to its dead-letter queue; SQS mappings know no destination.',
  },
  {
    id: 'Serverless::Serverless-LambdaAsyncFailureDestination',
    reason:
      'A failed run of the batch function raises an alarm, and the next tick makes it good: there is nothing to replay.',
  },
  {
    id: 'Serverless::Serverless-EventBusDLQ',
    reason: 'A tick of the batch function that is not delivered is made good by the next one.',
  },
];

/** Models that inference profiles route to, in whichever of their regions. */
export function modelWildcards(models: readonly string[]): Acknowledgement[] {
  return models.map((model) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${model}]`,
    reason:
      'An inference profile decides in which of its regions the model answers, which AWS may add to; the statement holds only for calls by that profile, or for batch jobs over it.',
  }));
}

import type { Acknowledgement } from './acknowledgement.ts';
import type { SearchStack } from './search-stack.ts';

/** Findings in the part of the search stack that looks after complaints. */
export function complaintAcknowledgements({ timers }: Pick<SearchStack, 'timers'>): readonly Acknowledgement[] {
  return [
    {
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${timers.scheduleGroupName}/*]`,
      reason:
        'The wildcard stands for the timers of one group; each is named as its complaint, which is not known beforehand.',
    },
    {
      id: 'Serverless::Serverless-SQSRedrivePolicy',
      reason: 'The queue without a redrive policy is the dead-letter queue itself.',
    },
    {
      id: 'Serverless::Serverless-EventBusDLQ',
      reason: 'A tick of the sweeper that is not delivered is made good by the next one a minute later.',
    },
  ];
}

import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { COMPLAINT_INDEX } from '#lambdas/names.ts';
import { complaintPolicy } from '../complaint-policy.ts';
import type { Deadlines } from './deadlines.ts';
import { allow } from './enrichment-grants.ts';
import { grantWrite, type SearchFunctionProps } from './search-grants.ts';

/** What the functions are made with that change complaints. */
export interface TicketingProps extends SearchFunctionProps {
  readonly storageKey: Key;
  readonly complaints: Table;
  readonly complaintEvents: Topic;
  readonly deadlines: Deadlines;
}

/** Where complaints are, what follows a change of them, and by which service levels. */
export function ticketingEnvironment({ config, domain, complaints, complaintEvents, deadlines }: TicketingProps) {
  return {
    COMPLAINTS_TABLE: complaints.tableName,
    SEARCH_ENDPOINT: domain.endpoint,
    COMPLAINT_EVENTS_TOPIC_ARN: complaintEvents.topicArn,
    TIMER_GROUP: deadlines.group.scheduleGroupName,
    TIMER_ROLE_ARN: deadlines.timerRole.roleArn,
    DEADLINES_QUEUE_ARN: deadlines.work.queue.queueArn,
    COMPLAINT_POLICY: complaintPolicy(config),
  };
}

/** A step of a complaint and all that follows it: its clocks, its timer, its document and its event. Nothing is deleted. */
export function grantTicketing(role: Role, props: TicketingProps): void {
  const actions = ['GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`);
  allow(role, actions, props.complaints.tableArn);
  grantWrite(role, props.domain, COMPLAINT_INDEX);
  props.deadlines.grantSetTimers(role);
  props.complaintEvents.grantPublish(role);
  props.storageKey.grantEncryptDecrypt(role);
}

import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Config } from '../config.ts';
import type { CallQueues } from './call-queues.ts';
import type { CallSources } from './search-grants.ts';
import type { WorkQueue } from './work-queue.ts';

/** What the functions are made with that have calls read by models. */
export interface EnrichmentProps extends CallSources {
  readonly config: Config;
  readonly ledger: Table;
  readonly messageKey: Key;
  readonly queues: CallQueues;
  readonly alerts: Topic;
}

/** One statement of a role. */
export function allow(role: Role, actions: readonly string[], ...resources: readonly string[]): void {
  role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** Opens and closes rows of the ledger and reads what has been spent. */
export function grantKeepLedger(role: Role, ledger: Table): void {
  allow(role, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], ledger.tableArn);
}

/** Sends messages to queues; not to take any. */
export function grantSend(role: Role, ...queues: readonly WorkQueue[]): void {
  allow(role, ['sqs:SendMessage'], ...queues.map(({ queue }) => queue.queueArn));
}

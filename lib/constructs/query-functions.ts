import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ASKING } from '#lambdas/names.ts';
import { indexSettings } from '../index-settings.ts';
import { lanesOf } from '../model-settings.ts';
import { querySettings } from '../query-settings.ts';
import { searchFusion } from '../search-fusion.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { allow, grantKeepLedger } from './enrichment-grants.ts';
import { grantInvokeStreaming } from './model-access.ts';
import { grantAsk, grantEmbed, type SearchFunctionProps } from './search-grants.ts';

/** API Gateway waits 29 seconds for a whole answer, and for the end of a stream as long as the route says. */
export const WHOLE_TIMEOUT = Duration.seconds(29);
export const STREAM_TIMEOUT = Duration.seconds(60);

export interface QueryFunctionProps extends SearchFunctionProps {
  readonly ledger: Table;
  readonly answers: Table;
  readonly storageKey: Key;
  readonly alerts: Topic;
}

type Asking = (typeof ASKING)[number];

interface Described {
  readonly name: Asking;
  readonly description: string;
  readonly timeout: Duration;
}

/** The function that answers questions about the calls, and is told whether that was of use. */
export function addQuery(scope: Construct, props: QueryFunctionProps): CallsiftFunction<Asking> {
  const description = 'Answers questions about calls';
  const asking = addAsking(scope, 'Query', props, { name: 'query', description, timeout: WHOLE_TIMEOUT });
  // What is said of an answer is added to the question that is noted there.
  allow(asking.role, ['dynamodb:UpdateItem'], props.answers.tableArn);
  return asking;
}

/** The function that gives the same answers as they come. */
export function addQueryStream(scope: Construct, props: QueryFunctionProps): CallsiftFunction<Asking> {
  const description = 'Answers questions about calls, step by step';
  return addAsking(scope, 'QueryStream', props, { name: 'query-stream', description, timeout: STREAM_TIMEOUT });
}

function addAsking(scope: Construct, id: string, props: QueryFunctionProps, described: Described) {
  const { config, domain, network, ledger, answers, alerts } = props;
  const asking = new CallsiftFunction<Asking>(scope, id, {
    ...described,
    config,
    network,
    memorySize: 1024,
    environment: {
      SEARCH_ENDPOINT: domain.endpoint,
      INDEX_SETTINGS: indexSettings(config),
      SEARCH_FUSION: JSON.stringify(searchFusion(config)),
      LEDGER_TABLE: ledger.tableName,
      ANSWERS_TABLE: answers.tableName,
      ALERTS_TOPIC_ARN: alerts.topicArn,
      QUERY_SETTINGS: querySettings(config),
    },
  });
  grant(asking.role, props);
  return asking;
}

function grant(role: Role, { config, domain, ledger, answers, alerts, storageKey }: QueryFunctionProps): void {
  grantAsk(role, domain);
  grantEmbed(role, config);
  grantInvokeStreaming(role, lanesOf(config));
  grantKeepLedger(role, ledger);
  const actions = ['GetItem', 'PutItem', 'Query'].map((action) => `dynamodb:${action}`);
  allow(role, actions, answers.tableArn);
  alerts.grantPublish(role);
  storageKey.grantEncryptDecrypt(role);
}

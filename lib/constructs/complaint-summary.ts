import type { Construct } from 'constructs';
import { lanesOf } from '../model-settings.ts';
import { summarySettings } from '../summary-settings.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { allow, grantKeepLedger } from './enrichment-grants.ts';
import { grantInvoke } from './model-access.ts';
import { type QueryFunctionProps, WHOLE_TIMEOUT } from './query-functions.ts';
import { grantAskComplaints } from './search-grants.ts';

/** The function that says in a few sentences what customers complain of, and what to do about it. */
export function addSummary(scope: Construct, props: QueryFunctionProps): CallsiftFunction<'complaint-summary'> {
  const { config, domain, network, ledger, answers, alerts } = props;
  const summary = new CallsiftFunction(scope, 'Summary', {
    name: 'complaint-summary',
    description: 'Summarises complaints of a department and a time',
    config,
    network,
    timeout: WHOLE_TIMEOUT,
    memorySize: 1024,
    environment: {
      SEARCH_ENDPOINT: domain.endpoint,
      LEDGER_TABLE: ledger.tableName,
      ANSWERS_TABLE: answers.tableName,
      ALERTS_TOPIC_ARN: alerts.topicArn,
      SUMMARY_SETTINGS: summarySettings(config),
    },
  });
  const { role } = summary;
  grantAskComplaints(role, domain);
  grantInvoke(role, lanesOf(config));
  grantKeepLedger(role, ledger);
  allow(role, ['dynamodb:GetItem', 'dynamodb:PutItem'], answers.tableArn);
  alerts.grantPublish(role);
  props.storageKey.grantEncryptDecrypt(role);
  return summary;
}

import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { enrichmentSettings } from '../enrichment-settings.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { type EnrichmentProps, grantSend } from './enrichment-grants.ts';
import { grantSendEncrypted } from './message-key.ts';
import { grantReadCalls } from './search-grants.ts';

/** The function by which an administrator has calls read again that were read with an older prompt. */
export function addReEnrichment(scope: Construct, props: EnrichmentProps): LambdaFunction {
  const { config, queues } = props;
  const handler = new CallsiftFunction(scope, 'ReEnrichment', {
    name: 're-enrichment',
    description: 'Sends calls to be enriched anew, and estimates what that costs',
    config,
    timeout: Duration.minutes(5),
    memorySize: 1024,
    environment: {
      CALLS_TABLE: props.calls.tableName,
      TRANSCRIPTS_BUCKET: props.transcripts.bucketName,
      ENRICHMENT_PRIORITY_QUEUE_URL: queues.priority.queue.queueUrl,
      ENRICHMENT_QUEUE_URL: queues.normal.queue.queueUrl,
      ENRICHMENT_SETTINGS: enrichmentSettings(config),
    },
  });
  const { role } = handler;
  grantReadCalls(role, props, 'dynamodb:Scan', 'dynamodb:UpdateItem');
  grantSend(role, queues.priority, queues.normal);
  props.storageKey.grantEncryptDecrypt(role);
  grantSendEncrypted(role, props.messageKey);
  return handler.function;
}

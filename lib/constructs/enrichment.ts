import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type EventSourceMappingOptions } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { enrichmentSettings } from '../enrichment-settings.ts';
import { lanesOf } from '../model-settings.ts';
import { ENRICHMENT_TIMEOUT } from './call-queues.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { type EnrichmentProps, grantKeepLedger, grantSend } from './enrichment-grants.ts';
import { grantSendEncrypted } from './message-key.ts';
import { grantInvoke } from './model-access.ts';
import { grantReadCalls } from './search-grants.ts';
import type { WorkQueue } from './work-queue.ts';

/** Critical calls do not wait for others to come together, nor behind more than these. */
const PRIORITY_BATCH = 5;
const NORMAL_BATCH = 10;
const NORMAL_WINDOW = Duration.seconds(1);

type Batches = Pick<EventSourceMappingOptions, 'batchSize' | 'maxBatchingWindow' | 'maxConcurrency'>;

/** From the queues of calls that a model is to read to the calls with what it found. */
export class Enrichment extends Construct {
  private readonly enrichment: CallsiftFunction<'enrichment'>;

  constructor(scope: Construct, id: string, props: EnrichmentProps) {
    super(scope, id);
    const { config, queues } = props;
    this.enrichment = new CallsiftFunction(this, 'Enrichment', {
      name: 'enrichment',
      description: 'Has a model read calls, verifies what it found and stores it',
      config,
      timeout: ENRICHMENT_TIMEOUT,
      memorySize: 1024,
      environment: {
        CALLS_TABLE: props.calls.tableName,
        TRANSCRIPTS_BUCKET: props.transcripts.bucketName,
        LEDGER_TABLE: props.ledger.tableName,
        ENRICHMENT_PRIORITY_QUEUE_URL: queues.priority.queue.queueUrl,
        ENRICHMENT_QUEUE_URL: queues.normal.queue.queueUrl,
        INDEXING_QUEUE_URL: queues.indexing.queue.queueUrl,
        ALERTS_TOPIC_ARN: props.alerts.topicArn,
        ENRICHMENT_SETTINGS: enrichmentSettings(config),
      },
    });
    this.take('PrioritySource', queues.priority, {
      batchSize: PRIORITY_BATCH,
      maxConcurrency: config.enrichmentPriorityConcurrency,
    });
    this.take('Source', queues.normal, {
      batchSize: NORMAL_BATCH,
      maxBatchingWindow: NORMAL_WINDOW,
      maxConcurrency: config.enrichmentConcurrency,
    });
    this.grant(props);
  }

  /** Each queue has functions of its own, so that the critical calls never wait for the others. */
  private take(id: string, { queue }: WorkQueue, batches: Batches): void {
    queue.grantConsumeMessages(this.enrichment.role);
    new EventSourceMapping(this, id, {
      target: this.enrichment.function,
      eventSourceArn: queue.queueArn,
      reportBatchItemFailures: true,
      ...batches,
    });
  }

  private grant(props: EnrichmentProps): void {
    const { config, queues } = props;
    const { role } = this.enrichment;
    grantReadCalls(role, props, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    grantKeepLedger(role, props.ledger);
    grantSend(role, queues.priority, queues.normal, queues.indexing);
    grantInvoke(role, lanesOf(config));
    props.alerts.grantPublish(role);
    props.storageKey.grantEncryptDecrypt(role);
    grantSendEncrypted(role, props.messageKey);
  }
}

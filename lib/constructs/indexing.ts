import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import { indexSettings } from '../index-settings.ts';
import { INDEXING_TIMEOUT } from './call-queues.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { grantKeepLedger } from './enrichment-grants.ts';
import { type CallSources, grantEmbed, grantReadCalls, grantWrite, type SearchFunctionProps } from './search-grants.ts';

/** Calls of one `_bulk` request, and the longest wait for them to come together. */
const BATCH_SIZE = 100;
const BATCH_WINDOW = Duration.seconds(1);

export interface IndexingProps extends SearchFunctionProps, CallSources {
  readonly queue: Queue;
  /** Gets the cost of the embeddings. */
  readonly ledger: Table;
}

/** From the queue of stored calls to the search index. */
export class Indexing extends Construct {
  readonly role: Role;
  /** What makes the function run; the index must be there before it is. */
  readonly source: EventSourceMapping;

  constructor(scope: Construct, id: string, props: IndexingProps) {
    super(scope, id);
    const { config, domain } = props;
    const indexing = new CallsiftFunction(this, 'Indexing', {
      name: 'indexing',
      description: 'Embeds and indexes calls that were stored',
      config,
      network: props.network,
      timeout: INDEXING_TIMEOUT,
      memorySize: 1024,
      environment: {
        CALLS_TABLE: props.calls.tableName,
        TRANSCRIPTS_BUCKET: props.transcripts.bucketName,
        LEDGER_TABLE: props.ledger.tableName,
        SEARCH_ENDPOINT: domain.endpoint,
        INDEX_SETTINGS: indexSettings(config),
      },
    });
    this.role = indexing.role;
    props.queue.grantConsumeMessages(this.role);
    this.source = new EventSourceMapping(this, 'Source', {
      target: indexing.function,
      eventSourceArn: props.queue.queueArn,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: BATCH_WINDOW,
      reportBatchItemFailures: true,
      maxConcurrency: config.indexingConcurrency,
    });
    // UpdateItem marks a call as settled once it is in the index.
    grantReadCalls(this.role, props, 'dynamodb:BatchGetItem', 'dynamodb:UpdateItem');
    grantKeepLedger(this.role, props.ledger);
    props.storageKey.grantEncryptDecrypt(this.role);
    grantEmbed(this.role, config);
    grantWrite(this.role, domain, SEARCH_INDEX);
  }
}

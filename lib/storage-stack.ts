import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CALLS_INDEX, COMPLAINTS_INDEX, PREFIX } from '#lambdas/names.ts';
import type { Config } from './config.ts';

/** Long after a batch job has ended and what it answered is with the calls. */
const BATCHES_KEPT = Duration.days(30);

export interface StorageStackProps extends StackProps {
  readonly config: Config;
}

interface TableKeys {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Holds the second since 1970 from which an item is deleted. @default items stay */
  readonly timeToLiveAttribute?: string;
}

/**
 * What must outlive everything else: the transcripts, the calls, what was paid for them, what was asked of them and what
 * became of complaints. Nothing here is deleted with the stack.
 */
export class StorageStack extends Stack {
  readonly key: Key;
  readonly transcripts: Bucket;
  readonly calls: Table;
  /** A row for each model call, and what has been spent. */
  readonly ledger: Table;
  /** Answers that may be given again, and what people asked and said of it; each item names its own end. */
  readonly answers: Table;
  /** What happened to each complaint, step by step, its clocks, and which ones a client has about an issue. */
  readonly complaints: Table;

  constructor(scope: Construct, id: string, props: StorageStackProps) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', {
      description: 'Callsift: transcripts and calls',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.transcripts = this.transcriptsBucket(props.config);
    this.calls = this.callsTable();
    this.ledger = this.table('Ledger', { partitionKey: 'pk', sortKey: 'sk' });
    this.answers = this.table('Answers', { partitionKey: 'pk', sortKey: 'sk', timeToLiveAttribute: 'expires_at' });
    this.complaints = this.complaintsTable();
  }

  private transcriptsBucket(config: Config): Bucket {
    const accessLogs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(config.logRetentionDays) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return new Bucket(this, 'Transcripts', {
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: accessLogs,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
        { noncurrentVersionExpiration: Duration.days(config.oldVersionsDays) },
        { prefix: PREFIX.quarantine, expiration: Duration.days(config.quarantineDays) },
        { prefix: PREFIX.batches, expiration: BATCHES_KEPT },
        {
          prefix: PREFIX.transcripts,
          transitions: [
            {
              storageClass: StorageClass.INFREQUENT_ACCESS,
              transitionAfter: Duration.days(config.transcriptsToInfrequentAccessDays),
            },
          ],
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private callsTable(): Table {
    const calls = this.table('Calls', { partitionKey: 'call_id' });
    calls.addGlobalSecondaryIndex({
      indexName: CALLS_INDEX.byClient,
      partitionKey: { name: 'client_id', type: AttributeType.STRING },
      sortKey: { name: 'timestamp', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['revision', 'duration_seconds', 'metadata', 'triage', 'settled', 'unsettled_shard'],
    });
    calls.addGlobalSecondaryIndex({
      indexName: CALLS_INDEX.unsettled,
      partitionKey: { name: 'unsettled_shard', type: AttributeType.STRING },
      sortKey: { name: 'unsettled_since', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    calls.addGlobalSecondaryIndex({
      indexName: CALLS_INDEX.parked,
      partitionKey: { name: 'parked_shard', type: AttributeType.STRING },
      sortKey: { name: 'parked_since', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['revision'],
    });
    return calls;
  }

  private complaintsTable(): Table {
    const complaints = this.table('Complaints', { partitionKey: 'pk', sortKey: 'sk' });
    complaints.addGlobalSecondaryIndex({
      indexName: COMPLAINTS_INDEX.unsettled,
      partitionKey: { name: 'unsettled_shard', type: AttributeType.STRING },
      sortKey: { name: 'unsettled_since', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    complaints.addGlobalSecondaryIndex({
      indexName: COMPLAINTS_INDEX.due,
      partitionKey: { name: 'due_shard', type: AttributeType.STRING },
      sortKey: { name: 'due_at', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['policy_version'],
    });
    return complaints;
  }

  /** A table on demand whose keys are strings. */
  private table(id: string, { partitionKey, sortKey, timeToLiveAttribute }: TableKeys): Table {
    return new Table(this, id, {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      ...(sortKey !== undefined && { sortKey: { name: sortKey, type: AttributeType.STRING } }),
      ...(timeToLiveAttribute !== undefined && { timeToLiveAttribute }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CALLS_INDEX, PREFIX } from '#lambdas/names.ts';
import type { Config } from './config.ts';

export interface StorageStackProps extends StackProps {
  readonly config: Config;
}

/** What must outlive everything else: the transcripts and the calls. Nothing here is deleted with the stack. */
export class StorageStack extends Stack {
  readonly key: Key;
  readonly transcripts: Bucket;
  readonly calls: Table;

  constructor(scope: Construct, id: string, props: StorageStackProps) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', {
      description: 'Callsift: transcripts and calls',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.transcripts = this.transcriptsBucket(props.config);
    this.calls = this.callsTable();
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
    const calls = new Table(this, 'Calls', {
      partitionKey: { name: 'call_id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
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
    return calls;
  }
}

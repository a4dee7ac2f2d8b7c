import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CALLS_INDEX, PREFIX } from '#lambdas/names.ts';
import { enrichmentSettings } from '../enrichment-settings.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { allow, type EnrichmentProps, grantKeepLedger, grantSend } from './enrichment-grants.ts';
import { grantSendEncrypted } from './message-key.ts';
import { grantInvoke, modelArns } from './model-access.ts';
import { grantReadCalls } from './search-grants.ts';

/**
 * Without batchEnrichment no job is begun, but those that were begun are paid for, and calls laid aside for one have to
 * be read: so the function goes on, less often, for what a deployment that turned it off has left behind.
 */
const EVERY = { on: Duration.minutes(5), off: Duration.hours(1) };

/** Less than from one run to the next, by more than the minute within which a tick comes: two would count the same room. */
const TIMEOUT = Duration.minutes(4);

/** Collects economy calls into batch inference jobs at half the price, and stores what they answer. */
export class BatchEnrichment extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: EnrichmentProps) {
    super(scope, id);
    const { config, calls, transcripts } = props;
    const jobRole = this.jobRole(props);
    const batch = new CallsiftFunction(this, 'BatchEnrichment', {
      name: 'batch-enrichment',
      description: 'Begins and ends batch inference jobs',
      config,
      timeout: TIMEOUT,
      memorySize: 1024,
      environment: {
        CALLS_TABLE: calls.tableName,
        TRANSCRIPTS_BUCKET: transcripts.bucketName,
        LEDGER_TABLE: props.ledger.tableName,
        ENRICHMENT_QUEUE_URL: props.queues.normal.queue.queueUrl,
        INDEXING_QUEUE_URL: props.queues.indexing.queue.queueUrl,
        ALERTS_TOPIC_ARN: props.alerts.topicArn,
        BATCH_ROLE_ARN: jobRole.roleArn,
        ENRICHMENT_SETTINGS: enrichmentSettings(config),
      },
    });
    this.function = batch.function;
    const { role } = batch;
    grantReadCalls(role, props, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    allow(role, ['dynamodb:Query'], `${calls.tableArn}/index/${CALLS_INDEX.parked}`);
    grantKeepLedger(role, props.ledger);
    // Open jobs are kept beside its rows.
    allow(role, ['dynamodb:Query', 'dynamodb:DeleteItem'], props.ledger.tableArn);
    grantSend(role, props.queues.normal, props.queues.indexing);
    props.alerts.grantPublish(role);
    grantBatchFiles(role, transcripts);
    grantList(role, transcripts, { StringLike: { 's3:prefix': `${PREFIX.batches}*` } });
    this.grantJobs(role, jobRole, config.modelEconomy);
    props.storageKey.grantEncryptDecrypt(role);
    grantSendEncrypted(role, props.messageKey);
    // The next tick makes good what failed; a repetition besides would run beside it, and count its failure twice.
    batch.function.configureAsyncInvoke({ retryAttempts: 0 });
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(config.batchEnrichment ? EVERY.on : EVERY.off),
      targets: [new LambdaTarget(batch.function, { retryAttempts: 0 })],
    });
  }

  /**
   * The role that Bedrock takes to run a job: it reads and writes its files and calls the model
   * (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-iam-sr.html).
   */
  private jobRole({ config, transcripts, storageKey }: EnrichmentProps): Role {
    const { account } = Stack.of(this);
    const conditions = {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': this.jobs() },
    };
    const role = new Role(this, 'JobRole', {
      assumedBy: new ServicePrincipal('bedrock.amazonaws.com', { conditions }),
      description: 'Callsift: batch inference jobs',
    });
    grantBatchFiles(role, transcripts);
    // As AWS asks for it; which prefix Bedrock lists is not documented.
    grantList(role, transcripts, { StringEquals: { 'aws:ResourceAccount': account } });
    grantInvoke(role, [config.modelEconomy]);
    // What S3 asks for of who reads and writes objects (https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html).
    storageKey.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    return role;
  }

  /** Jobs over the economical model. Who hands a role to a service could use all that the role may, so it is this one only. */
  private grantJobs(role: Role, jobRole: Role, economy: string): void {
    const { profile, model } = modelArns(this, economy);
    const models = profile === undefined ? [model] : [profile, model];
    allow(role, ['bedrock:CreateModelInvocationJob'], ...models, this.jobs());
    allow(role, ['bedrock:GetModelInvocationJob'], this.jobs());
    role.addToPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [jobRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
      }),
    );
  }

  private jobs(): string {
    return Stack.of(this).formatArn({ service: 'bedrock', resource: 'model-invocation-job', resourceName: '*' });
  }
}

/** Input and output of jobs. */
function grantBatchFiles(role: Role, bucket: IBucket): void {
  allow(role, ['s3:GetObject', 's3:PutObject'], bucket.arnForObjects(`${PREFIX.batches}*`));
}

/** The names of objects, under conditions. */
function grantList(role: Role, { bucketArn }: IBucket, conditions: PolicyStatementProps['conditions']): void {
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn], conditions }));
}

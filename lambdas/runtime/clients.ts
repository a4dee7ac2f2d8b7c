import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * Time-outs in milliseconds and attempts of every client: the SDK retries throttling and faults with full jitter
 * ("standard" retry mode), what still fails after that goes back to the queue.
 */
const SETTINGS = {
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
} as const;

/** Somebody waits for the answer of the function: three seconds at most, and then it is done without. */
const IMPATIENT = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
} as const;

export const dynamoDbClient = () => new DynamoDBClient(SETTINGS);
export const impatientDynamoDbClient = () => new DynamoDBClient(IMPATIENT);
export const s3Client = () => new S3Client(SETTINGS);
export const snsClient = () => new SNSClient(SETTINGS);
export const sqsClient = () => new SQSClient(SETTINGS);
export const schedulerClient = () => new SchedulerClient(SETTINGS);

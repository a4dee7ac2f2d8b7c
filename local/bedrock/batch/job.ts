import type { JsonObject } from '../converse/types.ts';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetModelInvocationJob.html */
export const STATUSES = [
  'Submitted',
  'Validating',
  'Scheduled',
  'InProgress',
  'Stopping',
  'Completed',
  'PartiallyCompleted',
  'Failed',
  'Stopped',
  'Expired',
] as const;

export type JobStatus = (typeof STATUSES)[number];

const ENDED: readonly JobStatus[] = ['Completed', 'PartiallyCompleted', 'Failed', 'Stopped', 'Expired'];

export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return ENDED.includes(status);
}

/** An object of S3, or what begins with this key. */
export interface S3Place {
  readonly bucket: string;
  /** Without a slash at either end; empty for the whole bucket. */
  readonly key: string;
}

/** What CreateModelInvocationJob was asked for. */
export interface JobRequest {
  readonly jobName: string;
  readonly roleArn: string;
  readonly modelId: string;
  /** In whose format the records are: that of Converse, or the model's own. */
  readonly modelInvocationType: 'Converse' | 'InvokeModel';
  readonly clientRequestToken: string;
  readonly input: S3Place;
  readonly output: S3Place;
  readonly timeoutDurationInHours: number;
  /** As they were sent; answers repeat them. */
  readonly inputDataConfig: JsonObject;
  readonly outputDataConfig: JsonObject;
}

export interface RecordCounts {
  readonly totalRecordCount: number;
  readonly processedRecordCount: number;
  readonly successRecordCount: number;
  readonly errorRecordCount: number;
}

export interface Job {
  /** Twelve letters and digits. */
  readonly id: string;
  readonly arn: string;
  readonly request: JobRequest;
  readonly status: JobStatus;
  /** Why it failed. */
  readonly message?: string;
  /** UTC ISO 8601, as all times. */
  readonly submitTime: string;
  readonly lastModifiedTime: string;
  readonly endTime?: string;
  readonly counts?: RecordCounts;
}

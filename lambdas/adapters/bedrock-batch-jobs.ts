import {
  type BedrockClient,
  BedrockServiceException,
  CreateModelInvocationJobCommand,
  GetModelInvocationJobCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-bedrock';
import type { BatchJob, BatchJobs, JobCreation, JobProgress } from '../domain/enrichment/batch-job.ts';
import { plainCode } from './plain-code.ts';
import { batchPlaces } from './s3-batch-files.ts';

/** Hours after which the service ends a job; the least that can be asked for. */
const TIMEOUT_HOURS = 24;

/** Statuses of a job that has not ended; of one that has, the results are where they should be, as far as they go. */
const RUNNING: ReadonlySet<string> = new Set(['Submitted', 'Validating', 'Scheduled', 'InProgress', 'Stopping']);

/** Refusals by status that pass with time: too many jobs, too many requests. */
const PASSING: ReadonlySet<string> = new Set(['ServiceQuotaExceededException', 'ThrottlingException']);

export interface BatchJobsSettings {
  readonly bucket: string;
  /** Role that the service takes to read and write the files and to call the model. */
  readonly roleArn: string;
}

/** Batch inference of Bedrock by the models' own formats; Converse's would take no tools. */
export class BedrockBatchJobs implements BatchJobs {
  readonly #client: BedrockClient;
  readonly #settings: BatchJobsSettings;

  constructor(client: BedrockClient, settings: BatchJobsSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  async create({ name, model }: Pick<BatchJob, 'name' | 'model'>): Promise<JobCreation> {
    const { bucket, roleArn } = this.#settings;
    const { requests, output } = batchPlaces(name);
    const command = new CreateModelInvocationJobCommand({
      jobName: name,
      clientRequestToken: name,
      roleArn,
      modelId: model,
      modelInvocationType: 'InvokeModel',
      inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: `s3://${bucket}/${requests}` } },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${bucket}/${output}` } },
      timeoutDurationInHours: TIMEOUT_HOURS,
    });
    try {
      const { jobArn } = await this.#client.send(command);
      return jobArn === undefined ? { kind: 'later', code: 'NoJobArn' } : { kind: 'created', arn: jobArn };
    } catch (error) {
      return faultOf(error);
    }
  }

  async progress(jobIdentifier: string): Promise<JobProgress> {
    try {
      const { status = 'Submitted' } = await this.#client.send(new GetModelInvocationJobCommand({ jobIdentifier }));
      return RUNNING.has(status) ? { kind: 'running' } : { kind: 'ended', status };
    } catch (error) {
      // The service forgets jobs some time after they have ended.
      if (error instanceof ResourceNotFoundException) return { kind: 'ended', status: 'NotFound' };
      throw error;
    }
  }
}

/** Refused is what the service says no to for good; without an answer, nobody knows whether there is a job. */
function faultOf(error: unknown): JobCreation {
  const name = plainCode(error instanceof Error ? error.name : undefined);
  const status = error instanceof BedrockServiceException ? error.$metadata.httpStatusCode : undefined;
  const passes = PASSING.has(name) || status === undefined || status < 400 || status === 408 || status >= 500;
  return { kind: passes || status === 429 ? 'later' : 'refused', code: name };
}

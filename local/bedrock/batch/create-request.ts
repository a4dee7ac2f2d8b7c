import { randomUUID } from 'node:crypto';
import { isObject, readObject } from '../bridge/read-json.ts';
import { CHAT_MODELS_BY_ID, plainModelId } from '../converse/chat-models.ts';
import type { JsonObject } from '../converse/types.ts';
import { ControlError, invalid } from './control-error.ts';
import type { JobRequest, S3Place } from './job.ts';

/**
 * The patterns of CreateModelInvocationJob, written without repetitions in repetitions:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html
 */
const JOB_NAME = /^[a-zA-Z0-9][a-zA-Z0-9+\-.]{0,62}$/;
const TOKEN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,254}[a-zA-Z0-9])?$/;
const ROLE_ARN = /^arn:aws[a-z-]{0,20}:iam::\d{12}:role\/\S{1,512}$/;
/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ModelInvocationJobS3InputDataConfig.html */
const S3_URI = /^s3:\/\/([a-z0-9][-.a-z0-9]{1,61}[a-z0-9])(?:\/([-!_*'().a-zA-Z0-9/]{0,1000}))?$/;

const HOURS = { min: 24, max: 168 };

/** Reads the body of CreateModelInvocationJob. Throws ControlError. */
export function readCreateRequest(body: string): JobRequest {
  const fields = readObject(body);
  if (fields === undefined) throw new ControlError('ValidationException', 'The request is no JSON object.');
  const inputDataConfig = objectOf(fields, 'inputDataConfig');
  const outputDataConfig = objectOf(fields, 'outputDataConfig');
  const { clientRequestToken = randomUUID() } = fields;
  return {
    jobName: matching(fields.jobName, JOB_NAME, 'jobName'),
    roleArn: matching(fields.roleArn, ROLE_ARN, 'roleArn'),
    modelId: chatModel(fields.modelId),
    modelInvocationType: invocationType(fields.modelInvocationType),
    clientRequestToken: matching(clientRequestToken, TOKEN, 'clientRequestToken'),
    input: placeOf(inputDataConfig, 'inputDataConfig.s3InputDataConfig'),
    output: placeOf(outputDataConfig, 'outputDataConfig.s3OutputDataConfig'),
    timeoutDurationInHours: hours(fields.timeoutDurationInHours),
    inputDataConfig,
    outputDataConfig,
  };
}

function matching(value: unknown, pattern: RegExp, field: string): string {
  if (value === undefined || value === null) throw invalid(field, 'not be null');
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalid(field, `satisfy regular expression pattern: ${pattern.source}`);
}

function objectOf(fields: JsonObject, field: string): JsonObject {
  const value = fields[field];
  if (isObject(value)) return value;
  throw invalid(field, value === undefined ? 'not be null' : 'be a structure');
}

/** `path` is that of the member which holds the address: `inputDataConfig.s3InputDataConfig`. */
function placeOf(config: JsonObject, path: string): S3Place {
  const location = config[path.split('.')[1] ?? ''];
  const { s3Uri, s3InputFormat = 'JSONL' } = isObject(location) ? location : {};
  if (s3InputFormat !== 'JSONL') throw invalid(`${path}.s3InputFormat`, 'satisfy enum value set: [JSONL]');
  const uri = matching(s3Uri, S3_URI, `${path}.s3Uri`);
  const [, bucket = '', key = ''] = S3_URI.exec(uri) ?? [];
  if (key.startsWith('/') || key.includes('//')) throw invalid(`${path}.s3Uri`, 'hold no empty part');
  return { bucket, key: key.replace(/\/$/, '') };
}

/** Any chat model: which of them take no batches is for the caller to know. */
function chatModel(value: unknown): string {
  if (typeof value !== 'string') throw invalid('modelId', 'not be null');
  if (CHAT_MODELS_BY_ID.has(plainModelId(value))) return value;
  throw new ControlError('ValidationException', 'The provided model identifier is invalid.');
}

function invocationType(value: unknown): JobRequest['modelInvocationType'] {
  if (value === undefined || value === 'InvokeModel') return 'InvokeModel';
  if (value === 'Converse') return value;
  throw invalid('modelInvocationType', 'satisfy enum value set: [InvokeModel, Converse]');
}

function hours(value: unknown = HOURS.min): number {
  const whole = typeof value === 'number' && Number.isInteger(value);
  if (whole && value >= HOURS.min && value <= HOURS.max) return value;
  throw invalid('timeoutDurationInHours', `be between ${HOURS.min} and ${HOURS.max}`);
}

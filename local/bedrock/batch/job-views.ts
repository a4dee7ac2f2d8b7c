import { ControlError, invalid } from './control-error.ts';
import { type Job, STATUSES } from './job.ts';

const HOUR_MS = 3_600_000;
const MAX_RESULTS = 1000;

/** The answer of GetModelInvocationJob, and one summary of ListModelInvocationJobs. */
export function jobDetails({ arn, request, counts, message, ...job }: Job): object {
  const { jobName, roleArn, modelId, clientRequestToken, inputDataConfig, outputDataConfig, ...rest } = request;
  const { status, submitTime, lastModifiedTime, endTime } = job;
  const expires = new Date(Date.parse(submitTime) + request.timeoutDurationInHours * HOUR_MS);
  return {
    jobArn: arn,
    jobName,
    modelId,
    clientRequestToken,
    roleArn,
    status,
    ...(message !== undefined && { message }),
    submitTime,
    lastModifiedTime,
    ...(endTime !== undefined && { endTime }),
    inputDataConfig,
    outputDataConfig,
    timeoutDurationInHours: rest.timeoutDurationInHours,
    jobExpirationTime: expires.toISOString(),
    modelInvocationType: rest.modelInvocationType,
    ...counts,
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListModelInvocationJobs.html; newest first unless asked otherwise. */
export function listJobs(jobs: readonly Job[], query: URLSearchParams): object {
  const order = query.get('sortOrder') ?? 'Descending';
  if (order !== 'Ascending' && order !== 'Descending') {
    throw invalid('sortOrder', 'satisfy enum value set: [Ascending, Descending]');
  }
  const found = jobs.filter(filterOf(query));
  const sorted = order === 'Ascending' ? found : found.toReversed();
  const begin = beginOf(query.get('nextToken'), sorted);
  const end = begin + sizeOf(query.get('maxResults'));
  const page = sorted.slice(begin, end);
  const last = page.at(-1);
  return {
    invocationJobSummaries: page.map(jobDetails),
    ...(end < sorted.length && last && { nextToken: last.id }),
  };
}

function filterOf(query: URLSearchParams): (job: Job) => boolean {
  const status = query.get('statusEquals');
  if (status !== null && !STATUSES.some((known) => known === status)) {
    throw invalid('statusEquals', `satisfy enum value set: [${STATUSES.join(', ')}]`);
  }
  const after = timeOf(query, 'submitTimeAfter');
  const before = timeOf(query, 'submitTimeBefore');
  const name = query.get('nameContains');
  return ({ request, ...job }) =>
    (status === null || job.status === status) &&
    (name === null || request.jobName.includes(name)) &&
    (after === undefined || Date.parse(job.submitTime) > after) &&
    (before === undefined || Date.parse(job.submitTime) < before);
}

function timeOf(query: URLSearchParams, field: string): number | undefined {
  const value = query.get(field);
  if (value === null) return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalid(field, 'be a timestamp');
  return time;
}

function sizeOf(value: string | null): number {
  const size = Number(value ?? MAX_RESULTS);
  if (Number.isInteger(size) && size >= 1 && size <= MAX_RESULTS) return size;
  throw invalid('maxResults', `be between 1 and ${MAX_RESULTS}`);
}

/** A token is the id of the last job before it. */
function beginOf(token: string | null, jobs: readonly Job[]): number {
  if (token === null) return 0;
  const index = jobs.findIndex(({ id }) => id === token);
  if (index < 0) throw new ControlError('ValidationException', 'The provided nextToken is invalid.');
  return index + 1;
}

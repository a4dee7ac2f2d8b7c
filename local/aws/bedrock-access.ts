import type { Access } from './iam.ts';
import { ACCOUNT_ID } from './query-access.ts';

/** A request to Bedrock, as far as its rights depend on it. */
export interface BedrockRequest {
  readonly method: string;
  /** Raw. */
  readonly path: string;
  readonly body: string;
}

/**
 * The action of each operation of a model:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
const MODEL_ACTIONS: Readonly<Record<string, string>> = {
  invoke: 'bedrock:InvokeModel',
  converse: 'bedrock:InvokeModel',
  'invoke-with-response-stream': 'bedrock:InvokeModelWithResponseStream',
  'converse-stream': 'bedrock:InvokeModelWithResponseStream',
};

/** All rights that a request needs: of the runtime, `POST /model/<id>/<operation>`, or of batch inference jobs. */
export function bedrockAccesses(request: BedrockRequest, region: string): Access[] {
  const [, id, operation] = /^\/model\/([^/?]+)\/([^/?]+)/.exec(request.path) ?? [];
  if (id === undefined || operation === undefined) return jobAccesses(request, region);
  const action = MODEL_ACTIONS[operation] ?? `bedrock:${operation}`;
  return modelArns(decoded(id), region).map((resource) => ({ action, resource }));
}

function jobAccesses({ method, path, body }: BedrockRequest, region: string): Access[] {
  const [, collection, identifier] = /^\/(model-invocation-jobs?)(?:\/([^/?]*)[^?]*)?(?:\?|$)/.exec(path) ?? [];
  if (collection === undefined) return [{ action: 'bedrock:UnknownOperation', resource: '*' }];
  if (collection === 'model-invocation-jobs') return [{ action: 'bedrock:ListModelInvocationJobs', resource: '*' }];
  const action = `bedrock:${method === 'GET' ? 'Get' : 'Stop'}ModelInvocationJob`;
  if (identifier === undefined) return createAccesses(body, region);
  const job = decoded(identifier);
  return [{ action, resource: job.startsWith('arn:') ? job : jobArn(job, region) }];
}

/**
 * The model and the job that is to be, whose id nobody knows yet, and handing over the job's role:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html. Without a model or a role there is
 * nothing to ask for: the request is refused as invalid.
 */
function createAccesses(body: string, region: string): Access[] {
  const { modelId, roleArn } = fieldsOf(body);
  const action = 'bedrock:CreateModelInvocationJob';
  const resources = [...(typeof modelId === 'string' ? modelArns(modelId, region) : []), jobArn('*', region)];
  const passed = typeof roleArn === 'string' ? [{ action: 'iam:PassRole', resource: roleArn }] : [];
  return [...resources.map((resource) => ({ action, resource })), ...passed];
}

function jobArn(id: string, region: string): string {
  return `arn:aws:bedrock:${region}:${ACCOUNT_ID}:model-invocation-job/${id}`;
}

/** Prefixes of system-defined inference profiles. */
const PROFILE = /^(us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/s;

/**
 * Regions that a profile of a geography routes to; of others than that of the laptop nothing is known. For a global one
 * IAM is asked for the model in the region of the request and in no region at all.
 */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  global: [''],
};

/**
 * What has to be granted in order to call a model: its own ARN, or that of an inference profile together with those of its
 * model in the region of the request and in each one that it routes to. Bedrock asks only for the one that a request is
 * routed to, so that a missing grant shows up now and then; here it always does.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
function modelArns(id: string, region: string): string[] {
  const name = id.replace(/^arn:[^/]{1,100}:inference-profile\//, '');
  const [, geography = '', model] = PROFILE.exec(name) ?? [];
  if (model === undefined) return [id.startsWith('arn:') ? id : `arn:aws:bedrock:${region}::foundation-model/${id}`];
  const profile = name === id ? `arn:aws:bedrock:${region}:${ACCOUNT_ID}:inference-profile/${id}` : id;
  const regions = new Set([region, ...(DESTINATIONS[geography] ?? [])]);
  return [profile, ...Array.from(regions, (to) => `arn:aws:bedrock:${to}::foundation-model/${model}`)];
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

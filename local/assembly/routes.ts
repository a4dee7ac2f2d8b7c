import type { AuthorizerModel, IntegrationModel, RouteModel } from './model.ts';
import type { ResourceView } from './stack-view.ts';

/** API Gateway's default integration timeout (29 seconds). */
const DEFAULT_TIMEOUT_MS = 29_000;
const ROOT = 'root';

/** The function in `arn:…:lambda:path/2015-03-31/functions/<arn>/invocations`. */
export function functionOfUri(uri: string): string | undefined {
  return /\/2015-03-31\/functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1];
}

/**
 * The function in `arn:…:lambda:path/2021-11-15/functions/<arn>/response-streaming-invocations`
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html).
 */
function streamingFunctionOfUri(uri: string): string | undefined {
  return /\/2021-11-15\/functions\/(arn:[^/]+)\/response-streaming-invocations$/.exec(uri)?.[1];
}

/** The methods of an API with the full paths of their resources. */
export function routesOf(
  methods: readonly ResourceView[],
  resources: ReadonlyMap<string, ResourceView>,
  authorizers: ReadonlyMap<string, AuthorizerModel>,
): RouteModel[] {
  return methods.map((method) => {
    const resourceId = method.string('ResourceId');
    return {
      method: method.string('HttpMethod'),
      path: pathOf(resourceId, resources) || '/',
      resourceId,
      ...authorizerOf(method, authorizers),
      integration: integrationOf(method),
    };
  });
}

function pathOf(id: string, resources: ReadonlyMap<string, ResourceView>): string {
  const resource = resources.get(id);
  if (id === ROOT || resource === undefined) return '';
  return `${pathOf(resource.string('ParentId'), resources)}/${resource.string('PathPart')}`;
}

function authorizerOf(
  method: ResourceView,
  authorizers: ReadonlyMap<string, AuthorizerModel>,
): { authorizer?: AuthorizerModel } {
  const type = method.get('AuthorizationType') ?? 'NONE';
  if (type === 'NONE') return {};
  const authorizer = authorizers.get(String(method.get('AuthorizerId')));
  // Never an open route because an authorization is not understood.
  if (type !== 'CUSTOM' || authorizer === undefined) {
    return method.fail(`the authorization ${type} is not supported, only Lambda authorizers are.`);
  }
  return { authorizer };
}

interface Integration {
  readonly Type: string;
  readonly Uri?: string;
  readonly TimeoutInMillis?: number;
  /** BUFFERED when left out. */
  readonly ResponseTransferMode?: string;
  readonly IntegrationResponses?: readonly { StatusCode?: string; ResponseParameters?: Record<string, string> }[];
}

function integrationOf(method: ResourceView): IntegrationModel {
  const integration = method.get('Integration') as Integration;
  if (integration.Type === 'AWS_PROXY') return lambdaIntegration(method, integration);
  if (integration.Type !== 'MOCK') return method.fail(`integrations of type ${integration.Type} are not supported.`);
  const { StatusCode = '200', ResponseParameters = {} } = integration.IntegrationResponses?.[0] ?? {};
  const headers = Object.entries(ResponseParameters).map(([key, value]) => {
    return [key.replace('method.response.header.', ''), value.replace(/^'|'$/g, '')] as const;
  });
  return { kind: 'mock', status: Number(StatusCode), headers: Object.fromEntries(headers) };
}

/** The mode and the URI go together: API Gateway takes a streaming invocation for a stream only, and no other. */
function lambdaIntegration(
  method: ResourceView,
  { Uri = '', TimeoutInMillis = DEFAULT_TIMEOUT_MS, ResponseTransferMode = 'BUFFERED' }: Integration,
): IntegrationModel {
  const streaming = ResponseTransferMode === 'STREAM';
  const functionArn = streaming ? streamingFunctionOfUri(Uri) : functionOfUri(Uri);
  if (functionArn === undefined) {
    return method.fail(`its URI names no function that answers in the mode ${ResponseTransferMode}.`);
  }
  return { kind: 'lambda', functionArn, timeoutMs: Number(TimeoutInMillis), streaming };
}

import type { ApiModel, GatewayResponseModel } from '../assembly/model.ts';
import { type ApiRequest, headerOf } from './request.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** What API Gateway itself answers: status and message when the template says nothing else (API Gateway developer guide). */
const TYPES = {
  UNAUTHORIZED: [401, 'Unauthorized', 'UnauthorizedException'],
  ACCESS_DENIED: [403, 'User is not authorized to access this resource', 'AccessDeniedException'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'],
  THROTTLED: [429, 'Too Many Requests', 'TooManyRequestsException'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long', 'RequestTooLargeException'],
  AUTHORIZER_FAILURE: [500, null, 'AuthorizerFailureException'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, null, 'AuthorizerConfigurationException'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out', 'InternalServerErrorException'],
  // No type of its own: a function that fails or answers nonsense is a 502 with the default 5xx response.
  DEFAULT_5XX: [502, 'Internal server error', 'InternalServerErrorException'],
} as const satisfies Record<string, readonly [number, string | null, string]>;

export type GatewayResponseType = keyof typeof TYPES;

/** A request that ends at API Gateway. */
export interface Refusal {
  readonly type: GatewayResponseType;
  /** @default the type's own message */
  readonly message?: string;
  /** Resource path of the route, once it is known. */
  readonly resourcePath?: string;
  readonly authorizer?: Readonly<Record<string, string | number>>;
}

const DEFAULT_TEMPLATE = '{"message":$context.error.messageString}';

/** Builds the answer from the template's GatewayResponse of this type, else from its DEFAULT_4XX or DEFAULT_5XX, else as AWS. */
export function gatewayResponse(api: ApiModel, request: ApiRequest, refusal: Refusal): HttpAnswer {
  const [standardStatus, , errorType] = TYPES[refusal.type];
  const find = (type: string) => api.gatewayResponses.find((response) => response.type === type);
  const response = find(refusal.type) ?? find(standardStatus < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  const status = response?.status ?? standardStatus;
  const variables = contextOf(api, request, refusal);
  const { contentType, template } = templateFor(response, headerOf(request, 'accept'));
  const mapped = Object.entries(response?.headers ?? {}).map(([name, expression]) => {
    return [name, mapHeader(expression, request, variables)] as const;
  });
  const named = new Set(mapped.map(([name]) => name.toLowerCase()));
  const standard = [
    ['Content-Type', contentType],
    ['x-amzn-ErrorType', errorType],
  ] as const;
  return {
    status,
    headers: [...standard.filter(([name]) => !named.has(name.toLowerCase())), ...mapped],
    body: Buffer.from(render(template, variables)),
  };
}

function templateFor(response: GatewayResponseModel | undefined, accept: string | undefined) {
  const templates = Object.entries(response?.templates ?? {});
  const accepted = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim());
  const [contentType, template] = templates.find(([type]) => accepted.includes(type)) ??
    templates.find(([type]) => type === 'application/json') ??
    templates[0] ?? ['application/json', DEFAULT_TEMPLATE];
  return { contentType, template };
}

function contextOf(api: ApiModel, request: ApiRequest, refusal: Refusal): ReadonlyMap<string, string> {
  const message = refusal.message ?? TYPES[refusal.type][1];
  const fields: Record<string, string | number> = {
    requestId: request.requestId,
    extendedRequestId: request.requestId,
    httpMethod: request.method,
    path: `/${api.stage}${request.path}`,
    resourcePath: refusal.resourcePath ?? '',
    stage: api.stage,
    apiId: api.id,
    accountId: api.account,
    protocol: 'HTTP/1.1',
    requestTimeEpoch: request.time.getTime(),
    'identity.sourceIp': request.sourceIp,
    'identity.userAgent': headerOf(request, 'user-agent') ?? '',
    'error.message': message ?? '',
    'error.messageString': JSON.stringify(message),
    'error.responseType': refusal.type,
  };
  const authorizer = Object.entries(refusal.authorizer ?? {}).map(([key, value]) => [`authorizer.${key}`, value]);
  const all = [...Object.entries(fields), ...authorizer].map(([key, value]) => [String(key), String(value)] as const);
  return new Map(all);
}

/** Replaces `$context.x` and `${context.x}`; what is not known becomes nothing. */
function render(template: string, variables: ReadonlyMap<string, string>): string {
  const pattern = /\$(?:\{context\.([\w.-]+)\}|context((?:\.\w[\w-]*)+))/g;
  return template.replace(pattern, (_, braced?: string, plain?: string) => {
    return variables.get(braced ?? plain?.slice(1) ?? '') ?? '';
  });
}

function mapHeader(expression: string, request: ApiRequest, variables: ReadonlyMap<string, string>): string {
  if (expression.startsWith("'")) return expression.slice(1, -1);
  if (expression.startsWith('context.')) return variables.get(expression.slice('context.'.length)) ?? '';
  const header = /^method\.request\.header\.(.+)$/.exec(expression)?.[1];
  return header === undefined ? '' : (headerOf(request, header) ?? '').replace(/[^\x20-\x7e]/g, '');
}

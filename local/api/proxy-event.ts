import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ApiModel } from '../assembly/model.ts';
import { type ApiRequest, headerOf } from './request.ts';
import type { RouteMatch } from './route-table.ts';

/** What an authorizer adds to the request context: its principal and its context, all values as text. */
export type AuthorizerContext = Readonly<Record<string, string | number>>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The event of a REST API's Lambda proxy integration (payload version 1.0). */
export function proxyEvent(
  api: ApiModel,
  request: ApiRequest,
  match: RouteMatch,
  authorizer?: AuthorizerContext,
): APIGatewayProxyEvent {
  const binary = isBinary(api, headerOf(request, 'content-type') ?? '');
  const body = request.body.length === 0 ? null : request.body.toString(binary ? 'base64' : 'utf8');
  const headers = [...request.headers, ...forwardingHeaders(request)];
  const query = [...request.query];
  return {
    resource: match.route.path,
    path: request.path,
    httpMethod: request.method,
    headers: Object.fromEntries(headers),
    multiValueHeaders: multiValues(headers),
    queryStringParameters: query.length === 0 ? null : Object.fromEntries(query),
    multiValueQueryStringParameters: query.length === 0 ? null : multiValues(query),
    pathParameters: Object.keys(match.pathParameters).length === 0 ? null : { ...match.pathParameters },
    stageVariables: null,
    requestContext: requestContext(api, request, match, authorizer),
    body,
    isBase64Encoded: binary && body !== null,
  };
}

/** `*` stands for anything, such as in `image/*`. */
export function isBinary(api: Pick<ApiModel, 'binaryMediaTypes'>, contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return api.binaryMediaTypes.some((binary) => {
    const [main, sub] = binary.toLowerCase().split('/');
    const [typeMain, typeSub] = type.split('/');
    return (main === '*' || main === typeMain) && (sub === '*' || sub === typeSub);
  });
}

function requestContext(
  api: ApiModel,
  request: ApiRequest,
  match: RouteMatch,
  authorizer: AuthorizerContext | undefined,
): APIGatewayProxyEvent['requestContext'] {
  return {
    resourceId: match.route.resourceId,
    resourcePath: match.route.path,
    httpMethod: request.method,
    extendedRequestId: request.requestId,
    requestTime: commonLogTime(request.time),
    path: `/${api.stage}${request.path}`,
    accountId: api.account,
    protocol: 'HTTP/1.1',
    stage: api.stage,
    domainPrefix: api.id,
    requestTimeEpoch: request.time.getTime(),
    requestId: request.requestId,
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: request.sourceIp,
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: headerOf(request, 'user-agent') ?? null,
      user: null,
      apiKey: null,
      apiKeyId: null,
      clientCert: null,
    },
    domainName: `${api.id}.execute-api.${api.region}.amazonaws.com`,
    apiId: api.id,
    authorizer: authorizer === undefined ? undefined : { ...authorizer },
  };
}

function forwardingHeaders(request: ApiRequest): [string, string][] {
  return [
    ['X-Forwarded-For', request.sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

function multiValues(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups = Object.entries(Object.groupBy(pairs, ([name]) => name));
  return Object.fromEntries(groups.map(([name, group = []]) => [name, group.map(([, value]) => value)]));
}

/** Such as `09/Apr/2015:12:34:56 +0000`. */
function commonLogTime(time: Date): string {
  const [year, month = '', day] = time.toISOString().slice(0, 10).split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.toISOString().slice(11, 19)} +0000`;
}

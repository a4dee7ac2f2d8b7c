import type { ApiModel, AuthorizerModel, GatewayResponseModel, ThrottleModel } from './model.ts';
import { functionOfUri, routesOf } from './routes.ts';
import type { ResourceView, StackView } from './stack-view.ts';

/** AWS's default when a template names none (CreateAuthorizer). */
const DEFAULT_TTL_SECONDS = 300;

/** The REST APIs of a stack; their methods, authorizers and stages must be in the same stack. */
export function apis(stack: StackView): ApiModel[] {
  return stack.all('AWS::ApiGateway::RestApi').map((api) => {
    const ofApi = (type: string) => stack.all(type).filter((resource) => resource.get('RestApiId') === api.ref());
    const stages = ofApi('AWS::ApiGateway::Stage');
    const stage = stages[0] ?? api.fail('it has no stage.');
    const authorizers = new Map(ofApi('AWS::ApiGateway::Authorizer').map((a) => [a.ref(), authorizer(a)]));
    const { region, account } = api.scope.values;
    const name = api.get('Name');
    const resources = new Map(ofApi('AWS::ApiGateway::Resource').map((r) => [r.ref(), r]));
    return {
      id: api.ref(),
      ...(typeof name === 'string' && { name }),
      stage: stage.ref(),
      region,
      account,
      publicUrl: `https://${api.ref()}.execute-api.${region}.amazonaws.com/${stage.ref()}`,
      binaryMediaTypes: (api.get('BinaryMediaTypes') ?? []) as string[],
      routes: routesOf(ofApi('AWS::ApiGateway::Method'), resources, authorizers),
      gatewayResponses: ofApi('AWS::ApiGateway::GatewayResponse').map(gatewayResponse),
      throttles: throttles(stage),
    };
  });
}

function authorizer(resource: ResourceView): AuthorizerModel {
  const type = resource.string('Type');
  if (type !== 'TOKEN' && type !== 'REQUEST') return resource.fail(`authorizers of type ${type} are not supported.`);
  const validation = resource.get('IdentityValidationExpression');
  const sources = String(resource.get('IdentitySource') ?? '');
  return {
    id: resource.ref(),
    type,
    functionArn: functionOfUri(resource.string('AuthorizerUri')) ?? resource.fail('its URI names no function.'),
    identitySources: sources
      .split(',')
      .map((source) => source.trim())
      .filter((source) => source !== ''),
    ttlSeconds: resource.number('AuthorizerResultTtlInSeconds', DEFAULT_TTL_SECONDS),
    ...(typeof validation === 'string' && { validation }),
  };
}

function gatewayResponse(resource: ResourceView): GatewayResponseModel {
  const parameters = Object.entries((resource.get('ResponseParameters') ?? {}) as Record<string, string>);
  const prefix = 'gatewayresponse.header.';
  const status = resource.get('StatusCode');
  return {
    type: resource.string('ResponseType'),
    ...(status !== undefined && { status: Number(status) }),
    headers: Object.fromEntries(
      parameters.filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]),
    ),
    templates: (resource.get('ResponseTemplates') ?? {}) as Record<string, string>,
  };
}

interface MethodSetting {
  readonly HttpMethod?: string;
  readonly ResourcePath?: string;
  readonly ThrottlingRateLimit?: number;
  readonly ThrottlingBurstLimit?: number;
}

function throttles(stage: ResourceView): ThrottleModel[] {
  const settings = (stage.get('MethodSettings') ?? []) as MethodSetting[];
  return settings.flatMap(({ HttpMethod = '*', ResourcePath = '/*', ThrottlingRateLimit, ThrottlingBurstLimit }) => {
    if (ThrottlingRateLimit === undefined || ThrottlingBurstLimit === undefined) return [];
    const rate = Number(ThrottlingRateLimit);
    // Paths are JSON pointers here: "~1" stands for a slash within "/calls".
    const path = ResourcePath.replace(/^\/~1/, '/').replaceAll('~1', '/');
    return { method: HttpMethod, path, rate, burst: Number(ThrottlingBurstLimit) };
  });
}

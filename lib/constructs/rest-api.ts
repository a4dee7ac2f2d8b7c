import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  ResponseTransferMode,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { STREAM_TIMEOUT } from './query-functions.ts';

/** What API Gateway itself answers, as problem+json: response type, status, stable code, sentence. */
const PROBLEMS = [
  [
    ResponseType.UNAUTHORIZED,
    '401',
    'unauthorized',
    'Send a valid token in the Authorization header as: Bearer <token>.',
  ],
  [ResponseType.ACCESS_DENIED, '403', 'forbidden', 'The roles in your token do not allow this request.'],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, '404', 'no-such-route', 'There is no such route.'],
  [ResponseType.RESOURCE_NOT_FOUND, '404', 'no-such-route', 'There is no such route.'],
  [ResponseType.THROTTLED, '429', 'throttled', 'Too many requests. Try again in a second.'],
  [ResponseType.QUOTA_EXCEEDED, '429', 'throttled', 'Too many requests. Try again later.'],
  [ResponseType.REQUEST_TOO_LARGE, '413', 'too-large', 'The request is too large.'],
  [ResponseType.INTEGRATION_TIMEOUT, '504', 'timeout', 'The request took too long. Try again.'],
  [ResponseType.AUTHORIZER_FAILURE, '500', 'authorizer-failure', 'The token could not be checked. Try again.'],
  [
    ResponseType.AUTHORIZER_CONFIGURATION_ERROR,
    '500',
    'authorizer-failure',
    'The token could not be checked. Try again.',
  ],
  [ResponseType.DEFAULT_4XX, undefined, 'bad-request', 'The request cannot be read.'],
  [
    ResponseType.DEFAULT_5XX,
    undefined,
    'internal-error',
    'Something failed here. Try again; the request id helps to find it.',
  ],
] as const;

export interface ProblemApiProps {
  readonly config: Config;
  readonly description: string;
}

/** A REST API with access logs, throttling and problem+json for the answers of API Gateway itself. */
export class ProblemApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: ProblemApiProps) {
    super(scope, id);
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: props.config.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new RestApi(this, 'Api', {
      // Its metrics are told from those of other APIs by this name.
      restApiName: `${props.config.name}-${props.config.env}`,
      description: props.description,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: props.config.apiLogRole,
      // The account's other APIs write their logs by this role as well, so it outlives this stack.
      ...(props.config.apiLogRole && { cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }),
      deployOptions: {
        stageName: props.config.env,
        throttlingRateLimit: props.config.apiRateLimit,
        throttlingBurstLimit: props.config.apiBurstLimit,
        loggingLevel: MethodLoggingLevel.ERROR,
        metricsEnabled: true,
        tracingEnabled: true,
        accessLogDestination: new LogGroupLogDestination(accessLogs),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields({
          caller: false,
          httpMethod: true,
          ip: false,
          protocol: true,
          requestTime: true,
          resourcePath: true,
          responseLength: true,
          status: true,
          user: false,
        }),
      },
    });
    for (const problem of PROBLEMS) this.addProblem(problem);
  }

  private addProblem([type, statusCode, code, detail]: (typeof PROBLEMS)[number]): void {
    // The two defaults stand for several statuses, which a template cannot name.
    const status = statusCode === undefined ? '' : `"status":${statusCode},`;
    const body = `{"type":"urn:callsift:problem:${code}",${status}"title":"${detail}","request_id":"$context.requestId"}`;
    this.api.addGatewayResponse(`Problem-${type.responseType}`, {
      type,
      ...(statusCode === undefined ? {} : { statusCode }),
      templates: { 'application/json': body },
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        // As the functions answer (runtime/correlation.ts): requests that none of them sees have an id as well.
        'x-correlation-id': 'context.requestId',
        ...(statusCode === '429' && { 'Retry-After': "'1'" }),
      },
    });
  }
}

/** How long a checked token is trusted without asking the authorizer again. */
export const AUTHORIZER_TTL = Duration.minutes(5);

/** A function whose answer is passed on as it comes. */
export function streamedFrom(handler: IFunction): LambdaIntegration {
  return new LambdaIntegration(handler, {
    responseTransferMode: ResponseTransferMode.STREAM,
    timeout: STREAM_TIMEOUT,
  });
}

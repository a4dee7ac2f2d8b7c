import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type AwsError, sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';

/** A function of the laptop, as far as an invocation needs it. */
export interface InvokableFunction {
  readonly arn: string;
  /** Never rejects: what the handler throws is in the result. */
  invoke(event: unknown): Promise<Invocation>;
}

type Invocation =
  | { readonly ok: true; readonly requestId: string; readonly payload: unknown }
  | { readonly ok: false; readonly requestId: string; readonly error: object };

/** Finds a function by its name. */
export type FindFunction = (name: string) => InvokableFunction | undefined;

export interface LambdaGatewayOptions {
  readonly find: FindFunction;
  readonly gatekeeper: Gatekeeper;
}

/** Invoke, the one operation of Lambda that the laptop has: `POST /2015-03-31/functions/<name>/invocations`. */
export function createLambdaGateway({ find, gatekeeper }: LambdaGatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const refuse = (error: AwsError) => sendError(response, 'lambda', error);
    const name = request.method === 'POST' ? functionNameOf(request.url ?? '') : undefined;
    if (name === undefined) {
      return refuse({ status: 404, code: 'UnknownOperation', message: 'Of Lambda, the laptop has Invoke only.' });
    }
    const found = find(name);
    if (found === undefined) {
      return refuse({ status: 404, code: 'ResourceNotFound', message: `Function not found: ${name}` });
    }
    const access = { action: 'lambda:InvokeFunction', resource: found.arn };
    const denial = gatekeeper.denial(gatekeeper.principalOf(request), [access]);
    if (denial !== undefined) {
      return refuse(denial);
    }
    const event = parse(body);
    if (event === undefined) {
      return refuse({ status: 400, code: 'InvalidRequestContent', message: 'The payload is no JSON.' });
    }
    await answer(found, event.value, request, response);
  };
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html: 200, 202 for an event, 204 for a dry run. */
async function answer(found: InvokableFunction, event: unknown, request: IncomingMessage, response: ServerResponse) {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'RequestResponse') {
    // Unlike on AWS, an event whose function fails is not tried again; its log says why it failed.
    if (type === 'Event') {
      void found.invoke(event);
    }
    response.writeHead(type === 'Event' ? 202 : 204).end();
    return;
  }
  const result = await found.invoke(event);
  const body = JSON.stringify(result.ok ? result.payload : result.error);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': result.requestId,
    'x-amz-executed-version': '$LATEST',
    ...(result.ok ? {} : { 'x-amz-function-error': 'Unhandled' }),
  });
  response.end(body);
}

/** A function is named by its name or its ARN, either with or without a qualifier. */
export function functionNameOf(path: string): string | undefined {
  const [, segment] = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?|$)/.exec(path) ?? [];
  const named = segment?.replace(/%3a/gi, ':').split(':function:').at(-1);
  return named?.split(':')[0];
}

/** An empty payload is an empty event. */
function parse(body: Buffer): { readonly value: unknown } | undefined {
  if (body.length === 0) {
    return { value: {} };
  }
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { BedrockError, sendError } from './errors.ts';
import { type Faults, suffer } from './faults.ts';
import type { Model } from './model.ts';
import { createModels, type Models } from './models.ts';

export interface BedrockOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Scripts failures, for tests. @default nothing fails */
  readonly faults?: Faults;
}

export interface Bedrock {
  readonly port: number;
  stop(): Promise<void>;
}

/** Bytes of a body: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_RequestBody */
const MAX_BODY = 25_000_000;

/** Starts the laptop's Bedrock runtime on 127.0.0.1, HTTP/1.1: its REST-JSON protocol with models that run in this process. */
export async function startBedrock({ port, faults }: BedrockOptions): Promise<Bedrock> {
  const models = createModels();
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    answer(request, response).catch((error) => refuse(response, error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    await suffer(faults?.());
    const { model, operation } = routeOf(request, models);
    OPERATIONS[operation]?.(model, body, response);
  }

  const taken = await listenOnLoopback(server, port, 'the port of Bedrock');
  return { port: taken, stop: () => closeServer(server) };
}

type Operation = (model: Model, body: string, response: ServerResponse) => void;

const OPERATIONS: Readonly<Record<string, Operation>> = { invoke };

function invoke(model: Model, body: string, response: ServerResponse): void {
  if (model.invoke === undefined) {
    throw new BedrockError('ValidationException', 'This model does not support InvokeModel.');
  }
  const started = performance.now();
  const answer = model.invoke(body);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer.body),
    'x-amzn-requestid': randomUUID(),
    'x-amzn-bedrock-input-token-count': answer.inputTokens,
    'x-amzn-bedrock-invocation-latency': Math.round(performance.now() - started),
  });
  response.end(answer.body);
}

/** `POST /model/{modelId}/{operation}`: the id is percent-encoded, or the ARN of a foundation model. */
function routeOf(request: IncomingMessage, models: Models): { model: Model; operation: string } {
  const [, id = '', operation = ''] = /^\/model\/([^/?]+)\/([^/?]+)$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || !Object.hasOwn(OPERATIONS, operation)) {
    throw new BedrockError('UnknownOperationException', 'There is no such operation.');
  }
  const model = models.get(decoded(id).replace(/^arn:[^/]{1,100}:foundation-model\//, ''));
  if (model === undefined) {
    throw new BedrockError('ValidationException', 'The provided model identifier is invalid.');
  }
  return { model, operation };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk); // what is too much is read and forgotten, so that the client reads the refusal
  }
  if (size > MAX_BODY) {
    throw new BedrockError('ValidationException', `The body has more than ${MAX_BODY} bytes.`);
  }
  return Buffer.concat(chunks).toString();
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const known = error instanceof BedrockError;
  sendError(response, known ? error : new BedrockError('InternalServerException', 'The model failed.'));
}

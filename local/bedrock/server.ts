import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { type BatchJobsOptions, createBatchJobs, isForBatchJobs } from './batch/batch-jobs.ts';
import { plainModelId } from './converse/chat-models.ts';
import { converseWith } from './converse/converse-with.ts';
import { BedrockError, sendError } from './errors.ts';
import { type Faults, suffer } from './faults.ts';
import { createModels, type ModelsOptions } from './models.ts';
import { type Call, isCounted, OPERATIONS, type Operation, send } from './operations.ts';
import { type Outcome, type Usage, UsageCount } from './usage.ts';

export interface BedrockOptions extends ModelsOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Scripts failures, for tests. @default nothing fails */
  readonly faults?: Faults;
  /** Where batch jobs read and write; without it there are none. */
  readonly batch?: Omit<BatchJobsOptions, 'converse'>;
}

export interface Bedrock {
  readonly port: number;
  /** What was billed since the start, by the stand-in's own prices. */
  usage(): Usage;
  stop(): Promise<void>;
}

/** Bytes of a body: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_RequestBody */
const MAX_BODY = 25_000_000;

/** Where `usage()` is read over HTTP. */
const USAGE_PATH = '/_standin/usage';

/** Starts the laptop's Bedrock runtime on 127.0.0.1, HTTP/1.1: its REST-JSON protocol with models that run in this process. */
export async function startBedrock({ port, faults, batch, ...options }: BedrockOptions): Promise<Bedrock> {
  const models = createModels(options);
  const jobs = batch && createBatchJobs({ ...batch, converse: (id, request) => converseWith(models, id, request) });
  const usage = () => ({ ...count.report(), ...(jobs && { batch: jobs.usage() }) });
  const playedBy = options.converse === undefined ? 'extractive' : 'bridge';
  const count = new UsageCount();
  let requests = 0;
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
    response.setHeader('x-callsift-stand-in', playedBy);
    answer(request, response).catch((error) => refuse(response, error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (request.method === 'GET' && request.url === USAGE_PATH) return sendJson(response, 200, usage());
    if (jobs !== undefined && isForBatchJobs(request.url ?? '')) {
      const answered = await jobs.handle(request.method ?? '', request.url ?? '', body);
      return sendJson(response, answered.status, answered.body);
    }
    const { operation, modelId, path } = routeOf(request);
    const n = requests++;
    const fault = faults?.({ operation: path, modelId, n, body, headers: request.headers }) ?? {};
    const end = beginCount(operation, plainModelId(modelId));
    const call = { modelId, body, n, fault, gone: goneSignal(response) };
    const outcome = await perform(operation, call, response).catch((error) => {
      end({ kind: 'failed' });
      throw error;
    });
    end(outcome);
  }

  async function perform(operation: Operation, call: Call, response: ServerResponse): Promise<Outcome> {
    if (!(await suffer(call.fault, response))) return { kind: 'failed' };
    return await send(await operation.run(models, call), response, call.fault);
  }

  function beginCount({ countedAs }: Operation, modelId: string): (outcome: Outcome) => void {
    return isCounted(modelId, countedAs) ? count.begin(countedAs, modelId) : () => {};
  }

  const taken = await listenOnLoopback(server, port, 'the port of Bedrock');
  const stop = async () => {
    await jobs?.close();
    await closeServer(server);
  };
  return { port: taken, usage, stop };
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** `POST /model/{modelId}/{operation}`: the id is percent-encoded, or the ARN of a model or an inference profile. */
function routeOf(request: IncomingMessage): { operation: Operation; modelId: string; path: string } {
  const [, id = '', path = ''] = /^\/model\/([^/?]+)\/([^/?]+)$/.exec(request.url ?? '') ?? [];
  const operation = request.method === 'POST' ? OPERATIONS.get(path) : undefined;
  if (operation === undefined) {
    throw new BedrockError('UnknownOperationException', 'There is no such operation.');
  }
  return { operation, modelId: decoded(id), path };
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

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const known = error instanceof BedrockError;
  sendError(response, known ? error : new BedrockError('InternalServerException', 'The model failed.'));
}

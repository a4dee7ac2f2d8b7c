import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { CHAT_MODELS_BY_ID, plainModelId } from './converse/chat-models.ts';
import { admit, converseWith } from './converse/converse-with.ts';
import { parseBody, readConverseRequest } from './converse/request.ts';
import { halfWritten, spoilAnswer } from './converse/spoil-answer.ts';
import type { ConverseAnswer, ConverseUsage } from './converse/types.ts';
import { withUsageFault } from './converse/wrong-usage.ts';
import { type Delivered, type Delivery, deliver, halves } from './delivery.ts';
import { BedrockError } from './errors.ts';
import type { Fault } from './faults.ts';
import type { Models } from './models.ts';
import { billedTokens, streamOf, tellsTokens } from './stream/generate.ts';
import { deliverLive, type LiveStream } from './stream/live.ts';
import type { Operations, Outcome } from './usage.ts';

/** What is asked of a model. */
export interface Call {
  readonly modelId: string;
  readonly body: string;
  /** Number of the request. */
  readonly n: number;
  readonly fault: Fault;
  /** The client has left. */
  readonly gone: AbortSignal;
}

/** An answer and what it is billed for. */
export interface Generated extends Delivery {
  /** Undefined where nothing is billed, as nothing was written. */
  readonly usage: ConverseUsage | undefined;
  /** Whether the client is told the tokens as they are billed. */
  readonly told: boolean;
}

export interface Operation {
  readonly countedAs: Operations;
  readonly run: (models: Models, call: Call) => Promise<Generated | LiveStream>;
}

/** Operations of the runtime by the last part of their path. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['invoke', { countedAs: 'embeddings', run: invoke }],
  ['converse', { countedAs: 'chat', run: converse }],
  ['converse-stream', { countedAs: 'chat', run: converseStream }],
]);

async function invoke(models: Models, { modelId, body }: Call): Promise<Generated> {
  const model = models.get(plainModelId(modelId));
  if (model === undefined) throw new BedrockError('ValidationException', 'The provided model identifier is invalid.');
  if (model.invoke === undefined) {
    throw new BedrockError('ValidationException', 'This model does not support InvokeModel.');
  }
  const started = performance.now();
  const answer = model.invoke(body);
  const headers = {
    ...jsonHeaders(answer.body),
    'x-amzn-bedrock-input-token-count': answer.inputTokens,
    'x-amzn-bedrock-invocation-latency': Math.round(performance.now() - started),
  };
  const usage = { inputTokens: answer.inputTokens, outputTokens: 0, totalTokens: answer.inputTokens };
  return { headers, chunks: halves(answer.body), usage, told: true };
}

async function converse(models: Models, call: Call): Promise<Generated> {
  const { answer, bill } = await chat(models, call);
  const body = JSON.stringify(withUsageFault(answer, call.fault.usage, call.n));
  return { headers: jsonHeaders(body), chunks: halves(body), ...bill };
}

async function converseStream(models: Models, call: Call): Promise<Generated | LiveStream> {
  return liveStream(models, call) ?? (await finishedStream(models, call));
}

/** What a model writes just now, where it can be heard; what is to go wrong with an answer has to have all of it. */
function liveStream(models: Models, { modelId, body, fault, gone }: Call): LiveStream | undefined {
  if (Object.keys(fault).some((kind) => kind !== 'delayMs')) return undefined;
  const { model, request } = admit(models, modelId, parseBody(body));
  return model.converseStream?.(request, gone);
}

async function finishedStream(models: Models, call: Call): Promise<Generated> {
  const { good, answer, bill } = await chat(models, call);
  const { exception, answer: spoiled } = call.fault;
  const delivery = streamOf(spoiled === 'truncated' ? halfWritten(good) : answer, call.fault, call.n);
  const told = bill.told && tellsTokens(call.fault);
  if (exception === undefined) return { ...delivery, usage: bill.usage, told };
  return { ...delivery, usage: exception.at === 'start' ? undefined : billedTokens(bill.usage, 0.5), told };
}

/** Sends an answer; gives what is counted of it. */
export async function send(answer: Generated | LiveStream, response: ServerResponse, fault: Fault): Promise<Outcome> {
  if ('events' in answer) return await deliverLive(response, answer);
  return outcomeOf(answer, await deliver(response, answer, fault));
}

function outcomeOf({ usage, told }: Generated, { arrived, made }: Delivered): Outcome {
  if (usage === undefined) return { kind: 'failed' };
  return { kind: arrived && told ? 'answered' : 'unconfirmed', usage: billedTokens(usage, made) };
}

const NO_TOKENS: ConverseUsage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

/** Asks a chat model. What it wrote is billed, also when it is spoiled afterwards. */
async function chat(models: Models, { modelId, body, fault }: Call) {
  const request = parseBody(body);
  const good = await converseWith(models, modelId, request);
  const answer: ConverseAnswer =
    fault.answer === undefined ? good : spoilAnswer(good, fault.answer, readConverseRequest(request));
  const told = fault.usage === undefined && good.usage !== undefined;
  return { good, answer, bill: { usage: good.usage ?? NO_TOKENS, told } };
}

function jsonHeaders(body: string) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
  };
}

/** Whether a request to this model is counted; what is not known is refused, and its name may be anything. */
export function isCounted(modelId: string, countedAs: Operations): boolean {
  return countedAs === 'chat' ? CHAT_MODELS_BY_ID.has(modelId) : modelId === 'amazon.titan-embed-text-v2:0';
}

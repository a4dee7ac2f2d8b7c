import { countTokens, inputTokens } from '../converse/tokens.ts';
import { type ConverseRequest, type ConverseUsage, invoked } from '../converse/types.ts';
import type { StreamEvent } from '../stream/encode.ts';
import { eventsOf } from '../stream/events.ts';
import type { LiveStream } from '../stream/live.ts';
import { believed, textOf } from './bridge.ts';
import { readChatAnswer } from './chat-answer.ts';
import { ChatEvents } from './chat-events.ts';
import { type BridgeOptions, connect, type Opened } from './connection.ts';
import { readObject } from './read-json.ts';
import { sentEvents } from './sent-events.ts';

export type StreamBridge = (request: ConverseRequest, gone: AbortSignal) => LiveStream;

/** As `createBridge`, for ConverseStream: what the language model writes is passed on while it writes. */
export function createStreamBridge(options: BridgeOptions): StreamBridge {
  const open = connect(options);
  return (request, gone) => {
    const account = new Account(request);
    return { events: written(open(request, { stream: true, gone }), account, options.model), account };
  };
}

/** What is known of the tokens: what the server reported, else what was sent and written, by the stand-in's own estimate. */
class Account {
  readonly #request: ConverseRequest;
  #output = 0;
  reported: ConverseUsage | undefined;

  constructor(request: ConverseRequest) {
    this.#request = request;
  }

  wrote({ type, body }: StreamEvent): void {
    if (type === 'contentBlockDelta') this.#output += countTokens(JSON.stringify(body));
  }

  report(usage: ConverseUsage | undefined): object {
    this.reported = believed(usage, this.#request.inferenceConfig?.maxTokens);
    return this.reported === undefined ? {} : { usage: this.reported };
  }

  get usage(): ConverseUsage {
    if (this.reported !== undefined) return this.reported;
    const input = inputTokens(this.#request);
    return { inputTokens: input, outputTokens: this.#output, totalTokens: input + this.#output };
  }
}

async function* written(opened: Promise<Opened>, account: Account, model: string): AsyncGenerator<StreamEvent> {
  const started = performance.now();
  const { streamed, chunks } = await opened;
  if (!streamed) {
    // The server does not stream, or not what it was asked for.
    const answer = readChatAnswer(await textOf(chunks), Math.round(performance.now() - started));
    yield* eventsOf({ ...answer, ...invoked(model) }, account.report(answer.usage));
    return;
  }
  const events = new ChatEvents();
  yield { type: 'messageStart', body: { role: 'assistant' } };
  for await (const data of sentEvents(chunks)) {
    const chunk = data === DONE ? undefined : readObject(data);
    for (const event of chunk === undefined ? [] : events.take(chunk)) {
      account.wrote(event);
      yield event;
    }
  }
  yield* events.end();
  const metrics = { latencyMs: Math.round(performance.now() - started) };
  yield { type: 'metadata', body: { ...account.report(events.usage), metrics, ...invoked(model) } };
}

/** The last event of a server, which is no JSON. */
const DONE = '[DONE]';

import { type BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { ChatFault, ChatOutcome, ChatRequest, StreamingChat, StreamTimes } from '../domain/enrichment/ports.ts';
import { converseInput } from './bedrock-converse.ts';
import { bedrockFault } from './bedrock-fault.ts';
import { StreamWatch } from './stream-watch.ts';
import { StreamedAnswer } from './streamed-answer.ts';

type Listen = (json: string) => void;

/**
 * Chat models of Bedrock by ConverseStream. Of its client it needs: one attempt, as each is paid for by itself; a
 * `requestTimeout` that is as long as the head of an answer may take, which is all that it limits; no `socketTimeout`
 * below the idle time; and a socket for each stream at a time, of which the SDK has 50.
 */
export class BedrockStreamingChat implements StreamingChat {
  readonly #client: BedrockRuntimeClient;

  constructor(client: BedrockRuntimeClient) {
    this.#client = client;
  }

  /**
   * Throws nothing but what `listen` throws, and that after the stream was given up. A model that came to its end has
   * answered, also where its tokens never came.
   */
  async stream(request: ChatRequest, times: StreamTimes, listen: Listen): Promise<ChatOutcome> {
    const started = performance.now();
    const answer = new StreamedAnswer(request.tool.name);
    const end = await this.#read(request, { times, answer, listen });
    if (end.listener !== undefined) throw end.listener.error;
    const latency_ms = Math.round(performance.now() - started);
    if (answer.ended) return { ...answer.read(), latency_ms };
    return { kind: 'fault', ...faultOf(end, answer.begun), latency_ms };
  }

  /** Reads as far as it goes; the connection is free or closed afterwards. */
  async #read(request: ChatRequest, { times, answer, listen }: Reading): Promise<StreamEnd> {
    const watch = new StreamWatch(times);
    let whole = false;
    try {
      const command = new ConverseStreamCommand(converseInput(request));
      const { stream } = await this.#client.send(command, { abortSignal: watch.signal });
      for await (const event of stream ?? []) {
        const piece = answer.take(event);
        const thrown = piece === undefined ? undefined : errorOf(() => listen(piece));
        if (thrown !== undefined) return { listener: thrown };
        watch.heard();
      }
      whole = true;
      return { error: ENDED };
    } catch (error) {
      return { error, expired: watch.expired };
    } finally {
      watch.end({ whole });
    }
  }
}

interface Reading {
  readonly times: StreamTimes;
  readonly answer: StreamedAnswer;
  readonly listen: Listen;
}

/** How the reading of a stream came to its end, other than by the model's. */
interface StreamEnd {
  /** What the listener threw. */
  readonly listener?: { readonly error: unknown } | undefined;
  readonly error?: unknown;
  readonly expired?: string | undefined;
}

/** The service ended a stream, and the model had not ended its answer. */
const ENDED = Object.assign(new Error('It has no end.'), { name: 'StreamEnded' });

function errorOf(run: () => void): StreamEnd['listener'] {
  try {
    run();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** What may have been written is maybe paid for, whatever ended it: then it is lost, or came too late. */
function faultOf({ error, expired }: StreamEnd, begun: boolean): { readonly fault: ChatFault; readonly code: string } {
  const { fault, code } = bedrockFault(namedException(error));
  const inVain = fault === 'timeout' || fault === 'lost';
  if (inVain && expired !== undefined) return { fault: 'timeout', code: expired };
  return { fault: begun && !inVain ? 'lost' : fault, code };
}

/** An exception within a stream that the SDK does not know of has the name of the event, which begins with a small letter. */
function namedException(error: unknown): unknown {
  if (!(error instanceof Error) || !/^[a-z][A-Za-z]{0,60}Exception$/.test(error.name)) return error;
  const name = error.name.charAt(0).toUpperCase() + error.name.slice(1);
  return Object.assign(new Error(), { name });
}

import { randomUUID } from 'node:crypto';
import type { ConverseUsage, JsonObject, StopReason } from '../converse/types.ts';
import { BedrockError } from '../errors.ts';
import type { StreamEvent } from '../stream/encode.ts';
import { readUsage, stopReasonFor } from './chat-answer.ts';
import { isObject } from './read-json.ts';

/**
 * Turns the chunks of a streamed chat completion (https://platform.openai.com/docs/api-reference/chat-streaming) into
 * events of ConverseStream. Some servers send a tool's arguments piece by piece (vLLM), some at once (Ollama).
 */
export class ChatEvents {
  /** What is being written: the index of its block, and that of the tool's call, which words have none of. */
  #open: { readonly block: number; readonly call: number | undefined } | undefined;
  #blocks = 0;
  #reason: unknown;
  #usesTool = false;
  #usage: ConverseUsage | undefined;

  /** What the server reported of the tokens so far. */
  get usage(): ConverseUsage | undefined {
    return this.#usage;
  }

  take(chunk: JsonObject): readonly StreamEvent[] {
    if ('error' in chunk) throw new BedrockError('ModelErrorException', 'The language model reported an error.');
    this.#usage = readUsage(chunk.usage) ?? this.#usage;
    const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
    if (!isObject(choice)) return [];
    this.#reason = choice.finish_reason ?? this.#reason;
    const { content, tool_calls: calls } = isObject(choice.delta) ? choice.delta : {};
    const words = typeof content === 'string' && content !== '' ? this.#words(content) : [];
    return [...words, ...(Array.isArray(calls) ? calls : []).flatMap((call, i) => this.#call(call, i))];
  }

  /** The end of the answer, but for its tokens. Throws for one that broke off. */
  end(): readonly StreamEvent[] {
    if (this.#reason === undefined || this.#reason === null) {
      throw new BedrockError('ModelErrorException', "The language model's answer broke off.");
    }
    const stopReason: StopReason = stopReasonFor(this.#reason, this.#usesTool);
    return [...this.#close(), { type: 'messageStop', body: { stopReason } }];
  }

  #words(text: string): readonly StreamEvent[] {
    const before = this.#open?.call === undefined ? [] : this.#close();
    return [...before, this.#delta({ text }, undefined)];
  }

  #call(call: unknown, place: number): readonly StreamEvent[] {
    const { index = place, id, function: called } = isObject(call) ? call : {};
    const { name, arguments: given } = isObject(called) ? called : {};
    const number = Number(index);
    const isNew = typeof name === 'string' && name !== '' && this.#open?.call !== number;
    const begun = isNew ? this.#begin(name, id, number) : [];
    const input = typeof given === 'string' ? given : given === undefined ? '' : JSON.stringify(given);
    return input === '' || this.#open?.call !== number
      ? begun
      : [...begun, this.#delta({ toolUse: { input } }, number)];
  }

  #begin(name: string, id: unknown, call: number): readonly StreamEvent[] {
    const closed = this.#close();
    this.#usesTool = true;
    this.#open = { block: this.#blocks++, call };
    const toolUseId = typeof id === 'string' && id !== '' ? id : `tooluse_${randomUUID()}`;
    const start = { toolUse: { toolUseId, name } };
    return [...closed, { type: 'contentBlockStart', body: { contentBlockIndex: this.#open.block, start } }];
  }

  #delta(delta: object, call: number | undefined): StreamEvent {
    this.#open ??= { block: this.#blocks++, call };
    return { type: 'contentBlockDelta', body: { contentBlockIndex: this.#open.block, delta } };
  }

  #close(): readonly StreamEvent[] {
    if (this.#open === undefined) return [];
    const { block } = this.#open;
    this.#open = undefined;
    return [{ type: 'contentBlockStop', body: { contentBlockIndex: block } }];
  }
}

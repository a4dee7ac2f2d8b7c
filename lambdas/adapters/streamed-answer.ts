import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { nestingOf } from '../domain/ingestion/parse-value.ts';
import { type ConverseAnswer, readAnswer } from './bedrock-converse.ts';

/** Characters of an answer, far above what any request asks for. */
const MAX_CHARACTERS = 1_000_000;
/** Levels of a tool's input; what is deeper is no answer, and may be too deep to be written again. */
const MAX_DEPTH = 200;

/**
 * An answer of ConverseStream while it comes, event by event
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html).
 */
export class StreamedAnswer {
  readonly #tool: string;
  /** Index of the content block that is the use of the tool; the first of them, should there be several. */
  #block: number | undefined;
  #pieces: string[] = [];
  #text: string[] = [];
  #characters = 0;
  #begun = false;
  #stopReason: string | undefined;
  #metadata: Pick<ConverseAnswer, 'usage' | 'trace'> = { usage: undefined, trace: undefined };

  constructor(tool: string) {
    this.#tool = tool;
  }

  /** Whether the model has written something, which may have to be paid for. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Whether the model came to its end: its tokens may still be missing. */
  get ended(): boolean {
    return this.#stopReason !== undefined;
  }

  /** Takes an event; gives the piece of the tool's input that it brings, which is not empty. Throws for an answer without end. */
  take({ contentBlockStart: start, contentBlockDelta: delta, messageStop, metadata }: ConverseStreamOutput) {
    if (messageStop) this.#stopReason = messageStop.stopReason ?? 'unknown';
    if (metadata) this.#metadata = { usage: metadata.usage, trace: metadata.trace };
    if (start || delta) this.#begun = true;
    if (start?.start?.toolUse?.name === this.#tool) this.#block ??= start.contentBlockIndex;
    if (delta?.delta?.text) this.#keep(this.#text, delta.delta.text);
    const piece = delta?.contentBlockIndex === this.#block ? delta?.delta?.toolUse?.input : undefined;
    if (piece) this.#keep(this.#pieces, piece);
    return piece || undefined;
  }

  /** What was answered. Input that is no JSON stands in its text, where JSON may be looked for. */
  read(): ReturnType<typeof readAnswer> {
    const json = this.#pieces.join('');
    const input = parsed(json);
    const text = [this.#text.join(''), ...(input === undefined ? [json] : [])].filter(Boolean).join('\n');
    const toolUse = { toolUseId: '', name: this.#tool, input: input as never };
    const content = [{ text }, ...(input === undefined ? [] : [{ toolUse }])];
    const stopReason = this.#stopReason as ConverseAnswer['stopReason'];
    return readAnswer(
      { ...this.#metadata, stopReason, output: { message: { role: 'assistant', content } } },
      this.#tool,
    );
  }

  #keep(pieces: string[], piece: string): void {
    this.#characters += piece.length;
    if (this.#characters > MAX_CHARACTERS) throw Object.assign(new Error('It is too long.'), { name: 'AnswerTooLong' });
    pieces.push(piece);
  }
}

function parsed(json: string): unknown {
  if (nestingOf(Buffer.from(json)).deepest > MAX_DEPTH) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

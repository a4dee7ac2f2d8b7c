import type { AnswerBlock, ConverseAnswer, StopReason } from '../converse/types.ts';
import type { StreamEvent } from './encode.ts';

/** A piece of text of a stream has so many characters at most. */
const PIECE = /.{1,24}/gsu;

/**
 * An answer as ConverseStream tells it: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html.
 * As from Bedrock, only the use of a tool has a contentBlockStart.
 *
 * @param told - what is said of the tokens, which may be wrong
 */
export function eventsOf({ output, stopReason, metrics, trace }: ConverseAnswer, told: object): readonly StreamEvent[] {
  return [
    { type: 'messageStart', body: { role: output.message.role } },
    ...output.message.content.flatMap((block, i) => eventsOfBlock(block, i, stopReason)),
    { type: 'messageStop', body: { stopReason } },
    { type: 'metadata', body: { ...told, metrics, ...(trace && { trace }) } },
  ];
}

function eventsOfBlock(block: AnswerBlock, contentBlockIndex: number, stopReason: StopReason): readonly StreamEvent[] {
  const stop = { type: 'contentBlockStop', body: { contentBlockIndex } };
  const delta = (body: object) => ({ type: 'contentBlockDelta', body: { contentBlockIndex, delta: body } });
  if ('text' in block) return [...pieces(block.text).map((text) => delta({ text })), stop];
  const { input, ...toolUse } = block.toolUse;
  const start = { type: 'contentBlockStart', body: { contentBlockIndex, start: { toolUse } } };
  return [start, ...pieces(written(input, stopReason)).map((piece) => delta({ toolUse: { input: piece } })), stop];
}

/** What the model wrote for a tool: broken JSON is broken as it is, and what was cut has no end. */
function written(input: unknown, stopReason: StopReason): string {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return stopReason === 'max_tokens' ? text.slice(0, -1) : text;
}

function pieces(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** The stream with one of its pieces of content twice. */
export function withDuplicate(events: readonly StreamEvent[]): readonly StreamEvent[] {
  const at = events.findIndex(({ type }) => type === 'contentBlockDelta');
  return at === -1 ? events : [...events.slice(0, at + 1), ...events.slice(at)];
}

import type { AnswerBlock, ConverseAnswer, StopReason } from '../converse/types.ts';
import type { StreamEvent } from './encode.ts';

/** Characters of the pieces of a text, one after the other and then again: models write tokens, and not one by one. */
const PIECES = [4, 17, 8, 31, 2, 24, 11, 6];

/** Cuts a text into pieces that make it up again. */
export type Cutter = (text: string) => readonly string[];

/**
 * An answer as ConverseStream tells it: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html.
 * As from Bedrock, only the use of a tool has a contentBlockStart.
 *
 * @param told - what is said of the tokens, which may be wrong
 */
export function eventsOf(
  { output, stopReason, metrics, trace }: ConverseAnswer,
  told: object,
  cut: Cutter = inPieces,
): readonly StreamEvent[] {
  return [
    { type: 'messageStart', body: { role: output.message.role } },
    ...output.message.content.flatMap((block, i) => eventsOfBlock(block, i, { stopReason, cut })),
    { type: 'messageStop', body: { stopReason } },
    { type: 'metadata', body: { ...told, metrics, ...(trace && { trace }) } },
  ];
}

interface Writing {
  readonly stopReason: StopReason;
  readonly cut: Cutter;
}

function eventsOfBlock(block: AnswerBlock, contentBlockIndex: number, { stopReason, cut }: Writing): StreamEvent[] {
  const stop = { type: 'contentBlockStop', body: { contentBlockIndex } };
  const delta = (body: object) => ({ type: 'contentBlockDelta', body: { contentBlockIndex, delta: body } });
  if ('text' in block) return [...cut(block.text).map((text) => delta({ text })), stop];
  const { input, ...toolUse } = block.toolUse;
  const start = { type: 'contentBlockStart', body: { contentBlockIndex, start: { toolUse } } };
  return [start, ...cut(written(input, stopReason)).map((piece) => delta({ toolUse: { input: piece } })), stop];
}

/** What the model wrote for a tool: broken JSON is broken as it is, and what was cut has no end. */
function written(input: unknown, stopReason: StopReason): string {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return stopReason === 'max_tokens' ? text.slice(0, -1) : text;
}

/** Pieces of a few to some tens of characters, none of which ends within one. */
export function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + (PIECES[pieces.length % PIECES.length] ?? 1);
    const whole = /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end;
    pieces.push(text.slice(at, whole));
    at = whole;
  }
  return pieces;
}

/** Pieces of one UTF-16 unit, so that escapes and characters beyond the basic plane are cut in two. */
export function inUnits(text: string): readonly string[] {
  return text.split('');
}

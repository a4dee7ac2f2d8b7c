import { NEWLINE, skipBlanks, withoutTrailingBlanks } from './blanks.ts';
import type { ReadLimits } from './limits.ts';
import { nestingOf, parseValue } from './parse-value.ts';
import type { Mode } from './read-result.ts';
import { RejectCode, RejectError } from './reject.ts';
import { unreadable } from './sniff.ts';

const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** `[`, `,` and `:`, behind which an object may begin. */
const BEFORE_OBJECT: readonly (number | undefined)[] = [OPEN_ARRAY, 0x2c, 0x3a];

/** Bytes that are looked at, at least, where the content has as many. */
export const MIN_HEAD_BYTES = 65_536;

/** Bytes that are looked at, at most, to tell the mode: a first and a second line of the longest kind. */
export function maxHeadBytes(limits: ReadLimits): number {
  return 2 * limits.maxCallBytes + 2;
}

/**
 * The mode that the first bytes tell, which begin with no blank; undefined when more are needed, which is never so
 * behind `ended` or beyond `maxHeadBytes`. Throws a RejectError for content that is no transcripts.
 */
export function detectMode(head: Uint8Array, ended: boolean, limits: ReadLimits): Mode | undefined {
  const view: View = { head, final: ended || head.byteLength >= maxHeadBytes(limits), limits };
  if (head[0] === OPEN_ARRAY) return 'array';
  return head[0] === OPEN_OBJECT ? modeOfObjects(view) : modeOfOthers(view);
}

interface View {
  readonly head: Uint8Array;
  /** There is no more to see. */
  readonly final: boolean;
  readonly limits: ReadLimits;
}

/**
 * JSON Lines when the first line leaves nothing open, or when the second begins with a brace: then the first line is
 * broken and must not sink the file. A brace may also begin the second line of one object that is written over many;
 * then the first line ends where an object may begin, and what follows is no line of its own.
 */
function modeOfObjects(view: View): Mode | undefined {
  const { head, limits } = view;
  const end = head.indexOf(NEWLINE);
  if (end < 0) return view.final || head.byteLength > limits.maxCallBytes ? 'lines' : undefined;
  const first = head.subarray(0, end);
  if (isClosed(first)) return 'lines';
  const second = skipBlanks(head, end);
  if (second === head.byteLength) return view.final ? 'lines' : undefined;
  if (head[second] !== OPEN_OBJECT) return 'values';
  return expectsObject(first) ? modeOfSecondLine(view, second) : 'lines';
}

/** The mode when the second line may be an object within the first one, as in `"transcript": [` and a turn a line. */
function modeOfSecondLine(view: View, second: number): Mode | undefined {
  const { head, final } = view;
  const end = head.indexOf(NEWLINE, second);
  if (end < 0) return final ? 'lines' : undefined;
  if (!isObject(head.subarray(second, end))) return 'values';
  const third = skipBlanks(head, end);
  if (third === head.byteLength && !final) return undefined;
  return head[third] === CLOSE_ARRAY || head[third] === CLOSE_OBJECT ? 'values' : 'lines';
}

/** A first line that is no object is refused alone when a whole object follows it; else it stands for the content. */
function modeOfOthers(view: View): Mode | undefined {
  const { head, final, limits } = view;
  const rejection = unreadable(head);
  if (rejection) throw new RejectError(rejection);
  const end = head.indexOf(NEWLINE);
  const second = end < 0 ? head.byteLength : skipBlanks(head, end);
  const short = head.byteLength < MIN_HEAD_BYTES || (end >= 0 && second === head.byteLength);
  if (short && !final) return undefined;
  if (head[second] === OPEN_OBJECT) {
    const secondEnd = head.indexOf(NEWLINE, second);
    if (secondEnd < 0 && !final) return undefined;
    if (isObject(head.subarray(second, secondEnd < 0 ? undefined : secondEnd))) return 'lines';
  }
  const parsed = parseValue(end < 0 ? head : head.subarray(0, end), limits);
  const message = 'The content is not a JSON object, an array of objects or JSON Lines.';
  throw new RejectError({ code: parsed.ok ? RejectCode.MALFORMED : parsed.rejection.code, message });
}

/** Whether nothing is left open; told by brackets alone, so that a bad or too large line still counts as one. */
function isClosed(line: Uint8Array): boolean {
  const { depth, inString } = nestingOf(line);
  return depth <= 0 && !inString;
}

/** Whether a line that begins with a brace is an object, and not one element of an array behind which others follow. */
function isObject(line: Uint8Array): boolean {
  return isClosed(line) && withoutTrailingBlanks(line).at(-1) === CLOSE_OBJECT;
}

/** Whether an object may follow this part of a JSON text. */
function expectsObject(part: Uint8Array): boolean {
  const { depth, inString } = nestingOf(part);
  return depth > 0 && !inString && BEFORE_OBJECT.includes(withoutTrailingBlanks(part).at(-1));
}

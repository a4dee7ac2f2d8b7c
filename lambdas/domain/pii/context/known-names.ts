import { codeAt } from '../../text/characters.ts';
import type { Tokens } from '../../text/tokenize.ts';
import { PLACEHOLDER, WORD, wordAt } from '../../text/tokenize.ts';
import { type Context, mayBeKnown, NAME_ANYWHERE } from './context.ts';
import type { ContextSpan } from './types.ts';

const NONE: readonly ContextSpan[] = [];
const ADDRESSED =
  /^(?:hi|hello|hey|dear|thanks|thank|thankyou|you|mr|mrs|ms|miss|dr|shri|smt|okay|ok|sorry|bye|goodbye|ji|जी)$/;

/**
 * Names of the call wherever else they stand: any writing of a word that is nothing but a name; a name that is a common
 * word too only with a capital letter inside a sentence or when somebody is addressed. Meant for a second pass.
 */
export function findKnownNames(tokens: Tokens, context: Context): readonly ContextSpan[] {
  if (context.names.size === 0) return NONE;
  let spans: ContextSpan[] | undefined;
  for (let i = 0; i < tokens.count; i++) {
    const end = stemEnd(tokens, i);
    const possessive = end < (tokens.end[i] ?? 0);
    if (!possessive && !mayBeKnown(context, tokens.hash[i] ?? 0)) continue;
    if (tokens.kind[i] !== WORD) continue;
    const text = wordAt(tokens, i).slice(0, end - (tokens.start[i] ?? 0));
    const how = context.names.get(text);
    if (how === undefined || (how !== NAME_ANYWHERE && !isMeant(tokens, i))) continue;
    spans ??= [];
    add(tokens, spans, i, end);
  }
  return spans ?? NONE;
}

/** A name right behind another one makes one span with it. */
function add(tokens: Tokens, spans: ContextSpan[], i: number, end: number): void {
  const start = tokens.start[i] ?? 0;
  const last = spans.at(-1);
  const adjacent = last !== undefined && i > 0 && last.end === tokens.end[i - 1] && start - last.end === 1;
  if (adjacent && tokens.text.charAt(last.end) === ' ') spans[spans.length - 1] = { ...last, end };
  else spans.push({ type: 'NAME', start, end });
}

function isMeant(tokens: Tokens, i: number): boolean {
  const first = tokens.text.charAt(tokens.start[i] ?? 0);
  const before = i > 0 && tokens.kind[i - 1] !== PLACEHOLDER ? wordAt(tokens, i - 1) : '';
  if (/\p{Lu}/u.test(first) && i > 0 && !endsSentence(tokens, i - 1)) return true;
  return ADDRESSED.test(before);
}

function endsSentence(tokens: Tokens, i: number): boolean {
  const from = tokens.end[i] ?? 0;
  return /[.!?\n]/.test(tokens.text.slice(from, Math.min(from + 6, tokens.start[i + 1] ?? from)));
}

/** Where `priya` ends in `priya's`. */
function stemEnd(tokens: Tokens, i: number): number {
  const end = tokens.end[i] ?? 0;
  const { text } = tokens;
  const isS = end - (tokens.start[i] ?? 0) > 3 && codeAt(text, end - 1) === 0x73;
  return isS && /['\u2019\u02bc]/.test(text.charAt(end - 2)) ? end - 2 : end;
}

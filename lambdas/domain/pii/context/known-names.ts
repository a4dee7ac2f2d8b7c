import { codeAt } from '../../text/characters.ts';
import type { Tokens } from '../../text/tokenize.ts';
import { PLACEHOLDER, WORD, wordAt } from '../../text/tokenize.ts';
import { type Context, mayBeKnown, NAME_ANYWHERE, NAME_SET_OFF } from './context.ts';
import { findKnownValues } from './known-values.ts';
import { TAG } from './tags.ts';
import type { ContextSpan, ContextType } from './types.ts';
import { tagOf } from './word-tags.ts';

const NONE: readonly ContextSpan[] = [];
/** Words in front of somebody who is addressed. */
const ADDRESSED = /^(?:hi|hello|hey|dear|thanks|thankyou|mr|mrs|ms|miss|dr|shri|smt|bye|goodbye|ji|जी)$/;
/** The same, where the name ends what is said. */
const ADDRESSED_LAST = /^(?:you|okay|ok|sorry|alright|yes|no|well)$/;

/** Names and values of the call wherever else they stand, in order. Meant for a second pass. */
export function findKnownNames(tokens: Tokens, context: Context): readonly ContextSpan[] {
  const names = findNames(tokens, context);
  const values = findKnownValues(tokens, context);
  if (values.length === 0) return names;
  return names.length === 0 ? values : [...names, ...values].sort((a, b) => a.start - b.start);
}

/**
 * Names of the call wherever else they stand: any writing of a word that is nothing but a name; a name that is a common
 * word too only with a capital letter inside a sentence or when somebody is addressed. Meant for a second pass.
 */
function findNames(tokens: Tokens, context: Context): readonly ContextSpan[] {
  if (context.names.size === 0) return NONE;
  let spans: ContextSpan[] | undefined;
  for (let i = 0; i < tokens.count; i++) {
    const end = stemEnd(tokens, i);
    const possessive = end < (tokens.end[i] ?? 0);
    if (!possessive && !mayBeKnown(context, tokens.hash[i] ?? 0)) continue;
    if (tokens.kind[i] !== WORD) continue;
    const text = wordAt(tokens, i).slice(0, end - (tokens.start[i] ?? 0));
    const how = context.names.get(text);
    if (how === undefined || (how !== NAME_ANYWHERE && !isMeant(tokens, i, how))) continue;
    spans ??= [];
    add(tokens, spans, i, end, context.secrets.has(text) ? 'SECURITY_ANSWER' : 'NAME');
  }
  return spans ?? NONE;
}

/** A name right behind another one makes one span with it. */
function add(tokens: Tokens, spans: ContextSpan[], i: number, end: number, type: ContextType): void {
  const start = tokens.start[i] ?? 0;
  const last = spans.at(-1);
  const adjacent = last !== undefined && i > 0 && last.end === tokens.end[i - 1] && start - last.end === 1;
  if (adjacent && last.type === type && tokens.text.charAt(last.end) === ' ')
    spans[spans.length - 1] = { ...last, end };
  else spans.push({ type, start, end });
}

/** Whether a word that is grammar or a thing as well stands for the person. */
function isMeant(tokens: Tokens, i: number, how: number): boolean {
  const first = tokens.text.charAt(tokens.start[i] ?? 0);
  if (/\p{Lu}/u.test(first) && ((i > 0 && !endsSentence(tokens, i - 1)) || isMeantAtHead(tokens, i, how))) return true;
  const before = i > 0 && tokens.kind[i - 1] !== PLACEHOLDER ? wordAt(tokens, i - 1) : '';
  const last = i + 1 === tokens.count || endsPhrase(tokens, i);
  if (ADDRESSED.test(before)) return how !== NAME_SET_OFF || last;
  return (
    last && ADDRESSED_LAST.test(before) && (before !== 'you' || /^thank$/.test(i > 1 ? wordAt(tokens, i - 2) : ''))
  );
}

/** What a person does, behind a word that opens a sentence. */
const DOES = /^(?:is|was|has|had|says|said|isn't|wasn't|hasn't)$/;
const MAY_DO =
  /^(?:will|would|can|could|should|did|does|got|gets|wants|wanted|likes|loves|needs|lost|told|asked|went|came)$/;
/** What is done with a thing: `mark it as paid`, `rose to`. */
const DONE =
  /^(?:it|this|that|these|those|the|a|an|my|me|your|our|his|her|him|us|them|their|for|to|of|as|at|in|on|off|up|down|out|all|every|each|please|period|card|colou?r)$/;

/** A capital letter at the head of a sentence says little: what goes on behind it tells. */
function isMeantAtHead(tokens: Tokens, i: number, how: number): boolean {
  const last = i + 1 === tokens.count;
  if (how !== NAME_SET_OFF && stemEnd(tokens, i) < (tokens.end[i] ?? 0)) return true;
  if (last || endsPhrase(tokens, i)) return how !== NAME_SET_OFF || tokens.text.charAt(tokens.end[i] ?? 0) === ',';
  const next = wordAt(tokens, i + 1);
  if (DOES.test(next)) return true;
  if (how === NAME_SET_OFF) return false;
  return MAY_DO.test(next) || ((tagOf(tokens, i) & TAG.GIVEN) !== 0 && !DONE.test(next));
}

function endsPhrase(tokens: Tokens, i: number): boolean {
  return /[,.!?\n]/.test(tokens.text.charAt(tokens.end[i] ?? 0));
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

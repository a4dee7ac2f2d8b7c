import { TAG } from '../pii/context/tags.ts';
import { tagOf } from '../pii/context/word-tags.ts';
import { FORM_TYPES } from '../pii/forms/types.ts';
import { createPlaceholders } from '../pii/placeholders.ts';
import { createRedactor } from '../pii/redact-call.ts';
import type { PiiSpan, PiiType } from '../pii/types.ts';
import { tokenize, WORD } from '../text/tokenize.ts';

/** What was said in a call, and the placeholders of what was not. */
export interface UnsaidValues {
  /** Whether words stand in the call one after the other, however they are written. */
  isSaid(words: string): boolean;
  /** Puts a placeholder where a text holds personal data, or a long number, that the call does not have. */
  redact(text: string): string;
}

/** Numbers of so many digits may be somebody's. */
const MIN_DIGITS = 4;
const NUMBER = /\d(?:[,.]?\d)*/g;
const CENTS = /[.,]\d{1,2}$/;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
const AND = /^ (?:and|&) $/;
const YEAR = /^(?:19|20)\d\d$/;
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

/** Known by their form alone: the turns hold none of them any more. */
const FORMS: ReadonlySet<PiiType> = new Set(FORM_TYPES);

/** Compares with these turns, which are redacted. New placeholders keep clear of theirs. */
export function createUnsaidValues(turns: readonly string[]): UnsaidValues {
  const said = ` ${turns.map(wordsOf).join(' ')} `;
  const numbers = new Set(turns.flatMap(numbersOf).map(({ digits }) => digits));
  const placeholders = createPlaceholders();
  for (const text of turns) placeholders.reserve(text);
  const isSaid = (words: string) => said.includes(` ${wordsOf(words)} `);
  return {
    isSaid,
    redact(text) {
      placeholders.reserve(text);
      const found = personalIn(text);
      const personal = [...found, ...namesIn(text, found)].filter(
        ({ type, start, end }) => FORMS.has(type) || !isSaid(text.slice(start, end)),
      );
      const long = numbersOf(text).filter(({ digits }) => digits.length >= MIN_DIGITS && !YEAR.test(digits));
      const unknown = long.filter(({ digits }) => !numbers.has(digits)).map(({ span }) => span);
      const spans = [...personal, ...unknown.filter((one) => isFree(one, personal))];
      return placeholders.replace(
        { text, redactions: [] },
        spans.sort((a, b) => a.start - b.start),
      ).text;
    },
  };
}

/** Of a text as somebody in a call would say it. */
function personalIn(text: string): readonly PiiSpan[] {
  const [turn] = createRedactor().redactTurns([{ turn: 0, speaker: 'unknown', text }]);
  const spans = (turn?.redactions ?? []).map(({ type, original_start: start, original_end: end }) => {
    return { type, start, end };
  });
  return spans.filter((span, i) => isFree(span, spans.slice(0, i)));
}

/**
 * With a capital letter inside a sentence: words that are names and nothing else, and words that no list knows behind a
 * name and `and`.
 */
function namesIn(text: string, found: readonly PiiSpan[]): readonly PiiSpan[] {
  const tokens = tokenize(text);
  const spans: PiiSpan[] = [];
  for (let i = 1; i < tokens.count; i++) {
    const [start = 0, end = 0, before = 0] = [tokens.start[i], tokens.end[i], tokens.end[i - 1]];
    const tag = tokens.kind[i] === WORD && CAPITAL.test(text.slice(start, end)) ? tagOf(tokens, i) : 0;
    const joined = (tag & TAG.UNKNOWN) !== 0 && found.some((name) => AND.test(text.slice(name.end, start)));
    const isName = (tag & (TAG.NAME | TAG.WORD)) === TAG.NAME && !/[.!?:]/.test(text.slice(before, start));
    if (isName || joined) spans.push({ type: 'NAME', start, end });
  }
  return spans.filter((span) => isFree(span, found));
}

function isFree(span: PiiSpan, others: readonly PiiSpan[]): boolean {
  return !others.some(({ start, end }) => span.start < end && start < span.end);
}

/** Numbers outside of placeholders, without what groups their digits and without cents. */
function numbersOf(text: string): readonly { readonly digits: string; readonly span: PiiSpan }[] {
  const bare = text.replace(PLACEHOLDER, (one) => ' '.repeat(one.length));
  return Array.from(bare.matchAll(NUMBER), ({ 0: number, index }) => {
    const digits = number.replace(CENTS, '').replace(/[,.]/g, '');
    return { digits, span: { type: 'ID', start: index, end: index + number.length } };
  });
}

function wordsOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}

import type { Dimension } from '../../analytics/dimensions.ts';
import { plainText } from '../../enrichment/plain-text.ts';
import { NEW_ISSUE } from '../../enrichment/types.ts';
import { withoutLinks } from '../../enrichment/without-links.ts';

/** Of a name, or of words of the question. */
const MAX_SHOWN = 80;
/** What makes a link, an image, a heading or a citation of a name in the hands of whoever shows the answer. */
const MARKUP = /[[\]<>`*|#{}\\"“”]/g;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Dimensions whose values are keys of ours: `billing_dispute` is read `billing dispute`. */
const KEYS: ReadonlySet<Dimension> = new Set<Dimension>([
  'intent',
  'sentiment',
  'importance',
  'lane',
  'issue',
  'flag',
  'key_issue',
  'resolution',
  'churn_risk',
  'escalation_risk',
]);

const ENRICHED: Readonly<Record<string, string>> = { model: 'by a model', extractive: 'by rules', none: 'not at all' };

/** Characters that nobody sees: a value that has one is another than the one that it looks like. */
const UNSEEN = /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}]/gu;

/** A name out of a call or a question as it can be shown: one line, no link, no markup, characters that are not seen named. */
export function shownText(text: string): string {
  const seen = text.slice(0, 4 * MAX_SHOWN).replace(UNSEEN, codePointName);
  const plain = withoutLinks(plainText(seen).replace(MARKUP, ' '), () => true);
  const shown = plainText(plain);
  if (shown === '') return '(a name that cannot be shown)';
  return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN).toWellFormed()}…` : shown;
}

/** `(U+0000)` */
function codePointName(character: string): string {
  return `(U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Value of a dimension in words; times as a calendar has them. */
export function valueWords(by: Dimension, value: string): string {
  if (value === NEW_ISSUE) return 'a new issue';
  if (KEYS.has(by)) return shownText(value.replace(/[_-]/g, ' '));
  const words = SPECIAL[by]?.(value);
  return words ?? shownText(value);
}

const SPECIAL: { readonly [D in Dimension]?: (value: string) => string | undefined } = {
  language: languageName,
  enriched: (value) => ENRICHED[value],
  hour: (value) => value.slice(0, 16).replace('T', ' '),
  week: (value) => `week of ${value}`,
  month: (value) => `${MONTHS[Number(value.slice(5, 7)) - 1] ?? ''} ${value.slice(0, 4)}`.trim(),
  quarter: (value) => `${value.slice(5)} ${value.slice(0, 4)}`,
  hour_of_day: (value) => `${value}:00`,
  day_of_week: (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
};

function languageName(tag: string): string | undefined {
  try {
    return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag);
  } catch {
    return undefined;
  }
}

/** `A, B or C`; of very many the first ones. */
export function anyOf(words: readonly string[]): string {
  const shown = words.length > MAX_LISTED ? [...words.slice(0, MAX_LISTED), 'others'] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

const MAX_LISTED = 8;

/** Month of the year, 1..12. */
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';

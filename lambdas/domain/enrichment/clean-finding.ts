import { decodeEntities } from './decode-entities.ts';
import { beginning, plainText } from './plain-text.ts';
import { createUnsaidValues } from './unsaid-values.ts';
import { withoutLinks } from './without-links.ts';

const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;
const ELEMENT = /<[a-z/!?][^<>]{0,1000}>/gi;
/** Signs that HTML and Markdown are made of. */
const MARKUP = /[<>`*|~{}\\]|\b_+|_+\b/g;
/** What makes a heading or a list of a line, or a formula of a cell: https://owasp.org/www-community/attacks/CSV_Injection */
const AT_START = /^[\s#>=+@-]+/;
const FORMULA = /(?<=[\s,;])[=+@]+(?=\S)/g;

/** Each round of cleaning leaves less. */
const MAX_ROUNDS = 9;

/** Cleans what a model wrote in its own words. */
export type CleanFinding = (text: string, limit: number) => string;

/**
 * Makes free text fit to be stored and shown: one line without links, markup and formulas, at most `limit` characters.
 * What looks personal is redacted if the turns that the model saw do not say it; a model can only have made it up.
 */
export function createFindingCleaner(turns: readonly string[]): CleanFinding {
  const values = createUnsaidValues(turns);
  const once = (text: string, limit: number) => {
    const shown = plainText(decodeEntities(plainText(text)).normalize('NFKC').replace(ELEMENT, ' '));
    const safe = withoutMarkup(withoutLinks(values.redact(shown), values.isSaid));
    return beginning(plainText(safe), limit);
  };
  // Far more than fits is not looked at.
  return (text, limit) => untilSame(text.slice(0, 10 * limit), (one) => once(one, limit));
}

/** Applies a step until it changes nothing any more. */
export function untilSame(text: string, step: (text: string) => string): string {
  let before = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const after = step(before);
    if (after === before) break;
    before = after;
  }
  return before;
}

/** Placeholders are the only thing that stays in square brackets. */
function withoutMarkup(text: string): string {
  const kept = text.match(PLACEHOLDER) ?? [];
  const parts = text
    .split(PLACEHOLDER)
    .map((part) => part.replace(MARKUP, ' ').replace(FORMULA, '').replace(/[[\]]/g, ' '));
  return parts
    .map((part, i) => part + (kept[i] ?? ''))
    .join('')
    .replace(AT_START, '');
}

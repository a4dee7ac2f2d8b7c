import { createTextRedactor } from '../pii/redact-text.ts';
import { beginning, plainText } from './plain-text.ts';

const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;
/** What a link of Markdown points to. */
const TARGET = /\]\([^()]{0,2000}\)?/g;
/** Addresses with a scheme, those that begin like one, and hosts with a path. */
const LINKS = [/[a-z][a-z0-9+.-]{0,20}:\/\/\S*/gi, /\bwww\.\S*/gi, /\b(?:mailto|javascript|data):\S+/gi];
const HOST_WITH_PATH = /^[^\s/]{1,200}\.[a-z]{2,20}\/\S*$/i;
/** Signs that HTML and Markdown are made of. */
const MARKUP = /[<>`*|~{}\\]|^[#>\s-]+|\b_+|_+\b/g;

/** Cleaning is repeated until nothing changes; each round leaves less. */
const MAX_ROUNDS = 4;

/** Cleans what a model wrote in its own words. */
export type CleanFinding = (text: string, limit: number) => string;

/**
 * Makes free text fit to be stored and shown: one line without links and markup, at most `limit` characters, with
 * whatever looks personal redacted. Its placeholders keep clear of those of the call, `context`.
 */
export function createFindingCleaner(context: Iterable<string>): CleanFinding {
  const redactor = createTextRedactor();
  for (const text of context) {
    const placeholders = text.match(PLACEHOLDER);
    if (placeholders !== null) redactor.redact(placeholders.join(' '));
  }
  const once = (text: string, limit: number) =>
    beginning(plainText(redactor.redact(withoutMarkup(withoutLinks(plainText(text)))).text), limit);
  return (text, limit) => {
    // Far more than fits is not looked at.
    let clean = once(text.slice(0, 10 * limit), limit);
    for (let round = 1; round < MAX_ROUNDS; round++) {
      const again = once(clean, limit);
      if (again === clean) break;
      clean = again;
    }
    return clean;
  };
}

/** A blank in place of each, so that what stood around it does not join to another. */
function withoutLinks(text: string): string {
  const bare = LINKS.reduce((left, link) => left.replace(link, ' '), text.replace(TARGET, '] '));
  if (!bare.includes('/')) return bare;
  return bare
    .split(' ')
    .filter((word) => !HOST_WITH_PATH.test(word))
    .join(' ');
}

/** Placeholders are the only thing that stays in square brackets. */
function withoutMarkup(text: string): string {
  const kept = text.match(PLACEHOLDER) ?? [];
  const parts = text.split(PLACEHOLDER).map((part) => part.replace(MARKUP, ' ').replace(/[[\]]/g, ' '));
  return parts.map((part, i) => part + (kept[i] ?? '')).join('');
}

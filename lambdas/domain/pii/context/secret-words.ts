import { hashOf } from '../../text/tokenize.ts';
import { NAME_ANYWHERE, NAME_CAREFULLY, rememberName } from './context.ts';
import { TAG } from './tags.ts';
import { claim, isCapital, type Turn, word } from './turn.ts';

/** Letters of an answer that is found again, at least. */
const MIN_LETTERS = 3;

/** What somebody else put in the place of a value: `xxxx`. */
const MASK = /^(.)\1*$/u;

/** Takes an answer to a security question; one that is not `sure` is found again only when it has a capital letter. */
export function claimSecret(turn: Turn, from: number, to: number, sure: boolean): boolean {
  if (!claim(turn, from, to, 'SECURITY_ANSWER')) return false;
  rememberSecret(turn, from, to, sure);
  return true;
}

/**
 * Keeps the words of an answer for the second pass, as those of names are: names and rare words only, as an answer may be
 * any word.
 */
function rememberSecret(turn: Turn, from: number, to: number, sure: boolean): void {
  for (let i = from; i < to; i++) {
    const tag = turn.tags[i] ?? 0;
    const text = word(turn, i).replace(/['\u2019]s$/, '');
    if (!sure && !isCapital(turn, i)) continue;
    if ((tag & (TAG.NAME | TAG.UNKNOWN)) === 0 || text.length < MIN_LETTERS || MASK.test(text)) continue;
    const common = (tag & (TAG.WORD | TAG.PLACE | TAG.BRAND | TAG.FILLER | TAG.FUNCTION)) !== 0;
    const { names, secrets } = turn.context;
    const isNew = !names.has(text);
    rememberName(turn.context, text, hashOf(text), common ? NAME_CAREFULLY : NAME_ANYWHERE);
    if (isNew && names.has(text)) secrets.add(text);
  }
}

import { hashOf } from '../../text/tokenize.ts';
import { mayAnswer, NAME_ANYWHERE, NAME_CAREFULLY, rememberName } from './context.ts';
import { LEXICON, NAME_SURE } from './lexicon.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isLetter, isTagged, type Turn, word } from './turn.ts';
import { ASK } from './types.ts';
import { isOrdinary } from './vocabulary.ts';

/** Letters of a spelled name at least; two are enough with the words they stand for: `d as in delta`. */
const MIN_LETTERS = 3;
const MIN_EXPLAINED = 2;
/** Letters of a spelled name at most. */
const MAX_LETTERS = 30;

/** Values other than names that are spelled too. */
const SPELLED = ASK.BOOKING | ASK.ACCOUNT | ASK.ID | ASK.EMAIL | ASK.USERNAME | ASK.PASSWORD | ASK.KEEP;

/** Names that are spelled behind `spell` or as the answer: `k o w a l`, `s-m-i-t-h`, `d as in delta, e as in echo`. */
export function findSpelledNames(turn: Turn): void {
  if (!mayBeSpelled(turn)) return;
  for (let i = 0; i < turn.count; i++) {
    if (!isLetter(turn, i)) continue;
    const { to, letters, explained } = readSpelling(turn, i);
    const least = explained ? MIN_EXPLAINED : MIN_LETTERS;
    if (letters.length >= least && !isPartOfCode(turn, to) && claim(turn, i, to, 'NAME'))
      rememberSpelling(turn, letters);
    i = to - 1;
  }
}

interface Spelling {
  readonly to: number;
  readonly letters: string;
  readonly explained: boolean;
}

function readSpelling(turn: Turn, from: number): Spelling {
  let to = from;
  let letters = '';
  let explained = false;
  while (to < turn.count && letters.length < MAX_LETTERS) {
    const times = /^(?:double|dabal)$/.test(word(turn, to)) && to > from ? 1 : 0;
    if (!isLetter(turn, to + times)) break;
    letters += word(turn, to + times).repeat(times + 1);
    const end = endOfLetter(turn, to + times);
    explained ||= end > to + times + 1;
    to = end;
    if (word(turn, to) === 'and' && isLetter(turn, to + 1) && explained) to++;
  }
  return { to: Math.max(to, from + 1), letters, explained };
}

/** `d`, `d as in delta`, `d for delta`, `d like delta`. */
function endOfLetter(turn: Turn, i: number): number {
  const next = word(turn, i + 1);
  const at = next === 'as' && /^(?:in|an)$/.test(word(turn, i + 2)) ? i + 3 : /^(?:for|like)$/.test(next) ? i + 2 : 0;
  const named =
    at > 0 && at < turn.count && !isTagged(turn, at, TAG.TAKEN | TAG.NUMBER) && gapAfter(turn, at - 1) < GAP.COMMA;
  return named && word(turn, at).startsWith(word(turn, i)) ? at + 1 : i + 1;
}

/** Whether a name is spelled in a turn: it or a spelling was asked for, or the turn says so. */
function mayBeSpelled(turn: Turn): boolean {
  const { asked, spelling } = turn.context;
  if ((asked & SPELLED) !== 0) return false;
  if (mayAnswer(turn.speaker) && ((asked & ASK.NAME) !== 0 || spelling)) return true;
  return (turn.announced & NAME_SURE) !== 0 || saysSpell(turn);
}

/** A number or a value behind letters makes a code of them. */
const isPartOfCode = (turn: Turn, to: number): boolean =>
  to < turn.count && isTagged(turn, to, TAG.NUMBER | TAG.DIGIT | TAG.MIXED | TAG.TAKEN);

const SPELL = new Set(['spell', 'spells', 'spelled', 'spelt', 'spelling'].map(hashOf));

/** Whether a turn says `spell`, `spelled` or `spelling`. */
export function saysSpell(turn: Turn): boolean {
  if ((turn.seen & (TAG.REQUEST | TAG.STATE)) === 0) return false;
  for (let i = 0; i < turn.count; i++) {
    if (isTagged(turn, i, TAG.REQUEST | TAG.STATE) && SPELL.has(turn.tokens.hash[i] ?? 0)) return true;
  }
  return false;
}

function rememberSpelling(turn: Turn, name: string): void {
  const hash = hashOf(name);
  const common = (LEXICON.of(name) & ~TAG.NAME) !== 0 || isOrdinary(hash);
  rememberName(turn.context, name, hash, common ? NAME_CAREFULLY : NAME_ANYWHERE);
}

import type { Field } from '../../analytics/dimensions.ts';
import type { FoundValue } from './find-values.ts';
import type { IsTaken, QuestionWord } from './question-words.ts';

/** A value; where it is what is not wanted, on which side that is said. The words that say so belong to it then. */
export interface SignedValue extends FoundValue {
  readonly negated?: 'before' | 'behind';
}

const NOT = /^(?:not|neither|no|zero|never|isn't|aren't|wasn't|weren't|don't)$/;
const EXCEPT =
  /^(?:except|excluding|exclude|excludes|without|bina|non|minus|besides|barring|excepting|omit|omitting|ignore|ignoring)$/;
const TWO_WORDS =
  /^(?:other than|apart from|aside from|leaving out|leave out|not including|everything but|all but|anything but)$/;
/** What may stand between a negation and the value. */
const FILLER =
  /^(?:the|a|an|any|all|those|these|ones|that|which|are|were|being|is|was|for|from|in|of|on|about|with|to|by|at|calls?|customers?|clients?|include|including|related)$/;
/** Farthest that a negation stands before its value, words. */
const REACH = 5;
/** A verb before `not` makes a statement of it: "did not refund", "is not working". */
const VERB = /^(?:did|does|do|has|have|had|could|would|will|can|should|been|is|was|are|were)$/;
/** Fields whose values are words of the calls: they are denied as subjects only, "not about refunds". */
const WORDS_OF_CALLS = new Set<Field>(['issue', 'key_issue', 'tag']);

export const LIST = /^(?:and|or|nor|aur|ya)$/;
const BEHIND_FILLER = /^(?:ke|ki|ka|ko|se|mein|wala|calls?)$/;
const COPULA = /^(?:thi|the|tha|thin|hai|hain|h|ho|hon|hua|hui|hue|थी|थे|था|थीं|है|हैं)$/;
/** `X nahi mila` says what happened; `X nahi` and `X nahi wale` say which calls. */
const AFTER_NAHI = /^(?:calls?|wala|ke|ki|ka|aur|and|chahiye|chahie|hon)$/;

/** Tells values that are wanted from those that are not, also in lists: "not from north or south", "north aur south ke alawa". */
export function signValues(
  values: readonly FoundValue[],
  words: readonly QuestionWord[],
  isTaken: IsTaken,
): readonly SignedValue[] {
  const signed: SignedValue[] = [];
  for (const value of values) {
    const last = signed.at(-1);
    const isListed = last?.negated === 'before' && areListed(last, value, words);
    signed.push(
      isListed ? { ...value, negated: 'before' } : signValue(value, words, { floor: last?.end ?? 0, isTaken }),
    );
  }
  for (let i = signed.length - 2; i >= 0; i--) {
    const [value, next] = [signed[i], signed[i + 1]];
    if (value && next?.negated === 'behind' && value.negated === undefined && areListed(value, next, words)) {
      signed[i] = { ...value, negated: 'behind' };
    }
  }
  return signed;
}

interface Bounds {
  /** First word that belongs to no value before. */
  readonly floor: number;
  readonly isTaken: IsTaken;
}

function signValue(value: FoundValue, words: readonly QuestionWord[], bounds: Bounds): SignedValue {
  const first = negationBefore(value, words, bounds);
  if (first !== undefined) return { ...value, first, negated: 'before' };
  const end = negationBehind(value, words, bounds);
  return end === undefined ? value : { ...value, end, negated: 'behind' };
}

function negationBefore(
  value: FoundValue,
  words: readonly QuestionWord[],
  { floor, isTaken }: Bounds,
): number | undefined {
  for (let i = value.first - 1; i >= Math.max(floor, value.first - REACH) && !isTaken(i); i--) {
    if (words[i + 1]?.before === '|') return undefined;
    const text = words[i]?.text ?? '';
    const start = negationWord(words, i, floor);
    if (start !== undefined) return !NOT.test(text) || denies(value, i, words) ? start : undefined;
    if (!FILLER.test(text)) return undefined;
  }
  return undefined;
}

/** Where the negation begins that ends with a word; undefined where it is none. */
export function negationWord(words: readonly QuestionWord[], i: number, floor: number): number | undefined {
  const text = words[i]?.text ?? '';
  // "no of calls" is their number.
  if (text === 'no' && words[i + 1]?.text === 'of') return undefined;
  if (EXCEPT.test(text) || NOT.test(text)) return i;
  return i > floor && TWO_WORDS.test(`${words[i - 1]?.text} ${text}`) ? i - 1 : undefined;
}

/** "Not about refunds" and "not a refund" do, "did not refund" does not. */
function denies({ field, first }: FoundValue, not: number, words: readonly QuestionWord[]): boolean {
  if (!WORDS_OF_CALLS.has(field) || words[not]?.text === 'neither') return true;
  return first - not > 1 && !VERB.test(words[not + 1]?.text ?? '') && !/n't$/.test(words[not]?.text ?? '');
}

/** Behind the words "ke alawa", "ko chhodkar", "nahi". */
export function negationBehind(
  { end, field }: Pick<FoundValue, 'end'> & Partial<Pick<FoundValue, 'field'>>,
  words: readonly QuestionWord[],
  { isTaken }: Bounds,
): number | undefined {
  for (let i = end; i < Math.min(words.length, end + 3) && !isTaken(i) && words[i]?.before === ''; i++) {
    const { form = '' } = words[i] ?? {};
    if (form === 'alawa' || form === 'chhodkar' || form === 'excluded') return i + 1;
    if (form === 'bina' && i > end) return i + 1;
    if (form === 'chhod' && /^(?:kar|ke)$/.test(words[i + 1]?.form ?? '')) return i + 2;
    if (form === 'nahi') return endOfNahi(i, words, field);
    if (!BEHIND_FILLER.test(form)) return undefined;
  }
  return undefined;
}

/** "negative nahi thi" says which calls as well; "refund nahi hua" says what happened. */
function endOfNahi(i: number, words: readonly QuestionWord[], field: Field | undefined): number | undefined {
  const next = words[i + 1];
  if (next !== undefined && next.before === '' && COPULA.test(next.text)) {
    return field === undefined || WORDS_OF_CALLS.has(field) ? undefined : i + 2;
  }
  const ends = next === undefined || next.before === '|' || next.before === ',' || AFTER_NAHI.test(next.form);
  return ends ? i + 1 : undefined;
}

function areListed(one: FoundValue, next: FoundValue, words: readonly QuestionWord[]): boolean {
  const between = words.slice(one.end, next.first);
  if (one.field !== next.field && !between.some(({ text }) => text === 'nor')) return false;
  const isList = between.some(({ form }) => LIST.test(form)) || words[next.first]?.before === ',';
  return (
    isList &&
    between.length <= 3 &&
    between.every(({ form, before }) => before !== '|' && (LIST.test(form) || FILLER.test(form)))
  );
}

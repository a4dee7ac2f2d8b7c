import type { FoundValue } from './find-values.ts';
import type { IsTaken, QuestionWord } from './question-words.ts';

/** What a word means where it is denied, by the first of its values. */
const OPPOSITES: ReadonlyMap<string, readonly string[]> = new Map([
  ['positive', ['negative', 'very_negative']],
  ['very_positive', ['negative', 'very_negative']],
  ['resolved', ['unresolved']],
]);
/** The label itself denied leaves neutral calls as well; a feeling denied is the opposite one. */
const LABEL = /positive|सकारात्मक/;
const NOT_BEFORE = /^(?:not|never|hardly|barely|longer|\p{L}{2,6}n't)$/u;
const DEGREE =
  /^(?:very|really|so|too|quite|that|all|at|entirely|fully|completely|exactly|feeling|feel|be|been|being|get|gets|got|getting|yet|ever|even|as|the|our|customers?|clients?|callers?|users?|people|they|we|log|logon)$/;
const WHY =
  /^(?:kyun|kyu|kyon|kyo|kyoun|kiyu|itne|itni|zyada|bilkul|ab|bhi|hi|to|toh|क्यों|क्यूं|क्यूँ|बिल्कुल|ज्यादा|ज़्यादा|भी|तो)$/;
/** Farthest that the negation stands from the feeling, words. */
const REACH = 3;

/** Words that are denied are turned: "khush kyun nahi" are calls of the unhappy, "don't get resolved" unresolved ones. */
export function turnDenied(
  values: readonly FoundValue[],
  words: readonly QuestionWord[],
  isTaken: IsTaken,
): readonly FoundValue[] {
  return values.map((value) => {
    const opposite = OPPOSITES.get(value.values[0] ?? '');
    if (opposite === undefined) return value;
    const isLabel = words.slice(value.first, value.end).some(({ text }) => LABEL.test(text));
    const span = isLabel ? undefined : (deniedBefore(value, words, isTaken) ?? deniedBehind(value, words, isTaken));
    return span === undefined ? value : { ...value, ...span, values: opposite };
  });
}

type Denied = Pick<FoundValue, 'first' | 'end'> | undefined;

function deniedBefore({ first, end }: FoundValue, words: readonly QuestionWord[], isTaken: IsTaken): Denied {
  for (let i = first - 1; i >= Math.max(0, first - REACH) && !isTaken(i) && words[i + 1]?.before === ''; i--) {
    const text = words[i]?.text ?? '';
    if (NOT_BEFORE.test(text)) return { first: i, end };
    if (!DEGREE.test(text)) return undefined;
  }
  return undefined;
}

function deniedBehind({ first, end }: FoundValue, words: readonly QuestionWord[], isTaken: IsTaken): Denied {
  for (let i = end; i < Math.min(words.length, end + REACH) && !isTaken(i) && words[i]?.before === ''; i++) {
    const { form = '', text = '' } = words[i] ?? {};
    if (form === 'nahi') return { first, end: i + 1 };
    if (!WHY.test(text)) return undefined;
  }
  return undefined;
}

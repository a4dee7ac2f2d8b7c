import { provable } from './support.ts';
import { isSaid, type ReadWord, readWords } from './words/read-words.ts';

/** Two parts of a sentence: a cause and its effect, or what came first and what came then. */
interface Relation {
  readonly first: string;
  readonly second: string;
}

type Side = 'first' | 'second';
/** Words that join the two, and which part stands behind them. */
type Marks = readonly (readonly [RegExp, behind: Side])[];

const STATED_CAUSES: Marks = [
  [
    /\b(?:because(?: of)?|due to|owing to|as a result of|caused by|on account of|thanks to|resulting from|result of|since(?! (?:the|last|this|\d|yesterday|then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b)|since (?=the [a-z]{1,20}(?: [a-z]{1,20})? (?:is|are|was|were|has|had|have|did|does)\b)|as (?=(?:the|a|an|it|they|he|she|his|her|their|its|no|nobody|there|one)\b)|stems? from|comes? from|came from|over (?=an? (?:missing|wrong)))/giu,
    'first',
  ],
  [
    /\b(?:so(?! (?:far|much|many|long|that)\b)|so that|therefore|thus|hence|which is why|led to|leads? to|leading to|result(?:s|ed|ing)? in|caus(?:e|es|ed|ing)(?! by\b)|mak(?:e|es|ing)|made|mean(?:s|t|ing)|forc(?:e|es|ed|ing)|reason for)\b/giu,
    'second',
  ],
];
const SAID_CAUSES: Marks = [
  [
    /\b(?:because(?: of)?|due to|owing to|as a result of|caused by|on account of|thanks to|since|as|kyunki|kyonki|kyu ki|from|by|over|from)\b|क्योंकि/giu,
    'first',
  ],
  [
    /\b(?:so|therefore|thus|hence|which is why|that['’]?s why|led to|leads? to|result(?:s|ed|ing)? in|caus(?:e|es|ed|ing)(?! by\b)|mak(?:e|es|ing)|made|mean(?:s|t|ing)|forc(?:e|es|ed|ing)|isliye|is liye|wajah se|vajah se|issliye)\b|इसलिए|वजह से/giu,
    'second',
  ],
];
const TIMES: Marks = [
  [/\b(?:after|since|once|following)\b/giu, 'first'],
  [/\b(?:before|until|and then|then|baad)\b|के बाद/giu, 'second'],
];
/** What is told in a row happened in a row. */
const SAID_TIMES: Marks = [...TIMES, [/\band\b/giu, 'second']];
const SENTENCE = /[^.!?;।]+[.!?;।]*/gu;

/** Whether a claim says that something is the cause of something, or came before it, and no turn says so. Linear. */
export function hasOtherRelations(claim: string, said: readonly string[]): boolean {
  const causes = relationsOf(claim, STATED_CAUSES);
  const saidCauses = said.flatMap((text) => relationsOf(text, SAID_CAUSES));
  if (!causes.every((one) => saidCauses.some((other) => isSame(one, other)))) return true;
  const saidTimes = said.flatMap((text) => relationsOf(text, SAID_TIMES));
  return relationsOf(claim, TIMES).some(
    (one) => saidTimes.some((other) => isReverse(one, other)) && !saidTimes.some((other) => isSame(one, other)),
  );
}

function relationsOf(text: string, marks: Marks): readonly Relation[] {
  const sentences = text.match(SENTENCE) ?? [];
  return sentences.flatMap((sentence, i) => {
    const found = marks
      .flatMap(([mark, behind]) =>
        Array.from(sentence.matchAll(mark), ({ index, 0: words }) => ({ index, words, behind })),
      )
      .toSorted((a, b) => a.index - b.index)
      .slice(0, MAX_MARKS);
    return found.map((mark, at) =>
      relation(sentence, mark, { next: found[at + 1]?.index, earlier: sentences[i - 1] ?? '' }),
    );
  });
}

/** A sentence with more of them is none. */
const MAX_MARKS = 8;

interface Mark {
  readonly index: number;
  readonly words: string;
  readonly behind: Side;
}

function relation(
  sentence: string,
  { index, words, behind }: Mark,
  { next, earlier }: { readonly next: number | undefined; readonly earlier: string },
): Relation {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + words.length, next);
  if (before.trim() !== '')
    return behind === 'first' ? { first: after, second: before } : { first: before, second: after };
  if (behind === 'second') return { first: earlier, second: after };
  const comma = after.indexOf(',');
  return comma < 0 ? { first: after, second: '' } : { first: after.slice(0, comma), second: after.slice(comma) };
}

/** Each part has its words in the same part of the other rather than in the opposite one. */
function isSame(claim: Relation, said: Relation): boolean {
  // `Due to fog a flight was cancelled`: where the cause ends cannot be seen.
  if (claim.second === '') return shared(claim.first, { first: `${said.first} . ${said.second}`, second: '' }).isWhole;
  const [first, second] = [shared(claim.first, said), shared(claim.second, said)];
  return (
    first.all * HALF <= first.first &&
    first.first >= first.second &&
    second.second >= second.first &&
    (second.all === 0 || second.second > 0)
  );
}

const HALF = 0.5;

function isReverse(claim: Relation, said: Relation): boolean {
  const [first, second] = [shared(claim.first, said), shared(claim.second, said)];
  return first.second > first.first && second.first > second.second;
}

/** How many words of a part stand in either part of what was said. */
function shared(part: string, said: Relation) {
  const words = provable(part);
  const count = (other: string) => {
    const forms = new Set(readWords(other).flatMap((word: ReadWord) => word.forms));
    return words.filter((word) => isSaid(word, forms)).length;
  };
  const [first, second] = [count(said.first), count(said.second)];
  return { all: words.length, first, second, isWhole: first === words.length };
}

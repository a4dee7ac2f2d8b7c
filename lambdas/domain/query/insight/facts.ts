import { isProved, needsProof, provable, type SaidText, saidText } from './support.ts';
import { isCalendarWord } from './words/numbers.ts';
import { readWords } from './words/read-words.ts';

/** Where what is spoken of changes: a sentence or clause with its own verb. */
const SEGMENT =
  /[.!;।]+(?=\s|$)|,(?!\d)|\b(?:but|yet|although|though|whereas|because|when|while|since|after|before|until|so|despite|lekin|magar|par)\b|\band (?=(?:i|we|you|they|he|she|it|the|then|my|your|our|a|an|nobody|now)\b)/giu;
/** Where somebody or something else is spoken of: without the clauses that tell when. */
const MATTER =
  /[.!?;।]+(?=\s|$)|,(?!\d)|\b(?:but|yet|although|though|whereas|because|so|lekin|magar)\b|\band (?=(?:i|we|you|they|he|she|it|my|your|our|the|nobody)\b)/giu;
/** Conditions, which make what goes with them one as well. */
const CONDITION = /\b(?:if|unless|in case|otherwise|agar|warna)\b|अगर/iu;
/** What is said to be wished, planned, guessed, owed or possible did not happen for that. What cannot or could not be done is a fact. */
const SUPPOSED =
  /\b(?:will(?! not be able)|shall|should|may|might|must|would(?!n['’]t)|going to|gonna|(?<!not |n['’]t )want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning) to|intend(?:s|ed|ing)?|consider(?:s|ed|ing)?|need(?:s|ed)? to|ask(?:s|ed|ing)? (?:for|to|you to)|request(?:s|ed|ing)?|expect(?:s|ed|ing)?|suppos(?:e|es|ed)|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|threat(?:en|ens|ened|ening)|suggest(?:s|ed)?|recommend(?:s|ed)?|demand(?:s|ed|ing)?|think|thinks|thought|believ(?:e|es|ed)|guess|assum(?:e|es|ed)|suspect(?:s|ed)?|fear(?:s|ed)?|seem(?:s|ed)?|maybe|perhaps|probably|possibly|likely|almost|nearly|tr(?:y|ies|ied|ying) to|please|kindly|let me|shayad|chahiye|chahta|chahti|\p{L}{1,20}(?:unga|ungi|enge|oge|ega|egi))\b|['’](?:ll|d)\b|\b(?:can|could)(?!['’]t|not| not)\b|शायद/iu;
/** What did not happen: something else did. */
const INSTEAD = /\b(?:instead of|rather than)\b[^,.;]{0,100}/giu;
const ASKED =
  /^\W{0,3}(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|kya)\b/iu;
const SENTENCE = /[^.!?।]+[.!?।]*/gu;

/** `It` may stand for what the segment before is about. */
const PRONOUN = /\b(?:it|its|they|them|he|she|him|that)\b/iu;
const SUBJECT_WORDS = 2;

/** The segments of a text, each with what its pronouns may stand for. */
export function segmentsOf(text: string): readonly SaidText[] {
  const segments = text.split(MATTER).filter((segment) => segment.trim() !== '');
  return segments.map((segment, i) =>
    saidText([...(PRONOUN.test(segment) ? subjectOf(segments[i - 1] ?? '') : []), segment].join(' ')),
  );
}

const DETERMINERS: ReadonlySet<string> = new Set(['the', 'a', 'an', 'my', 'your', 'our', 'this', 'that']);

function subjectOf(segment: string): readonly string[] {
  const words = readWords(segment).map(({ word }) => word);
  // `You may return the shoes, but they …`: who speaks, or is spoken to, is no `they`.
  const object = /^(?:i|we|you)\b/.test(words[0] ?? '') ? words.findIndex((word) => DETERMINERS.has(word)) + 1 : 0;
  const from = words.findIndex((word, at) => at >= object && needsProof(word));
  const run = words.slice(Math.max(0, from), from + SUBJECT_WORDS);
  const end = run.findIndex((word) => !needsProof(word));
  return from < 0 ? [] : run.slice(0, end < 0 ? run.length : end);
}

/** What joins a clause to another that may be said elsewhere. */
const JOINT = /\b(?:without|whose|that|what|which)\b/giu;

/** Whether the words of a clause that stand side by side in it were said together as well: in one segment. Linear. */
export function areTogether(clause: string, segments: readonly SaidText[]): boolean {
  return clause.split(JOINT).every((part) => {
    const words = readWords(part).filter(({ word }) => needsProof(word) || isCalendarWord(word));
    return words.slice(1).every((word, i) => {
      const other = words[i];
      return other === undefined || segments.some((one) => isProved(word, one) && isProved(other, one));
    });
  });
}

/** Parts of a text that say that something is or was so, in the words that it is said with. */
export function factsOf(text: string): SaidText {
  const facts = (text.match(SENTENCE) ?? []).flatMap((sentence) => {
    if (CONDITION.test(sentence)) return sentence.split(/\b(?:but|lekin|magar)\b/iu).filter(isFact);
    if (sentence.includes('?') && ASKED.test(sentence)) return [];
    return sentence.split(SEGMENT).filter(isFact);
  });
  return saidText(facts.join(' . '));
}

function isFact(segment: string): boolean {
  return !SUPPOSED.test(segment) && !CONDITION.test(segment);
}

/**
 * Whether a claim says of something that it is so, which those who spoke said only to be possible, wished for, or asked.
 * `facts` are those of the turns, `said` is all that they say.
 */
export function isSupposed(claim: string, said: readonly SaidText[], facts: readonly SaidText[]): boolean {
  const stated = CONDITION.test(claim) ? [] : claim.replace(INSTEAD, ',').split(SEGMENT).filter(isFact);
  return stated
    .flatMap(provable)
    .some((word) => said.some((one) => isProved(word, one)) && !facts.some((one) => isProved(word, one)));
}

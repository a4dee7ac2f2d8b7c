import type { Mention, QueryType } from '../interpretation.ts';
import { TIME_OF_DAY } from '../time/unread-times.ts';
import { CALLS, PEOPLE } from './call-words.ts';
import { isReadDate } from './model-meaning.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { createPhraseFinder, type Phrased } from './phrase-finder.ts';
import type { Reading } from './reading.ts';
import {
  asksHowOften,
  averagesCounts,
  type CountedReading,
  countsValues,
  dropsCondition,
  dropsLimit,
  dropsNegation,
  ranksByNothing,
} from './unread-conditions.ts';

/** Words that ask nothing of calls. */
interface SmallTalk extends Phrased {
  /** They do so only where the question says nothing else. */
  readonly alone: boolean;
}

const SMALL_TALK: readonly SmallTalk[] = [
  {
    alone: true,
    phrases: [
      '(hello|hi|hey|hiya|greetings|namaste|namaskar|pranam|नमस्ते|नमस्कार|bye|goodbye|alvida|ok|okay|cool|nice|great|super|perfect|wow|lol)',
      '(thanks|thank|thx|thankyou|shukriya|dhanyavad|dhanyawad|धन्यवाद|शुक्रिया|cheers)',
      '(good|shubh) (morning|afternoon|evening|night|day|job|work|bye)',
      'how (are|r|is) (you|u|things|everything|life) (doing|going|)',
      "(what's|whats) up",
      '(kaise|kaisi|kaisa) (ho|hain|hai) (aap|tum|)',
      '(aap|tum) (kaise|kaisi) (ho|hain)',
      'kya haal (hai|hain|chaal|)',
      'who (are|r|made|built|created) (you|u)',
      "(what|what's|whats) (is|) your name",
      'what can you do',
      '(very|so|really|) (helpful|useful)',
    ],
  },
  {
    alone: false,
    phrases: [
      '(write|compose|draft|sing|create|generate|tell|make) (me|us|) (a|an|some|the|) (short|funny|nice|little|long|) (poem|poems|poetry|song|story|joke|jokes|essay|haiku|rap|recipe|code|script|limerick)',
      '(weather|horoscope|cricket score|stock price|lottery) (in|of|for|today|tomorrow|like|)',
      '(capital|president|population) of',
      'meaning of life',
    ],
  },
];
const findSmallTalk = createPhraseFinder(SMALL_TALK);
const ABOUT_CALLS: ReadonlySet<string> = new Set(`${CALLS}|${PEOPLE}`.split('|'));
const SORTED_BY: ReadonlySet<string> = new Set('oldest earliest'.split(' '));

/** Left where a part of what is asked was dropped: below a half, whatever else is sure. */
const DROPPED = 0.45;

/** What is left of the confidence, by the reason to doubt that the question was understood, or that calls can answer it. */
export const DOUBT_REASONS = {
  'small-talk': 0.4,
  'not-sorted': 0.65,
  'bare-name': 0.65,
  'time-of-day': 0.7,
  'dates-apart': DROPPED,
  'how-often': DROPPED,
  'average-of-counts': DROPPED,
  'ranked-by-what': DROPPED,
  'counts-values': DROPPED,
  'limit-dropped': DROPPED,
  'negation-dropped': DROPPED,
  'condition-dropped': DROPPED,
} as const;
/** Those that no other reading of the question takes away: no filter and no plan says it. */
export const DROPPED_REASONS: ReadonlySet<string> = new Set(
  Object.entries(DOUBT_REASONS).flatMap(([reason, left]) => (left === DROPPED ? [reason] : [])),
);
export type DoubtReason = keyof typeof DOUBT_REASONS;

/** Reasons beside what confidence.ts reads off the parts. */
export function doubtsOf(counted: CountedReading, type: QueryType): readonly DoubtReason[] {
  const { reading } = counted;
  const counts = type === 'aggregation';
  const doubts: readonly (readonly [DoubtReason, boolean])[] = [
    ['small-talk', isSmallTalk(reading)],
    ['not-sorted', type === 'search' && wantsOrder(reading)],
    ['bare-name', isBareName(reading)],
    ['time-of-day', type === 'insight' && reading.found.mentions.some((one) => isSpokenTime(one, reading))],
    ['dates-apart', reading.found.apart && !(counts && reading.found.compared === 'date_range')],
    ['how-often', counts && asksHowOften(counted)],
    ['average-of-counts', counts && averagesCounts(counted)],
    ['ranked-by-what', counts && ranksByNothing(counted)],
    ['counts-values', counts && countsValues(counted)],
    ['limit-dropped', counts && dropsLimit(counted)],
    ['negation-dropped', counts && dropsNegation(counted)],
    ['condition-dropped', counts && dropsCondition(counted)],
  ];
  return doubts.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/**
 * A time of day beside no date is most likely what is spoken of, where it is asked what is said: "why is it slow at
 * night". It may also be when the calls were.
 */
export function isSpokenTime({ value }: Mention, { found }: Reading): boolean {
  return value === TIME_OF_DAY && !found.mentions.some(isReadDate);
}

/** Searches give the best match first, whatever its length or importance: "longest calls" are not found by them. */
function wantsOrder({ metrics, words, found }: Reading): boolean {
  return (
    metrics.some(({ row }) => row.ranks !== undefined) ||
    words.some((word) => SORTED_BY.has(word)) ||
    found.mentions.some(({ field, text }) => field === 'importance' && /^(?:most|least) /i.test(text))
  );
}

function isSmallTalk(reading: Reading): boolean {
  const { words, mentions, tokens } = reading;
  if (!/\p{L}/u.test(tokens.text)) return true;
  const hits = findSmallTalk(tokens);
  if (hits.some(({ row }) => !row.alone)) return true;
  if (hits.length === 0) return false;
  const isIn = (i: number) => hits.some(({ first, last }) => first <= i && i <= last);
  return words.every((word, i) => isIn(i) || isPlain(word, mentions[i]?.kind));
}

/** A word that is not about calls either. */
function isPlain(word: string, kind: string | undefined): boolean {
  if (kind !== undefined) return kind === 'date';
  return ORDINARY_WORDS.has(word) && !ABOUT_CALLS.has(word);
}

/** Nothing but one name, of which nothing is said. */
function isBareName({ words, mentions }: Reading): boolean {
  const [first] = mentions;
  return first?.kind === 'value' && words.length > 0 && mentions.every((mention) => mention === first);
}

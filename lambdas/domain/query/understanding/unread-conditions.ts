import { specOf } from '../../analytics/metrics.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import { NEGATIONS } from './ordinary-words.ts';
import { createPhraseFinder } from './phrase-finder.ts';
import type { Reading } from './reading.ts';
import type { Run } from './topics.ts';

/** What was made of a question that counts. */
export interface CountedReading {
  readonly reading: Reading;
  /** Undefined where none could be made. */
  readonly plan: AggregationPlan | undefined;
  /** What the calls must say. */
  readonly topics: readonly Run[];
}

/** Conditions that no filter and no plan has: how often the same people called. */
const REPEATED = createPhraseFinder([
  {
    phrases: [
      '(more|less|fewer) than (once|twice|one|two|three) (time|times|)',
      '(more than|less than|at least|at most|exactly|over) (a|1|2|3|4|5|6|7|8|9|10|one|two|three|four|five|ten) (time|times)',
      '(at least|at most|only|just|exactly) (once|twice)',
      '(multiple|several|many|repeated) (time|times|occasions)',
      '(repeatedly|again and again)',
      '(repeat|returning) (call|calls|caller|callers|customer|customers|contact|contacts)',
      '(ek|do|teen) (se zyada|se jyada|se adhik|) (baar|bar)',
      '(baar baar|bar bar)',
    ],
  },
]);
const MEAN: ReadonlySet<string> = new Set('average avg mean ausat ausatan औसत'.split(' '));
const BY_WHAT: ReadonlySet<string> = new Set(
  'worst best poorest weakest strongest bad good kharab bura buri ganda acha accha achha खराब ख़राब बुरा बुरी'.split(' '),
);
/** Fields that say by what groups are the worst. */
const MEASURES: ReadonlySet<string> = new Set(
  'intent sentiment importance resolution churn_risk escalation_risk issue key_issue tag contains'.split(' '),
);

/** The same people calling more than once. */
export function asksHowOften({ reading }: CountedReading): boolean {
  return REPEATED(reading.tokens).length > 0;
}

/** "Calls per client on average": an average of counts, where the plan has no average. */
export function averagesCounts({ reading, plan }: CountedReading): boolean {
  const isAverage = reading.words.some((word, i) => MEAN.has(word) && reading.mentions[i] === undefined);
  return isAverage && plan?.metrics.every((metric) => !/^(?:avg|p\d+)_/.test(metric)) === true;
}

/** "Which region is worst": by how many calls, or by what is said in them. */
export function ranksByNothing({ reading, plan, topics }: CountedReading): boolean {
  if (
    plan === undefined ||
    plan.group_by.length === 0 ||
    plan.metrics.some((metric) => specOf(metric).kind !== 'count')
  )
    return false;
  const { words, mentions, found } = reading;
  if (!words.some((word, i) => BY_WHAT.has(word) && mentions[i] === undefined)) return false;
  return topics.length === 0 && !found.mentions.some(({ field }) => MEASURES.has(field));
}

/** "How many agents are there": the plan counts the calls of each. */
export function countsValues({ reading }: CountedReading): boolean {
  return reading.dimensions.some(
    ({ row, first }) => row.only !== 'ranked' && row.by !== 'client_id' && isHowMany(reading, first),
  );
}

/** Whether it is asked how many there are of what stands there. */
export function isHowMany({ words }: Reading, first: number): boolean {
  const before = words[first - 1] ?? '';
  const at = KINDS.has(before) ? first - 1 : first;
  const [second, one] = [words[at - 2], words[at - 1] ?? ''];
  return (second === 'how' && one === 'many') || (second === 'number' && one === 'of') || HOW_MANY.has(one);
}
const KINDS: ReadonlySet<string> = new Set(['different', 'distinct', 'unique', 'separate', 'alag']);
const HOW_MANY: ReadonlySet<string> = new Set(['kitne', 'kitni', 'कितने', 'कितनी']);

/** A number of calls that groups must have, where there is no group. */
export function dropsLimit({ reading, plan }: CountedReading): boolean {
  return reading.found.min_count !== undefined && (plan?.min_count ?? 1) === 1;
}

/** Words that deny or leave out, beside those of the rules. */
const DENIES: ReadonlySet<string> = new Set([
  ...NEGATIONS,
  ...`neither nor zero none nobody except excluding exclude besides minus alawa alava siwa siva chhodkar chodkar chhodke
   अलावा छोड़कर`.split(/\s+/),
]);
/** At the head of a topic they deny that it is spoken of. */
const DENIES_TOPIC: ReadonlySet<string> = new Set(['no', 'zero', 'without', 'bina', 'except', 'excluding', 'बिना']);
const OR: ReadonlySet<string> = new Set(['or', 'ya', 'या', 'why', 'if', 'whether']);

/** A word that denies something, and went neither into a filter nor into what the calls must say. */
export function dropsNegation({ reading, topics }: CountedReading): boolean {
  const { words, mentions, types } = reading;
  return words.some((word, i) => {
    if (!DENIES.has(word) || mentions[i] !== undefined || OR.has(words[i - 1] ?? '')) return false;
    // "Can't you show" is polite, "no of calls" is their number.
    if (words[i + 1] === 'you') return false;
    if (types.some(({ first, last }) => first <= i && i <= last && words[i + 1] === 'of')) return false;
    // Of a list the word before the first denies all of it: "neither angry nor upset".
    if (word === 'nor' && [i - 1, i + 1, i + 2].some((place) => mentions[place]?.negated)) return false;
    const topic = topics.find(({ first, last }) => first <= i && i <= last);
    return topic === undefined || (topic.first === i && DENIES_TOPIC.has(word));
  });
}

/** Words that say when, how often or how exactly, if no mention has them. */
const CONDITIONS: ReadonlySet<string> = new Set(
  `morning mornings afternoon afternoons evening evenings noon midnight overnight once twice unless neither
   subah dopahar shaam raat सुबह दोपहर शाम`.split(/\s+/),
);
const GREETING: ReadonlySet<string> = new Set(['good', 'shubh', 'at']);

/** Such a word that nothing was made of. */
export function dropsCondition({ reading: { words, mentions }, topics }: CountedReading): boolean {
  return words.some((word, i) => {
    const isExact = (word === 'exactly' || word === 'precisely') && /^\d/.test(words[i + 1] ?? '');
    if ((!CONDITIONS.has(word) && !isExact) || mentions[i] !== undefined || GREETING.has(words[i - 1] ?? ''))
      return false;
    return !topics.some(({ first, last }) => first <= i && i <= last);
  });
}

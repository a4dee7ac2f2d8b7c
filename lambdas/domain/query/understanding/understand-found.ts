import * as z from 'zod/mini';
import type { AggregationPlan } from '../../analytics/plan.ts';
import { type Filters, FiltersSchema } from '../../search/filters.ts';
import type { Interpretation, Mention, QuestionContext } from '../interpretation.ts';
import type { FoundMentions } from '../mentions/find-mentions.ts';
import { confidenceOf } from './confidence.ts';
import { type DoubtReason, doubtsOf, isSpokenTime } from './doubts.ts';
import { type FoundGroup, findGroups } from './groups.ts';
import { asksForShare, makePlan } from './make-plan.ts';
import { type SettledPlan, settlePlan } from './mend-plan.ts';
import { conflictReasons, type MergedFilters, mergeFilters } from './merge-filters.ts';
import { comparedTimes } from './periods.ts';
import { namedFilters, type Reading, readWords } from './reading.ts';
import { scoreTypes, type TypeScores } from './score-types.ts';
import { wholeOf } from './share.ts';
import { type Run, searchTextOf, topicsOf } from './topics.ts';
import type { Signal } from './type-rules.ts';

/** Points of aggregation from which an insight also asks for a number. */
const ASKS_FOR_NUMBER = 3.5;
const MAX_PHRASES = 5;
const MAX_PHRASE = 200;

/** Understands a question whose mentions are found. */
export function understandFound(question: string, found: FoundMentions, context: QuestionContext): Interpretation {
  const reading = readWords(question, found);
  const groups = findGroups(reading);
  const types = scoreTypes(reading, groups, fallbackSignal(reading, groups));
  const counted = countedOf({ reading, groups, types, context });
  const { filters } = counted.merged;
  const plan = counted.settled?.plan ?? null;
  const search_text = types.best === 'aggregation' ? '' : searchTextOf(reading, groups, types.best);
  const mentions = allMentions(reading, counted.topics, groups, plan !== null);
  const doubts = doubtsOf({ reading, plan: counted.settled?.plan, topics: counted.topics }, types.best);
  return {
    query_type: types.best,
    confidence: sureness({ reading, types, counted, mentions, search_text, doubts }),
    by: 'rules',
    language: found.language,
    filters: plan?.filters ?? readFilters(filters, context.filters),
    plan,
    share_of: counted.whole,
    search_text,
    mentions,
    reasons: [
      ...types.reasons,
      ...(counted.settled?.mended ?? []),
      ...doubts,
      ...conflictReasons(counted.merged.conflicts),
    ],
  };
}

/** What a question without any word of a rule is taken for. */
function fallbackSignal(reading: Reading, groups: readonly FoundGroup[]): Signal | undefined {
  if (topicsOf(reading, groups).length > 0) return 'keywords';
  const { mentions } = reading.found;
  if (mentions.some(({ field }) => field === 'sentiment')) return 'described';
  return mentions.length > 0 ? 'filters-only' : undefined;
}

interface Understood {
  readonly reading: Reading;
  readonly groups: readonly FoundGroup[];
  readonly types: TypeScores;
  readonly context: QuestionContext;
}

interface Counted {
  readonly merged: MergedFilters;
  readonly settled: SettledPlan | undefined;
  /** A plan was asked for. */
  readonly wanted: boolean;
  readonly whole: Filters | null;
  /** What is counted beside the filters: words that must be said. */
  readonly topics: readonly Run[];
}

function countedOf(understood: Understood): Counted {
  const { reading, groups, types, context } = understood;
  const counts = types.best === 'aggregation';
  const wanted = counts || (types.best === 'insight' && types.scores.aggregation >= ASKS_FOR_NUMBER);
  const topics = counts ? topicsOf(reading, groups, 'aggregation') : [];
  const compared = wanted ? comparedTimes(reading) : undefined;
  const said = wanted ? namedFilters(reading) : withoutTopics(namedFilters(reading), reading);
  const named = withTopics({ ...said, ...(compared && { date_range: compared.date_range }) }, topics);
  const merged = mergeFilters(context.filters, named);
  if (!wanted) return { merged, settled: undefined, wanted, whole: null, topics };
  const input = makePlan({ reading, groups, filters: merged.filters, compared: compared?.by, context });
  const settled = settlePlan(input, context.now);
  const isShare = settled !== undefined && settled.plan.group_by.length === 0 && asksForShare(reading);
  const whole = isShare ? wholeOf(reading, named) : undefined;
  return {
    merged,
    settled,
    wanted,
    whole: whole === undefined ? null : readWhole(whole, context, settled?.plan),
    topics,
  };
}

const TAGGED = /\b(?:tags?|tagged|labels?|labelled)\b/i;

/**
 * What rules and models found calls to be about misses some of them: a search for refunds looks for the word and its
 * meaning in all calls. Only what is counted needs a field, and a tag that is called one.
 */
function withoutTopics({ issue: _issue, key_issue: _key, tag, ...filters }: Filters, { found }: Reading): Filters {
  const isNamed = found.mentions.some(({ field, text, negated }) => field === 'tag' && !negated && TAGGED.test(text));
  return { ...filters, ...(isNamed && tag !== undefined && { tag }) };
}

/** A plan may have been given a time: then the whole has it too. */
function readWhole(whole: Filters, { filters }: QuestionContext, plan: AggregationPlan | undefined): Filters {
  const range = plan?.filters.date_range;
  const merged = mergeFilters(filters, whole).filters;
  return readFilters({ ...merged, ...(range !== undefined && { date_range: range }) }, filters);
}

function withTopics(filters: Filters, topics: readonly Run[]): Filters {
  const said = [...(filters.contains ?? []), ...topics.map(({ text }) => text.slice(0, MAX_PHRASE).toWellFormed())];
  return topics.length === 0 ? filters : { ...filters, contains: [...new Set(said)].slice(0, MAX_PHRASES) };
}

/** As a request's filters are read; those of the request alone where they are none, so that nothing is ever widened. */
function readFilters(filters: Filters, request: Filters): Filters {
  const parsed = z.safeParse(FiltersSchema, filters);
  return parsed.success ? parsed.data : request;
}

/** Less than what was written: the words were read as one phrase. */
const TOPIC_SCORE = 0.75;

function allMentions(
  reading: Reading,
  topics: readonly Run[],
  groups: readonly FoundGroup[],
  counts: boolean,
): readonly Mention[] {
  const { text, start, end } = reading.tokens;
  const made = (first: number, last: number) => {
    const [from, to] = [start[first] ?? 0, end[last] ?? 0];
    return { text: text.slice(from, to), start: from, end: to };
  };
  const own: Mention[] = [
    ...topics.map(({ first, last, text: value }) => {
      return { kind: 'phrase', ...made(first, last), field: 'contains', value, score: TOPIC_SCORE } as const;
    }),
    ...(counts ? groups : []).map(({ by, first, last }) => {
      return { kind: 'group', ...made(first, last), field: 'group_by', value: by, score: 1 } as const;
    }),
    ...(counts ? reading.metrics : []).map(({ row, first, last }) => {
      return { kind: 'metric', ...made(first, last), field: 'metrics', value: row.metric, score: 1 } as const;
    }),
  ];
  const all: Mention[] = [...reading.found.mentions];
  for (const one of own) if (!all.some((other) => one.start < other.end && other.start < one.end)) all.push(one);
  return all.toSorted((a, b) => a.start - b.start);
}

/** Reasons that are no words of a rule. */
const GUESSES: ReadonlySet<string> = new Set<Signal>(['keywords', 'filters-only', 'described']);

interface Sureness {
  readonly reading: Reading;
  readonly types: TypeScores;
  readonly counted: Counted;
  readonly mentions: readonly Mention[];
  readonly search_text: string;
  readonly doubts: readonly DoubtReason[];
}

function sureness({ reading, types, counted, mentions, search_text, doubts }: Sureness): number {
  const unknown = counted.topics.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const guessed = types.reasons.some((id) => GUESSES.has(id));
  return confidenceOf({
    types,
    mentions: reading.found.mentions.filter((one) => types.best !== 'insight' || !isSpokenTime(one, reading)),
    unknown,
    guessed: guessed ? reading.words.length : 0,
    conflicts: counted.merged.conflicts.length,
    mended: (counted.settled?.mended.length ?? 0) + (counted.wanted && counted.settled === undefined ? 20 : 0),
    doubts,
    empty: mentions.length === 0 && search_text === '' && types.scores[types.best] < 3,
  });
}

import type { Filters } from '../../search/filters.ts';
import { type Tokens, tokenize, wordAt } from '../../text/tokenize.ts';
import type { Mention } from '../interpretation.ts';
import type { FoundMentions } from '../mentions/find-mentions.ts';
import { CALLS, PEOPLE } from './call-words.ts';
import { DIMENSION_WORDS, type DimensionWords, PERIOD_WORDS, type PeriodWords } from './dimension-words.ts';
import { METRIC_WORDS, type MetricWords } from './metric-words.ts';
import { wordMeant } from './misspelt-words.ts';
import { OPENING_WORDS } from './ordinary-words.ts';
import { apart, createPhraseFinder, type PhraseHit } from './phrase-finder.ts';
import { TYPE_RULES, type TypeRule } from './type-rules.ts';

/** A question, its words, and all that stands in it as single facts. */
export interface Reading {
  readonly tokens: Tokens;
  /** Folded texts of the tokens, misspelt words of the rules as they are spelled. */
  readonly words: readonly string[];
  /** Tokens that are misspelt. */
  readonly corrected: ReadonlySet<number>;
  /** The mention that each token belongs to. */
  readonly mentions: readonly (Mention | undefined)[];
  /** First token behind the words of politeness. */
  readonly opening: number;
  readonly types: readonly PhraseHit<TypeRule>[];
  readonly metrics: readonly PhraseHit<MetricWords>[];
  readonly dimensions: readonly PhraseHit<DimensionWords>[];
  readonly periods: readonly PhraseHit<PeriodWords>[];
  readonly found: FoundMentions;
}

const findTypes = createPhraseFinder(TYPE_RULES);
const findMetrics = createPhraseFinder(METRIC_WORDS);
const findDimensions = createPhraseFinder(DIMENSION_WORDS);
const findPeriods = createPhraseFinder(PERIOD_WORDS);

/** Reads a question; words inside of what a mention names ("Total Care") say nothing else. */
export function readWords(question: string, found: FoundMentions): Reading {
  const tokens = tokenize(question);
  const mentions = mentionsOf(tokens, found.mentions);
  const { spelled, words, corrected } = corrections(tokens, mentions);
  const free = <T>(hits: readonly PhraseHit<T>[]) => hits.filter((hit) => isFree(hit, mentions));
  const opening = words.findIndex((word) => !OPENING_WORDS.has(word));
  return {
    tokens,
    words,
    corrected,
    mentions,
    opening: Math.max(opening, 0),
    types: free(findTypes(spelled)).filter(({ row, first }) => row.at === undefined || first <= opening),
    metrics: apart(free(findMetrics(spelled))).filter((hit) => isMeasured(hit, words)),
    dimensions: apart(free(findDimensions(spelled))),
    periods: apart(free(findPeriods(spelled))),
    found,
  };
}

interface Corrected extends Pick<Reading, 'words' | 'corrected'> {
  /** As many tokens as those of the question, misspelt words as they are spelled. */
  readonly spelled: Tokens;
}

/** Reads misspelt words of the rules as those. */
function corrections(tokens: Tokens, mentions: readonly (Mention | undefined)[]): Corrected {
  const { text, start, end } = tokens;
  const words = tokens.hash.map((_, i) => wordAt(tokens, i));
  const corrected = new Set<number>();
  let spelled = '';
  let at = 0;
  for (const [i, word] of words.entries()) {
    const meant = mentions[i] === undefined ? wordMeant(word) : undefined;
    if (meant === undefined) continue;
    words[i] = meant;
    corrected.add(i);
    spelled += text.slice(at, start[i]) + meant;
    at = end[i] ?? 0;
  }
  return { spelled: at === 0 ? tokens : tokenize(spelled + text.slice(at)), words, corrected };
}

function mentionsOf({ count, start, end }: Tokens, mentions: readonly Mention[]): readonly (Mention | undefined)[] {
  let next = 0;
  return Array.from({ length: count }, (_, i) => {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= (start[i] ?? 0)) next++;
    const mention = mentions[next];
    return mention !== undefined && mention.start < (end[i] ?? 0) ? mention : undefined;
  });
}

/** Fields whose names for values are the words of what people do and feel; they count as words as well. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['intent', 'sentiment', 'resolution', 'issue', 'key_issue', 'tag']);

/** Whether a hit is more than a part of one name, time or quoted phrase. */
function isFree({ first, last }: PhraseHit<unknown>, mentions: readonly (Mention | undefined)[]): boolean {
  const mention = mentions[first];
  if (mention === undefined || mention !== mentions[last]) return true;
  if (mention.kind === 'value') return ALSO_WORDS.has(mention.field);
  return mention.kind === 'top' || mention.kind === 'percentage';
}

const COUNTED: ReadonlySet<string> = new Set(`${CALLS}|${PEOPLE}`.split('|'));

/** "most negative calls" are calls that are counted, "most negative" alone is a measure. */
function isMeasured({ row, last }: PhraseHit<MetricWords>, words: readonly string[]): boolean {
  return row.metric !== 'avg_sentiment' || row.ranks === undefined || !COUNTED.has(words[last + 1] ?? '');
}

/** The filters that follow from the mentions, without those whose words are what is measured ("how important"). */
export function namedFilters({ found, metrics, tokens }: Reading): Filters {
  const filters = { ...found.filters };
  for (const { row, first, last } of metrics) {
    const field = MEASURED.find((name) => row.metric.endsWith(name));
    const [from, to] = [tokens.start[first] ?? 0, tokens.end[last] ?? 0];
    const own = found.mentions.filter((mention) => mention.field === field);
    if (field !== undefined && own.length > 0 && own.every(({ start, end }) => start >= from && end <= to)) {
      delete filters[field];
    }
  }
  return filters;
}

const MEASURED = ['importance', 'sentiment'] as const;

import { type Dimension, isField } from '../../analytics/dimensions.ts';
import { AND, BEFORE, BEHIND, BETWEEN, type DimensionWords, OF, RANKING, RANKING_REACH } from './dimension-words.ts';
import type { PhraseHit } from './phrase-finder.ts';
import type { Reading } from './reading.ts';
import { isHowMany } from './unread-conditions.ts';

/** How a dimension is spoken of. `by`: calls are to be grouped by it; `ranked`: its values are; `asked`: a value is. */
export type GroupReason = 'by' | 'ranked' | 'asked';

export interface FoundGroup {
  readonly by: Dimension;
  readonly reason: GroupReason;
  /** Tokens that say so, inclusive. */
  readonly first: number;
  readonly last: number;
  /** How many of its values are asked for: "which three agents". */
  readonly top?: number;
}

const BY: ReadonlySet<string> = new Set(BEFORE.by);
const RANKED: ReadonlySet<string> = new Set(BEFORE.ranked);
const ASKED: ReadonlySet<string> = new Set(BEFORE.asked);
const SKIPPED: ReadonlySet<string> = new Set(BETWEEN);
const WISE: ReadonlySet<string> = new Set(BEHIND);
const RANKS: ReadonlySet<string> = new Set(RANKING);
const SPREAD: ReadonlySet<string> = new Set(OF);
const OVER: ReadonlySet<string> = new Set(['of', 'over', 'among', 'between', 'by', 'into', 'across', 'on']);
const NUMBERS: ReadonlyMap<string, number> = new Map(
  'two three four five six seven eight nine ten'.split(' ').flatMap(
    (word, i) =>
      [
        [word, i + 2],
        [String(i + 2), i + 2],
      ] as const,
  ),
);
const JOINS: ReadonlySet<string> = new Set(AND);
const ACCORDING: ReadonlySet<string> = new Set(
  'hisaab hisab hisse anusar anusaar aadhar mutabik हिसाब अनुसार'.split(' '),
);
const OF_HINDI: ReadonlySet<string> = new Set(['ke', 'k', 'ki', 'ka', 'के', 'की', 'का']);
/** They rank by a number, not by how often something is named. */
const QUANTITY: ReadonlySet<string> = new Set([...RANKING, 'best', 'most'].filter((word) => word !== 'top'));
const NUMERIC = /^\d+$/;

/** The dimensions that a question names as groups, in its order, each once. */
export function findGroups(reading: Reading): readonly FoundGroup[] {
  const groups: FoundGroup[] = [];
  for (const hit of reading.dimensions) {
    const group = groupOf(reading, hit, groups.at(-1));
    if (group !== undefined && !isMeasured(reading, hit, group) && !groups.some(({ by }) => by === group.by))
      groups.push(group);
  }
  return weighed(reading, groups);
}

/** What is asked for goes before what only stands near: "din mein kis samay", "at what time of the day". */
function weighed({ words }: Reading, groups: readonly FoundGroup[]): readonly FoundGroup[] {
  const sure = groups.filter(({ reason }) => reason !== 'asked');
  if (sure.length === 0) return groups;
  const isAsked = ({ first }: FoundGroup) => ASKED.has(words[first] ?? '');
  return sure.some(isAsked) ? sure.filter((group) => group.reason === 'by' || isAsked(group)) : sure;
}

function groupOf(
  reading: Reading,
  hit: PhraseHit<DimensionWords>,
  before: FoundGroup | undefined,
): FoundGroup | undefined {
  const { row, first, last } = hit;
  const left = reasonBefore(reading, first);
  const top = NUMBERS.get(reading.words[first - 1] ?? '');
  const right = reasonBehind(reading, last);
  const made = (reason: GroupReason, from: number, to: number) => {
    return { by: row.by, reason, first: from, last: to, ...(top !== undefined && { top }) };
  };

  if (right?.reason === 'by') return made('by', first, right.at);
  if (left?.reason === 'by' && !isPeopleActing(reading, hit) && !isCounted(reading, first))
    return made('by', left.at, last);
  const isNamed = row.only !== 'ranked' || !QUANTITY.has(reading.words[left?.at ?? first] ?? '');
  if (left?.reason === 'ranked' && isNamed && (isField(row.by) || row.by === 'hour' || row.by === 'day')) {
    return made('ranked', left.at, last);
  }
  const asked = left?.reason === 'asked';
  const ranked = asked ? isRankedAnywhere(reading) : right?.reason === 'ranked' && isFollowedByOwner(reading, last);
  if (ranked && (row.only !== 'ranked' || asked)) return made('ranked', left?.at ?? first, last);
  if (isJoined(reading, first, before)) return made('by', first, last);
  if (asked && row.only === undefined && isField(row.by)) return made('asked', left?.at ?? first, last);
  const isListed = row.only !== 'ranked' && isField(row.by) && row.by !== 'client_id';
  if (isListed && isHowMany(reading, first)) return made('asked', first, last);
  if (isListed && isLimited(reading, last)) return made('ranked', first, last);
  return undefined;
}

interface Found {
  readonly reason: GroupReason;
  readonly at: number;
}

/** Before the verb: "what do agents" asks for no agents, "kis do agents" for two. */
const ENGLISH_ASKED: ReadonlySet<string> = new Set(['what', 'whats', 'which', 'how', 'where', 'when', 'why', 'who']);
/** Most words between a dimension and what makes a group of it. */
const REACH = 6;

function reasonBefore({ words, mentions, metrics, found, tokens }: Reading, first: number): Found | undefined {
  let seen: Found | undefined;
  // "calls/day"
  if (tokens.text[(tokens.start[first] ?? 0) - 1] === '/') return { reason: 'by', at: first };
  for (let i = first - 1; i >= Math.max(0, first - REACH); i--) {
    const word = words[i] ?? '';
    if (BY.has(word)) return { reason: 'by', at: i };
    if (ASKED.has(word)) return seen ?? { reason: 'asked', at: i };
    if (OVER.has(word) && SPREAD.has(words[i - 1] ?? '')) return { reason: 'by', at: i - 1 };
    const isTop = mentions[i]?.kind === 'top' && !QUANTITY.has(word);
    const ranks = metrics.some(({ row, last }) => row.ranks !== undefined && last === i);
    if (RANKED.has(word) || isTop || ranks) seen = { reason: 'ranked', at: i };
    else if (word === 'do' && ENGLISH_ASKED.has(words[i - 1] ?? '')) break;
    else if (!SKIPPED.has(word) && !NUMERIC.test(word)) break;
  }
  return (
    seen ??
    (found.top !== undefined && mentions[first - 1]?.kind === 'top' ? { reason: 'ranked', at: first - 1 } : undefined)
  );
}

function reasonBehind({ words, metrics }: Reading, last: number): Found | undefined {
  const [next = '', second = ''] = words.slice(last + 1, last + 3);
  if (WISE.has(next)) return { reason: 'by', at: last + 1 };
  if (OF_HINDI.has(next) && ACCORDING.has(second)) return { reason: 'by', at: last + 2 };
  for (let i = last + 1; i <= last + RANKING_REACH && i < words.length; i++) {
    const ranks = RANKS.has(words[i] ?? '') || metrics.some(({ row, first }) => row.ranks !== undefined && first === i);
    if (ranks) return { reason: 'ranked', at: i };
  }
  return undefined;
}

const OWNERS: ReadonlySet<string> = new Set(
  `has have had with get gets got receive receives received handle handles handled generate generates generated see sees make
   makes made take takes took are is were was ki ke ka ko me mein se par ne where having the की के का को में से पर`.split(
    /\s+/,
  ),
);

/** "agents with the most complaints", "product with highest …". */
function isFollowedByOwner({ words }: Reading, last: number): boolean {
  return OWNERS.has(words[last + 1] ?? '');
}

const WITH: ReadonlySet<string> = new Set('with having who that which whose took had got jin jinki jinke'.split(' '));

/** "agents who took more than 20 calls": behind the dimension stands how many calls each must have. */
function isLimited({ words, mentions, found }: Reading, last: number): boolean {
  return (
    found.min_count !== undefined &&
    WITH.has(words[last + 1] ?? '') &&
    [2, 3, 4].some((step) => mentions[last + step]?.field === 'min_count')
  );
}

/** "by product and region". */
function isJoined({ words, mentions }: Reading, first: number, before: FoundGroup | undefined): boolean {
  if (before?.reason !== 'by' || mentions[first] !== undefined) return false;
  const between = words.slice(before.last + 1, first);
  return between.length === 0 || (between.length <= 2 && between.some((word) => JOINS.has(word)));
}

const PLURAL = /s$/;

/** "raised by customers": people are who did it, a group is named by one of them ("by customer"). */
function isPeopleActing({ words }: Reading, { row, first, last }: PhraseHit<DimensionWords>): boolean {
  return (
    row.only === 'people' && words[first - 1] === 'by' && PLURAL.test(words[last] ?? '') && last < words.length - 1
  );
}

/** "shikayat sabse zyada kis product ki", "which product do customers complain about the most". */
function isRankedAnywhere({ words, metrics }: Reading): boolean {
  return words.some((word) => RANKS.has(word)) || metrics.some(({ row }) => row.ranks !== undefined);
}

/** "products by complaints": what is counted is no group. */
function isCounted({ mentions }: Reading, first: number): boolean {
  return mentions[first]?.field === 'intent';
}

/** "the worst sentiment" is a measure of something else. */
function isMeasured({ metrics }: Reading, { first, last }: PhraseHit<DimensionWords>, { reason }: FoundGroup): boolean {
  return reason !== 'by' && metrics.some((metric) => metric.first <= first && last <= metric.last);
}

import { behind, formExpression, type Line, readForm } from './line.ts';

/** Words that say how many groups are wanted, or in which order. */
export interface FoundRank {
  readonly kind: 'top' | 'percentage';
  /** Half-open range of words. */
  readonly first: number;
  readonly end: number;
  readonly top?: number;
  readonly ascending?: true;
}

type Reader = (groups: readonly (string | undefined)[]) => Pick<FoundRank, 'kind' | 'top' | 'ascending'> | undefined;

const N = String.raw`#?(\d{1,5})(?! percent| (?:second|minute|hour) )`;
const COMMON = '(?: (?:common|commonly|frequent|frequently|often|popular|reported|discussed|mentioned))?';
const MOST = `(?:most|highest|biggest)${COMMON}`;
const LEAST = `(?:least|fewest)${COMMON}`;
const SUPERLATIVE =
  '(?:longest|shortest|worst|best|biggest|largest|highest|lowest|latest|newest|oldest|smallest|angriest|lamba|top|bade|badi)';
/** What there are so many of: "which 3 regions have the most complaints". */
const GROUPS =
  '(?:products|regions|zones|areas|segments|channels|languages|agents|clients|customers|issues|topics|reasons|problems|tags|intents|muddon?|kaaran)';
/** Most groups that a result shows. */
const MAX_TOP = 10_000;

const top: Reader = ([count]) => counted(count);
const bottom: Reader = ([count]) => {
  const rank = counted(count);
  return rank && { ...rank, ascending: true };
};
const ascending: Reader = () => ({ kind: 'top', ascending: true });
const share: Reader = () => ({ kind: 'percentage' });

function counted(count = ''): { kind: 'top'; top: number } | undefined {
  const number = Number(count);
  return number > 0 && number <= MAX_TOP ? { kind: 'top', top: number } : undefined;
}

const GROUPED = `${N}(?= ${GROUPS} )`;
/** Without one of these a number of groups is just a number. */
const RANKED = /(?:^| )(?:most|highest|biggest|worst|best|least|fewest|lowest|sabse|longest|shortest|busiest) /;

/** How ranks and shares are written; the first that fits a place is taken. */
const FORMS: readonly (readonly [form: string, read: Reader])[] = [
  [`top ${N}`, top],
  [`bottom ${N}`, bottom],
  [`${LEAST} ${N}`, bottom],
  [`${MOST} ${N}`, top],
  [`${N} ${LEAST}`, bottom],
  [`${N} ${MOST}`, top],
  [`${N} sabse kam`, bottom],
  [`${N} sabse(?: zyada)?`, top],
  [`sabse kam ${N}`, bottom],
  [`sabse (?:zyada|bada|bade|badi|lamba) ${N}`, top],
  [`${N}(?= ${SUPERLATIVE} )`, top],
  [GROUPED, top],
  [LEAST, ascending],
  ['sabse kam|bottom', ascending],
  ['kitna (?:percent|share)', share],
  ['(?:what )?(?:percent|share|proportion|fraction)(?: of)?', share],
];
const ALL_FORMS = FORMS.map(([form, read]) => ({ form, expression: formExpression(form), read }));
const PLAIN_FORMS = ALL_FORMS.filter(({ form }) => form !== GROUPED);
const STARTS =
  /^(?:top|bottom|least|fewest|most|highest|biggest|sabse|kitna|what|percent|share|proportion|fraction|#?\d+)$/;

/** "At least" is no order, "20 percent" and "share it" ask for no share. */
const NO_RANK_BEFORE = /(?:^| )at $/;
const NO_SHARE_BEFORE = /(?:^| )(?:[#\d.]+|to|please|can|you|and|they|customers|we|will) $/;
const ASKS_FOR_SHARE = /^(?:kitna|what|percent|proportion|fraction|share of) /;
const SHARE_BEFORE = /(?:^| )(?:the|their|its|market|kya|ka|ki) $/;
const LEAD = 12;

/** Ranks and shares of a question, in their order, not overlapping. */
export function findRanks(line: Line): readonly FoundRank[] {
  const found: FoundRank[] = [];
  const forms = RANKED.test(line.text) ? ALL_FORMS : PLAIN_FORMS;
  for (let i = 0; i < line.starts.length - 1; i++) {
    const start = line.starts[i] ?? 0;
    if (!STARTS.test(line.text.slice(start, line.text.indexOf(' ', start)))) continue;
    const rank = rankAt(line, i, forms);
    if (rank === undefined) continue;
    found.push(rank);
    i = rank.end - 1;
  }
  return found;
}

function rankAt(line: Line, i: number, forms: typeof ALL_FORMS): FoundRank | undefined {
  for (const { expression, read } of forms) {
    const match = readForm(line, expression, i);
    const rank = match && read(match.slice(1));
    if (match && rank && stands(line, match, rank.kind)) return { ...rank, first: i, end: behind(line, match) };
  }
  return undefined;
}

function stands(line: Line, { index, 0: written }: RegExpExecArray, kind: FoundRank['kind']): boolean {
  const lead = line.text.slice(Math.max(0, index - LEAD), index);
  if (kind === 'top') return !NO_RANK_BEFORE.test(lead);
  return !NO_SHARE_BEFORE.test(lead) && (ASKS_FOR_SHARE.test(written) || SHARE_BEFORE.test(lead));
}

const ASCENDING = /(?:^| )(?:lowest|shortest|smallest|rarest|chhota se chhota|sabse chhota) /;

/** Words of order that say as well what is measured, so that they stay in the question. */
export const asksForLowest = (line: Line): boolean => ASCENDING.test(line.text);

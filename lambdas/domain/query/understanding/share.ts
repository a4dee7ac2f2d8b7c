import type { Filters } from '../../search/filters.ts';
import type { Mention } from '../interpretation.ts';
import type { Reading } from './reading.ts';

/** What a call is like, in contrast to where it belongs: of a share it is the part, unless the words say otherwise. */
const KINDS: ReadonlySet<string> = new Set(
  `intent sentiment importance importance_min resolution churn_risk escalation_risk issue key_issue tag contains
   mentioned_product duration_min duration_max duration language`.split(/\s+/),
);

const VERBS: ReadonlySet<string> = new Set(
  `are is was were be have has had end ended ends get gets got come comes came mention mentions mentioned concern concerns
   contain contains involve involves involved go goes went stay stayed turn turned belong belongs`.split(/\s+/),
);
const AMONG: ReadonlySet<string> = new Set(['se', 'sey', 'से']);
const IN_HINDI: ReadonlySet<string> = new Set(['me', 'mein', 'mai', 'main', 'में', 'mei']);

/**
 * The filters of the whole that a share is of ("of Fibre calls"), out of those that the question names; undefined where
 * it names nothing that could be the part ("are complaints").
 */
export function wholeOf(reading: Reading, filters: Filters): Filters | undefined {
  const named = reading.found.mentions.filter(({ kind }) => ['value', 'comparison', 'phrase'].includes(kind));
  const hasTopic = filters.contains !== undefined && !named.some(({ kind }) => kind === 'phrase');
  const part = partOf(reading, named, hasTopic);
  if (part.length === 0 && !hasTopic) return undefined;
  const whole: Record<string, unknown> = { ...filters };
  for (const mention of part) remove(whole, mention);
  if (hasTopic) delete whole.contains;
  return whole as Filters;
}

function partOf(reading: Reading, named: readonly Mention[], hasTopic: boolean): readonly Mention[] {
  const behind = splitAt(reading);
  const said = behind === undefined ? [] : named.filter(({ start }) => start >= behind);
  if (said.length > 0 || hasTopic) return said;
  const kinds = named.filter(({ field }) => KINDS.has(field));
  return kinds.length > 0 ? kinds : named.slice(0, 1);
}

/** Place behind the verb ("… are") or behind "mein se": what is named there is the part. */
function splitAt({ words, tokens, mentions, types }: Reading): number | undefined {
  const among = words.findIndex((word, i) => AMONG.has(word) && IN_HINDI.has(words[i - 1] ?? ''));
  if (among > 0) return tokens.end[among];
  const share =
    types.find(({ row }) => row.id === 'share')?.last ?? mentions.findIndex((one) => one?.kind === 'percentage');
  const verb = words.findIndex((word, i) => i > share && VERBS.has(word));
  return verb < 0 ? undefined : tokens.end[verb];
}

function remove(filters: Record<string, unknown>, { field, kind, negated }: Mention): void {
  if (negated === true) {
    const { [field]: _, ...not } = (filters.not ?? {}) as Record<string, unknown>;
    if (Object.keys(not).length > 0) filters.not = not;
    else delete filters.not;
  } else if (kind === 'comparison' && field.startsWith('duration')) {
    delete filters.duration_min;
    delete filters.duration_max;
  } else delete filters[field];
}

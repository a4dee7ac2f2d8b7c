import type { Interpretation, Mention } from '../interpretation.ts';
import { UNREAD_TIMES } from '../time/unread-times.ts';
import { DROPPED_REASONS } from './doubts.ts';
import { isReadDate, LITERAL } from './model-meaning.ts';
import { ENUM_FIELDS, type Meaning, MODEL_FIELDS } from './model-schema.ts';

/** A mention that is surer went into a filter or the plan. */
const READ = 0.5;
const DIGIT = /\p{Nd}/u;

/** A model's reading beside that of the rules. */
interface Readings {
  readonly meaning: Meaning;
  readonly draft: Interpretation;
  /** Fewest calls of a group in the plan that came of it. */
  readonly min_count: number;
}

/**
 * Parts of a question that neither the rules nor a model accounts for: what no plan can say, times and numbers that were
 * read by nobody, words that went nowhere. One text for each.
 */
export function unansweredParts(readings: Readings): readonly string[] {
  const { draft } = readings;
  return [
    ...draft.reasons.filter((reason) => isOpen(reason, readings)),
    ...draft.mentions.filter((mention) => isUnread(mention, readings)).map(({ text }) => text),
    ...topicsOf(draft).filter((topic) => !isAccountedFor(topic, readings)),
  ];
}

function isOpen(reason: string, { meaning, min_count }: Readings): boolean {
  if (!DROPPED_REASONS.has(reason)) return false;
  if (reason === 'limit-dropped') return min_count <= 1;
  if (reason !== 'ranked-by-what') return true;
  return (
    !(meaning.metrics ?? []).some((metric) => metric !== 'count') &&
    !ENUM_FIELDS.some((field) => isGiven(meaning[field]))
  );
}

function isUnread(mention: Mention, { meaning, min_count }: Readings): boolean {
  if (mention.field === 'min_count') return mention.score < READ || min_count <= 1;
  if (mention.score >= READ || (mention.kind !== 'date' && mention.kind !== 'comparison')) return false;
  const isOutOfReach = mention.negated === true || (UNREAD_TIMES as readonly string[]).includes(mention.value);
  return mention.kind === 'comparison' || isOutOfReach || !meaning.date_range;
}

/** What the rules took for words that calls must say, or that are to be looked for. */
function topicsOf({ mentions, search_text }: Interpretation): readonly string[] {
  const said = mentions.filter(({ kind, score }) => kind === 'phrase' && score < LITERAL).map(({ value }) => value);
  return search_text === '' ? said : [...said, search_text];
}

function isAccountedFor(topic: string, { meaning, draft }: Readings): boolean {
  const words = wordsOf(topic);
  const counts = meaning.query_type === 'aggregation';
  const kept = wordsOf([...(counts ? (meaning.said ?? []) : []), counts ? '' : (meaning.search_words ?? '')].join(' '));
  if ([...words].some((word) => kept.has(word))) return true;
  // A search goes on with the rules' words where the model has none.
  if (!counts && !meaning.search_words && draft.search_text !== '') return true;
  const isDated = isGiven(meaning.date_range) && !draft.mentions.some(isReadDate);
  return isDated || (!DIGIT.test(topic) && readsMore(meaning, draft));
}

/** Whether the model read a value, a measure or a group that the rules did not: then it may be that of the words. */
function readsMore(meaning: Meaning, { filters, plan }: Interpretation): boolean {
  const isNew = <T>(given: readonly T[] | null | undefined, known: readonly T[] | undefined) =>
    (given ?? []).some((one) => !(known ?? []).includes(one));
  return (
    MODEL_FIELDS.some((field) => isNew<string>(meaning[field], filters[field])) ||
    isNew(meaning.metrics, plan?.metrics ?? ['count']) ||
    isNew(
      meaning.group_by,
      plan?.group_by.map(({ by }) => by),
    )
  );
}

const isGiven = (value: readonly unknown[] | object | null | undefined): boolean =>
  value != null && (!Array.isArray(value) || value.length > 0);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? []);
}

import type { Field } from '../../analytics/dimensions.ts';
import { FIELD_NAMES } from './aliases.ts';
import type { IsTaken, QuestionWord } from './question-words.ts';

/** Words that may be a value: a half-open range. */
export interface Span {
  readonly first: number;
  readonly end: number;
  /** First word that no value before has taken. */
  readonly free: number;
}

/** What names of fields are looked for in. */
interface Words {
  readonly words: readonly QuestionWord[];
  readonly isTaken: IsTaken;
}

const FIELDS_BY_NAME = new Map<string, Field[]>();
for (const [field, names = ''] of Object.entries(FIELD_NAMES) as [Field, string | undefined][]) {
  for (const name of names.split(' ')) FIELDS_BY_NAME.set(name, [...(FIELDS_BY_NAME.get(name) ?? []), field]);
}
/** Between a field's name and its value: "the region is north", "product = Fibre". */
const LINKS = new Set(['is', 'was', '=', 'named', 'called', 'hai']);
const TAG_LINKS = new Set(['as', 'with']);
const NONE: readonly Field[] = [];

/** The fields that the words beside a value name. */
export function namedFields(words: Words, span: Span): ReadonlySet<Field> {
  return new Set([...fieldsOf(words, placeBefore(words, span)), ...fieldsOf(words, span.end)]);
}

/** The fields that the word before a value names. */
export function namedBefore(words: Words, span: Span): ReadonlySet<Field> {
  return new Set(fieldsOf(words, placeBefore(words, span)));
}

/** The range with the name of its field; behind it also in plural ("Fibre and Cable products"). */
export function withFieldName(words: Words, span: Span, field: Field): Pick<Span, 'first' | 'end'> {
  const before = placeBefore(words, span);
  const behind = words.words[span.end];
  const isBefore = fieldsOf(words, before).includes(field) && !words.words[before]?.text.endsWith('s');
  const isBehind = behind?.before === '' && fieldsOf(words, span.end).includes(field);
  return { first: isBefore ? before : span.first, end: isBehind ? span.end + 1 : span.end };
}

function fieldsOf({ words, isTaken }: Words, place: number): readonly Field[] {
  const word = isTaken(place) ? undefined : words[place];
  return word === undefined ? NONE : (FIELDS_BY_NAME.get(word.text.replace(/'s$/, '')) ?? NONE);
}

/** Where the word before may name the field; beyond the question where it belongs to another value. */
function placeBefore({ words }: Words, { first, free }: Span): number {
  const link = words[first - 1]?.text ?? '';
  const isLink = LINKS.has(link) || (TAG_LINKS.has(link) && /^(?:tagg|labell)ed$/.test(words[first - 2]?.text ?? ''));
  const place = isLink ? first - 2 : first - 1;
  return place >= free ? place : words.length;
}

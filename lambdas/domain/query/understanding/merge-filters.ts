import { type Filters, VALUE_FILTERS } from '../../search/filters.ts';

export interface MergedFilters {
  readonly filters: Filters;
  /** Fields on which question and request exclude each other, or do not fit together; the request's stand. */
  readonly conflicts: readonly string[];
}

type ValueField = keyof typeof VALUE_FILTERS;
type Values = Partial<Record<ValueField, string[]>>;
type Range = NonNullable<Filters['date_range']>;

const VALUE_FIELDS = Object.keys(VALUE_FILTERS) as readonly ValueField[];
const MAX_PHRASES = 5;
const MAX_VALUES = 100;

/** Ids of the reasons that conflicts are. */
export const conflictReasons = (conflicts: readonly string[]): readonly string[] =>
  conflicts.map((field) => `conflict:${field}`);

export const isConflict = (reason: string): boolean => reason.startsWith('conflict:');

/** The calls that both the request and the question mean; where that is none by one field, the request's calls of it. */
export function mergeFilters(request: Filters, question: Filters): MergedFilters {
  const conflicts: string[] = [];
  const merged: Record<string, unknown> = { ...question, ...request };
  for (const field of VALUE_FIELDS) {
    const [asked, said] = [request[field] as string[] | undefined, question[field] as string[] | undefined];
    if (asked === undefined || said === undefined) continue;
    const both = asked.filter((value) => said.includes(value));
    if (both.length === 0) conflicts.push(field);
    else merged[field] = both;
  }
  const spans = [durations(request, question), dates(request.date_range, question.date_range)];
  for (const { conflict, ...span } of spans) {
    Object.assign(merged, span);
    if (conflict !== undefined) conflicts.push(conflict);
  }
  Object.assign(merged, united(request, question), leastImportance(request, question));
  if (phrasesOf(request, question).length > MAX_PHRASES) conflicts.push('contains');
  const filters = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
  return { filters, conflicts };
}

interface Span extends Pick<Filters, 'duration_min' | 'duration_max' | 'date_range'> {
  readonly conflict?: string;
}

function durations(request: Filters, question: Filters): Span {
  const min = Math.max(request.duration_min ?? 0, question.duration_min ?? 0);
  const max = Math.min(
    request.duration_max ?? Number.POSITIVE_INFINITY,
    question.duration_max ?? Number.POSITIVE_INFINITY,
  );
  if (min > max) return { ...own(request), conflict: 'duration' };
  return { ...(min > 0 && { duration_min: min }), ...(max < Number.POSITIVE_INFINITY && { duration_max: max }) };
}

/** The bounds of the request and no others. */
function own({ duration_min, duration_max }: Filters): Span {
  return { duration_min, duration_max };
}

function dates(asked: Range | undefined, said: Range | undefined): Span {
  if (asked === undefined || said === undefined) return {};
  const start = [asked.start, said.start]
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
  const end = [asked.end, said.end]
    .filter((time) => time !== undefined)
    .toSorted()
    .at(0);
  if (start !== undefined && end !== undefined && start > end) return { conflict: 'date_range' };
  return { date_range: { ...(start !== undefined && { start }), ...(end !== undefined && { end }) } };
}

function leastImportance(request: Filters, question: Filters): Filters {
  const least = Math.max(request.importance_min ?? 0, question.importance_min ?? 0);
  return least > 0 ? { importance_min: least } : {};
}

const phrasesOf = (request: Filters, question: Filters): readonly string[] => [
  ...new Set([...(request.contains ?? []), ...(question.contains ?? [])]),
];

/** What is excluded, and what must be said, of both. */
function united(request: Filters, question: Filters): Filters {
  const said = phrasesOf(request, question).slice(0, MAX_PHRASES);
  const not: Values = {};
  for (const field of VALUE_FIELDS) {
    const values = [request.not?.[field] ?? [], question.not?.[field] ?? []].flat() as string[];
    if (values.length > 0) not[field] = [...new Set(values)].slice(0, MAX_VALUES);
  }
  return {
    ...(said.length > 0 && { contains: said }),
    ...(Object.keys(not).length > 0 && { not: not as Filters['not'] }),
  };
}

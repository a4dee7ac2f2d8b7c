import { FIELDS, UNKNOWN } from '../../domain/analytics/dimensions.ts';
import { type Filters, VALUE_FILTERS } from '../../domain/search/filters.ts';

export type Clause = Readonly<Record<string, unknown>>;
type ValueFilter = keyof typeof VALUE_FILTERS;
type ValueFilters = Pick<Filters, ValueFilter>;

/** The filters as clauses of a bool query's `filter`, all on fields of the call (none on its moments). */
export function filterClauses(filters: Filters): readonly Clause[] {
  const unwanted = valueClauses(filters.not ?? {});
  return [
    ...valueClauses(filters),
    ...(unwanted.length > 0 ? [{ bool: { must_not: unwanted } }] : []),
    ...(filters.contains ?? []).map(saidClause),
    ...rangeClauses(filters),
  ];
}

/** Digits of any script. */
const DIGIT = /\p{Nd}/u;

/** A phrase as it is said: its words one after the other, by their stems or by their sounds; with a number by its stems alone. */
export function saidClause(phrase: string): Clause {
  const written = { match_phrase: { text: phrase } };
  if (DIGIT.test(phrase)) return written;
  return { bool: { should: [written, { match_phrase: { 'text.sounds': phrase } }], minimum_should_match: 1 } };
}

function valueClauses(filters: ValueFilters): readonly Clause[] {
  return (Object.keys(VALUE_FILTERS) as ValueFilter[]).flatMap((name) => {
    const values = filters[name];
    return values === undefined ? [] : [valueClause(name, values)];
  });
}

/** `unknown` also means the calls that lack an optional field, as it does where calls are grouped by one. */
function valueClause(name: ValueFilter, values: readonly string[]): Clause {
  const field = VALUE_FILTERS[name];
  const terms = { terms: { [field]: values } };
  if (!FIELDS[name].optional || !values.includes(UNKNOWN)) return terms;
  return { bool: { should: [terms, { bool: { must_not: [{ exists: { field } }] } }], minimum_should_match: 1 } };
}

function rangeClauses({ importance_min, duration_min, duration_max, date_range }: Filters): readonly Clause[] {
  return [
    ...rangeClause('importance_score', importance_min, undefined),
    ...rangeClause('duration_seconds', duration_min, duration_max),
    ...rangeClause('timestamp', date_range?.start, date_range?.end),
  ];
}

/** A range with both ends in it; none where it is open on both sides. */
function rangeClause(field: string, gte: number | string | undefined, lte: number | string | undefined) {
  const bounds = { ...(gte !== undefined && { gte }), ...(lte !== undefined && { lte }) };
  return Object.keys(bounds).length > 0 ? [{ range: { [field]: bounds } }] : [];
}

import { FIELDS, UNKNOWN } from '../../domain/analytics/dimensions.ts';
import { type Filters, VALUE_FILTERS } from '../../domain/search/filters.ts';

export type Clause = Readonly<Record<string, unknown>>;

/** The filters as clauses of a bool query's `filter`, all on fields of the call (none on its moments). */
export function filterClauses(filters: Filters): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const name of Object.keys(VALUE_FILTERS) as (keyof typeof VALUE_FILTERS)[]) {
    const values = filters[name];
    if (values !== undefined) clauses.push(valueClause(name, values));
  }
  const { importance_min, date_range } = filters;
  if (importance_min !== undefined) clauses.push({ range: { importance_score: { gte: importance_min } } });
  const bounds = {
    ...(date_range?.start !== undefined && { gte: date_range.start }),
    ...(date_range?.end !== undefined && { lte: date_range.end }),
  };
  if (Object.keys(bounds).length > 0) clauses.push({ range: { timestamp: bounds } });
  return clauses;
}

/** `unknown` also means the calls that lack an optional field, as it does where calls are grouped by one. */
function valueClause(name: keyof typeof VALUE_FILTERS, values: readonly string[]): Clause {
  const field = VALUE_FILTERS[name];
  const terms = { terms: { [field]: values } };
  if (!FIELDS[name].optional || !values.includes(UNKNOWN)) return terms;
  return { bool: { should: [terms, { bool: { must_not: [{ exists: { field } }] } }], minimum_should_match: 1 } };
}

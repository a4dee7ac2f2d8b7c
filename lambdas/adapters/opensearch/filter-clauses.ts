import { type Filters, VALUE_FILTERS } from '../../domain/search/filters.ts';

export type Clause = Readonly<Record<string, unknown>>;

/** The filters as clauses of a bool query's `filter`, all on fields of the call (none on its moments). */
export function filterClauses(filters: Filters): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const [name, field] of Object.entries(VALUE_FILTERS)) {
    const values = filters[name as keyof typeof VALUE_FILTERS];
    if (values !== undefined) clauses.push({ terms: { [field]: values } });
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

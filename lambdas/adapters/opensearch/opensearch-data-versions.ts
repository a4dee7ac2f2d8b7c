import { type DataFigures, dataVersion } from '../../domain/query/data-version.ts';
import type { DataVersions } from '../../domain/query/ports.ts';
import type { Filters } from '../../domain/search/filters.ts';
import { filterClauses } from './filter-clauses.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';

const SUMMED = ['revision', 'edition', 'duration_seconds', 'importance_score'] as const;

interface FiguresResponse {
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations: Readonly<Record<keyof Omit<DataFigures, 'calls'>, { readonly value: number | null }>>;
}

/** Versions of what the index holds, from figures that OpenSearch counts over the calls that filters let through. */
export class OpenSearchDataVersions implements DataVersions {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async versionOf(filters: Filters): Promise<string> {
    const [answer] = await this.#engine.msearch([figuresBody(filters)]);
    const fault = faultOf(answer);
    if (fault !== undefined) throw fault;
    const { hits, aggregations } = answer as FiguresResponse;
    const sums = SUMMED.map((field) => [field, aggregations[field].value ?? 0] as const);
    return dataVersion({
      calls: hits.total.value,
      newest_write: aggregations.newest_write.value,
      ...(Object.fromEntries(sums) as Pick<DataFigures, (typeof SUMMED)[number]>),
    });
  }
}

/** `_seq_no` is the engine's own number of a write, which grows with each: https://docs.opensearch.org/2.19/api-reference/document-apis/index-document/#response-body-fields */
function figuresBody(filters: Filters): object {
  const sums = SUMMED.map((field) => [field, { sum: { field } }] as const);
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: filterClauses(filters) } },
    aggs: { newest_write: { max: { field: '_seq_no' } }, ...Object.fromEntries(sums) },
  };
}

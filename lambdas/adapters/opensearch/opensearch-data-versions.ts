import { type DataFigures, dataVersion } from '../../domain/query/data-version.ts';
import type { DataVersions } from '../../domain/query/ports.ts';
import type { Filters } from '../../domain/search/filters.ts';
import { filterClauses } from './filter-clauses.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';

const SUMMED = ['revision', 'edition', 'duration_seconds', 'importance_score'] as const;
/** Before the name of each figure, beside the aggregations of a plan. */
const PREFIX = 'version_';

interface FiguresResponse {
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations?: Readonly<Record<string, { readonly value?: number | null } | undefined>> | undefined;
}

/** Versions of what the index holds, from figures that OpenSearch counts over the calls that filters let through. */
export class OpenSearchDataVersions implements DataVersions {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async versionOf(filters: Filters): Promise<string> {
    const body = { size: 0, track_total_hits: true, query: { bool: { filter: filterClauses(filters) } } };
    const [answer] = await this.#engine.msearch([{ ...body, aggs: VERSION_AGGREGATIONS }]);
    const fault = faultOf(answer);
    if (fault !== undefined) throw fault;
    return versionIn(answer as FiguresResponse);
  }
}

/**
 * What a version is made of. `_seq_no` is the engine's own number of a write, which grows with each:
 * https://docs.opensearch.org/2.19/api-reference/document-apis/index-document/#response-body-fields
 */
export const VERSION_AGGREGATIONS: Readonly<Record<string, object>> = {
  [`${PREFIX}newest_write`]: { max: { field: '_seq_no' } },
  ...Object.fromEntries(SUMMED.map((field) => [PREFIX + field, { sum: { field } }])),
};

/** The version in the answer to a search with those aggregations over every call that it is about. */
export function versionIn({ hits, aggregations = {} }: FiguresResponse): string {
  const sums = SUMMED.map((field) => [field, aggregations[PREFIX + field]?.value ?? 0] as const);
  return dataVersion({
    calls: hits.total.value,
    newest_write: aggregations[`${PREFIX}newest_write`]?.value ?? null,
    ...(Object.fromEntries(sums) as Pick<DataFigures, (typeof SUMMED)[number]>),
  });
}

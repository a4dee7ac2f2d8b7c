import { openingTurns } from '../../domain/query/opening-turns.ts';
import type { CallBrowse, CallPassages } from '../../domain/query/ports.ts';
import type { Filters } from '../../domain/search/filters.ts';
import type { HitFacts } from '../../domain/search/ports.ts';
import { filterClauses } from './filter-clauses.ts';
import type { EngineHit, SearchResponse } from './found-calls.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';

/** Lists calls by filters on OpenSearch's protocol. */
export class OpenSearchBrowse implements CallBrowse {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async browse(filters: Filters, size: number): Promise<{ calls: readonly CallPassages[]; total: number }> {
    const [answer] = await this.#engine.msearch([browseBody(filters, size)]);
    const fault = faultOf(answer);
    if (fault !== undefined) throw fault;
    const { hits, total } = (answer as SearchResponse).hits;
    return { calls: hits.map(openingOf), total: total?.value ?? hits.length };
  }
}

function browseBody(filters: Filters, size: number): object {
  return {
    size,
    track_total_hits: true,
    query: { bool: { filter: filterClauses(filters) } },
    sort: [{ importance_score: 'desc' }, { timestamp: 'desc' }, { call_id: 'asc' }],
    _source: { excludes: ['moments', 'identifiers'] },
  };
}

function openingOf({ _source = {} }: EngineHit): CallPassages {
  const { text = '', turns = [], ...facts } = _source;
  return { facts: facts as HitFacts, turns: openingTurns(text, turns) };
}

import { passageTurns } from '../../domain/query/passage-turns.ts';
import type { CallPassages, PassageSearch } from '../../domain/query/ports.ts';
import type { HitFacts, SearchLegs } from '../../domain/search/ports.ts';
import { type EngineHit, markedRanges, nearestMoment, type SearchResponse } from './found-calls.ts';
import { faultOf, type MultiSearch } from './multi-search.ts';
import { passagesBody } from './search-bodies.ts';

/**
 * Reads passages on OpenSearch's protocol. The answer has each call's text up to three times: as it is, and marked by stems
 * and by sounds.
 */
export class OpenSearchPassages implements PassageSearch {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async passages(callIds: readonly string[], legs: SearchLegs): Promise<ReadonlyMap<string, CallPassages>> {
    if (callIds.length === 0) return new Map();
    const [answer] = await this.#engine.msearch([passagesBody(callIds, legs)]);
    const fault = faultOf(answer);
    if (fault !== undefined) throw fault;
    return new Map((answer as SearchResponse).hits.hits.map((hit) => [hit._id ?? '', passagesOf(hit)]));
  }
}

function passagesOf(hit: EngineHit): CallPassages {
  const { text = '', turns = [], ...facts } = hit._source ?? {};
  const found = { text, turns, ranges: markedRanges(hit, text), nearest: nearestMoment(hit) };
  return { facts: facts as HitFacts, turns: passageTurns(found) };
}

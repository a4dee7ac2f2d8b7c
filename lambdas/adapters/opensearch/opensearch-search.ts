import type { Moment, TurnRef } from '../../domain/search/document.ts';
import { markedTurns, shortened } from '../../domain/search/evidence.ts';
import type {
  CallSearch,
  Evidence,
  HitFacts,
  RankedList,
  Rankings,
  SearchLegs,
  ShownHit,
} from '../../domain/search/ports.ts';
import { type EngineHit, markedRanges, nearestMoment, type SearchResponse } from './found-calls.ts';
import { failureOf, faultOf, type MultiSearch } from './multi-search.ts';
import { IDENTIFIER_QUERY, rankBodies, showBody } from './search-bodies.ts';

/** Searches on OpenSearch's protocol; every search goes out as one `_msearch`. */
export class OpenSearchCallSearch implements CallSearch {
  readonly #engine: MultiSearch;

  constructor(engine: MultiSearch) {
    this.#engine = engine;
  }

  async rank(legs: SearchLegs): Promise<Rankings> {
    const answers = [...(await this.#engine.msearch(rankBodies(legs)))];
    const keyword = legs.keyword && readRanking(answers.shift());
    const semantic = legs.semantic && readRanking(answers.shift());
    // Without the list by meaning there is still an answer by words.
    if (keyword instanceof Error) throw keyword;
    return { ...(keyword && { keyword }), ...(semantic && !(semantic instanceof Error) && { semantic }) };
  }

  async show(callIds: readonly string[], legs: SearchLegs): Promise<ReadonlyMap<string, ShownHit>> {
    if (callIds.length === 0) return new Map();
    const [answer] = await this.#engine.msearch([showBody(callIds, legs)]);
    const failure = failureOf(answer);
    if (failure !== undefined) throw failure;
    const { hits } = (answer as SearchResponse).hits;
    return new Map(hits.map((hit) => [hit._id ?? '', shownHit(hit, legs)]));
  }
}

function readRanking(answer: unknown): RankedList | Error {
  // The best of some of the calls may not be among the best of all of them.
  const fault = faultOf(answer);
  if (fault !== undefined) return fault;
  const { hits, total } = (answer as SearchResponse).hits;
  return {
    hits: hits.map((hit) => ({
      call_id: hit.sort?.[1] ?? '',
      score: hit.sort?.[0] ?? 0,
      identifier: hit.matched_queries?.includes(IDENTIFIER_QUERY) ?? false,
    })),
    total: { value: total?.value ?? hits.length, exact: total?.relation !== 'gte' },
  };
}

function shownHit(hit: EngineHit, { keyword }: SearchLegs): ShownHit {
  const { text = '', turns = [], ...facts } = hit._source ?? {};
  const words = keyword ? markedTurns(text, markedRanges(hit, text), turns) : [];
  const nearest = nearestMoment(hit);
  const moment = nearest && momentEvidence(nearest, turns);
  // What the words show of the same turns is shown more exactly there.
  const covered = moment && words.some(({ turn }) => turn >= moment.turn && turn <= moment.last_turn);
  return { facts: facts as HitFacts, evidence: moment && !covered ? [...words, moment] : words };
}

function momentEvidence({ turn, last_turn, text }: Moment, turns: readonly TurnRef[]): Evidence {
  const speaker = turns.find((ref) => ref.turn === turn)?.speaker ?? 'unknown';
  return { turn, last_turn, speaker, text: shortened(text), highlights: [] };
}

import type { CallDocument, TurnRef } from '../../domain/search/document.ts';
import { markedTurns, mergeRanges, readMarks, shortened } from '../../domain/search/evidence.ts';
import {
  type CallSearch,
  type Evidence,
  type HitFacts,
  IndexUnavailableError,
  type RankedList,
  type Rankings,
  type SearchLegs,
  type ShownHit,
} from '../../domain/search/ports.ts';
import { failureOf, type MultiSearch } from './multi-search.ts';
import { IDENTIFIER_QUERY, MARK, rankBodies, showBody } from './search-bodies.ts';

interface SearchResponse {
  readonly timed_out?: boolean;
  readonly _shards?: { readonly failed: number };
  readonly hits: {
    readonly total?: { readonly value: number; readonly relation: 'eq' | 'gte' };
    readonly hits: readonly EngineHit[];
  };
}

interface EngineHit {
  /** Not of a ranking. */
  readonly _id?: string;
  /** Score and call_id, of a ranking. */
  readonly sort?: readonly [number, string];
  readonly matched_queries?: readonly string[];
  readonly _source?: Partial<CallDocument>;
  readonly highlight?: Readonly<Record<string, readonly string[]>>;
  readonly inner_hits?: {
    readonly moments: { readonly hits: { readonly hits: readonly { _source: MomentSource }[] } };
  };
}

interface MomentSource {
  readonly turn: number;
  readonly last_turn: number;
  readonly text: string;
}

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
  const failure = failureOf(answer);
  if (failure !== undefined) return failure;
  const { timed_out, _shards, hits: found } = answer as SearchResponse;
  // The best of some of the calls may not be among the best of all of them.
  if (timed_out === true || (_shards?.failed ?? 0) > 0)
    return new IndexUnavailableError(new Error('Some shards did not answer.'));
  const { hits, total } = found;
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
  const words = keyword ? wordEvidence(hit, text, turns) : [];
  const nearest = hit.inner_hits?.moments.hits.hits[0]?._source;
  const moment = nearest && momentEvidence(nearest, turns);
  // What the words show of the same turns is shown more exactly there.
  const covered = moment && words.some(({ turn }) => turn >= moment.turn && turn <= moment.last_turn);
  return { facts: facts as HitFacts, evidence: moment && !covered ? [...words, moment] : words };
}

function wordEvidence(hit: EngineHit, text: string, turns: readonly TurnRef[]): readonly Evidence[] {
  const marked = Object.values(hit.highlight ?? {}).flatMap(([whole]) =>
    whole === undefined ? [] : [readMarks(whole, MARK)],
  );
  const ranges = mergeRanges(marked.flatMap((one) => (one.text === text ? one.ranges : [])));
  return markedTurns(text, ranges, turns);
}

function momentEvidence({ turn, last_turn, text }: MomentSource, turns: readonly TurnRef[]): Evidence {
  const speaker = turns.find((ref) => ref.turn === turn)?.speaker ?? 'unknown';
  return { turn, last_turn, speaker, text: shortened(text), highlights: [] };
}

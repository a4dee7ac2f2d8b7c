import type { KeywordLeg, SearchLegs, SemanticLeg } from '../../domain/search/ports.ts';
import { type Clause, filterClauses, saidClause } from './filter-clauses.ts';

/** Name by which a hit tells that an identifier of the query stands in it. */
export const IDENTIFIER_QUERY = 'identifier';

/**
 * How much a field's score counts. A word that is found by its sound only is worth half: the sounds of English words
 * meet by chance. An identifier outweighs whatever words can score.
 */
const BOOST = { words: 1, sounds: 0.5, identifier: 10_000 } as const;

/** Marks of a highlight: private-use characters, which documentOf keeps out of texts. */
export const MARK = { start: '\ue000', end: '\ue001' } as const;

/** Calls that the nearest-neighbour search looks at beyond those asked for; it is approximate. */
const SPARE_NEIGHBOURS = 50;

/**
 * Scores and ids alone. The id comes from the sort, out of a column: as `_id` it would have to be read from each document,
 * which took half of the time of a search.
 */
const BEST_FIRST = { _source: false, stored_fields: '_none_', sort: [{ _score: 'desc' }, { call_id: 'asc' }] };

/** One search body for each leg, in the order keyword, semantic. Ids and scores only. */
export function rankBodies({ filters, phrases, keyword, semantic }: SearchLegs): readonly object[] {
  const filter = [...filterClauses(filters), ...phrases.map((phrase) => ({ match_phrase: { text: phrase } }))];
  return [...(keyword ? [keywordBody(keyword, filter)] : []), ...(semantic ? [semanticBody(semantic, filter)] : [])];
}

function keywordBody(leg: KeywordLeg, filter: readonly Clause[]): object {
  return {
    size: leg.size,
    query: { bool: { ...keywordClauses(leg), filter } },
    ...BEST_FIRST,
    ...(leg.after && { search_after: [leg.after.score, leg.after.call_id] }),
  };
}

/** Any word, by stem or by sound, whichever is better; and identifiers above all. */
function keywordClauses({ words, identifiers }: KeywordLeg) {
  const byWord = {
    dis_max: {
      queries: [
        { match: { text: { query: words, boost: BOOST.words } } },
        { match: { 'text.sounds': { query: words, boost: BOOST.sounds } } },
      ],
    },
  };
  const exact = { terms: { identifiers, boost: BOOST.identifier, _name: IDENTIFIER_QUERY } };
  return {
    should: [byWord, ...(identifiers.length > 0 ? [exact] : [])],
    minimum_should_match: 1,
  };
}

/**
 * A range over every call. OpenSearch rewrites a range of dates that holds for all documents of a shard to "has the
 * field", and as the only filter of a nested nearest-neighbour search that lets nothing pass (2.19); this one lets pass.
 */
const EVERY_CALL = { range: { revision: { gte: 0 } } };

function semanticBody({ vector, size }: SemanticLeg, filter: readonly Clause[]): object {
  const passing = { filter: { bool: { filter: [...filter, EVERY_CALL] } } };
  const neighbours = { vector: [...vector], k: size + SPARE_NEIGHBOURS, ...(filter.length > 0 && passing) };
  return {
    size,
    query: { nested: { path: 'moments', score_mode: 'max', query: { knn: { 'moments.vector': neighbours } } } },
    ...BEST_FIRST,
  };
}

/** The calls of a page with what shows why they were found: marked text, and the nearest moment. */
export function showBody(callIds: readonly string[], { keyword, semantic }: SearchLegs): object {
  const words = keyword ? [{ bool: keywordClauses(keyword) }] : [];
  return foundBody(callIds, { words, semantic, text: words.length > 0 });
}

/** Calls with their whole text, marked where it has the words or phrases of the legs, and the nearest moment of each. */
export function passagesBody(callIds: readonly string[], { filters, phrases, keyword, semantic }: SearchLegs): object {
  const said = [...phrases, ...(filters.contains ?? [])].map(saidClause);
  const words = [...(keyword ? [{ bool: keywordClauses(keyword) }] : []), ...said];
  return foundBody(callIds, { words, semantic, text: words.length > 0 || semantic !== undefined });
}

interface Shown {
  /** Clauses whose words are marked. */
  readonly words: readonly Clause[];
  readonly semantic: SemanticLeg | undefined;
  readonly text: boolean;
}

function foundBody(callIds: readonly string[], { words, semantic, text }: Shown): object {
  const ids = { ids: { values: callIds } };
  const nearest = semantic && {
    nested: {
      path: 'moments',
      query: { knn: { 'moments.vector': { vector: [...semantic.vector], k: callIds.length, filter: ids } } },
      inner_hits: { size: 1, _source: ['moments.turn', 'moments.last_turn', 'moments.text'] },
    },
  };
  return {
    size: callIds.length,
    _source: { excludes: ['moments', 'identifiers', ...(text ? [] : ['text'])] },
    query: { bool: { filter: [ids], should: [...words, ...(nearest ? [nearest] : [])] } },
    ...(words.length > 0 && { highlight: HIGHLIGHT }),
  };
}

const HIGHLIGHT = {
  pre_tags: [MARK.start],
  post_tags: [MARK.end],
  // The whole text, marked: its lines are the turns.
  fields: { text: { number_of_fragments: 0 }, 'text.sounds': { number_of_fragments: 0 } },
};

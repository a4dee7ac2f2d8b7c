import type { Analyzer } from '../analysis/token.ts';
import { parsingError, unsupported } from '../errors.ts';
import { toNumber } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import { MAX_CLAUSES, tooManyClauses } from './limits.ts';
import { matchTerms, notIndexed } from './match-terms.ts';
import { minimumShouldMatch } from './minimum-should-match.ts';
import { readFieldBody } from './options.ts';
import { phraseMatches } from './phrase.ts';
import { matchNone, noHits, type Query, type QueryContext, shardError } from './query.ts';
import { termOn } from './term-level.ts';

export interface MatchOptions {
  readonly operator: 'or' | 'and';
  readonly minimum?: string;
  /** Name of an analyzer; @default the field's search analyzer */
  readonly analyzer?: string;
  readonly lenient: boolean;
  readonly zeroTermsAll: boolean;
}

const MATCH_KEYS = ['query', 'operator', 'minimum_should_match', 'analyzer', 'lenient', 'zero_terms_query'];
/** Known to the real engine; taken when they ask for what is the default anyway. */
const DEFAULTS = ['fuzzy_transpositions', 'max_expansions', 'prefix_length', 'auto_generate_synonyms_phrase_query'];

export function matchQuery(value: unknown, context: QueryContext): Query {
  const { field, json, finish } = readFieldBody('match', value, 'query', [...MATCH_KEYS, ...DEFAULTS, 'fuzziness']);
  if (json.fuzziness !== undefined) throw unsupported('fuzziness');
  return finish(matchOn(context, field, queryText('match', json.query), readMatchOptions(json)));
}

export function queryText(type: string, value: unknown): string {
  if (value === undefined || value === null) throw parsingError(`[${type}] No text specified for text query`);
  if (typeof value === 'object') throw parsingError(`[${type}] unknown token [START_OBJECT] after [query]`);
  return String(value);
}

export function readMatchOptions(json: Readonly<Record<string, unknown>>): MatchOptions {
  const operator = String(json.operator ?? 'or').toLowerCase();
  if (operator !== 'or' && operator !== 'and') throw parsingError(`operator has to be or, and; not [${operator}]`);
  return {
    operator,
    lenient: json.lenient === true,
    zeroTermsAll: json.zero_terms_query === 'all',
    ...(json.minimum_should_match !== undefined && { minimum: String(json.minimum_should_match) }),
    ...(json.analyzer !== undefined && { analyzer: String(json.analyzer) }),
  };
}

/** A match query on one field. */
export function matchOn(context: QueryContext, name: string, text: string, options: MatchOptions): Query {
  const field = context.shard.mapping.fields.get(name);
  if (field === undefined) return matchNone;
  if (field.type !== 'text') return termOn(context, field, text, options.lenient);
  const terms = searchAnalyzer(context, field, options.analyzer)
    .analyze(text)
    .tokens.map(({ term }) => term);
  if (terms.length === 0) return options.zeroTermsAll ? context.compile({ match_all: {} }) : matchNone;
  if (terms.length > MAX_CLAUSES) throw tooManyClauses();
  context.addClauses(terms.length);
  const minimum = options.operator === 'and' ? terms.length : requiredTerms(options.minimum, terms.length);
  return {
    highlighted: terms.map((term) => ({ field: name, terms: [term] })),
    match: (space) => matchTerms(space, field, terms, minimum),
  };
}

function requiredTerms(spec: string | undefined, terms: number): number {
  return spec === undefined || terms === 1 ? 1 : Math.max(1, minimumShouldMatch(spec, terms));
}

export function searchAnalyzer(context: QueryContext, field: Field, name: string | undefined): Analyzer {
  if (!field.indexed) throw notIndexed(field);
  const analyzer = name === undefined ? field.searchAnalyzer : context.analyzer(name);
  if (analyzer === undefined) throw shardError('query_shard_exception', `[match] analyzer [${name}] not found`);
  return analyzer;
}

export function matchPhraseQuery(value: unknown, context: QueryContext): Query {
  const known = ['query', 'analyzer', 'slop', 'zero_terms_query'];
  const { field, json, finish } = readFieldBody('match_phrase', value, 'query', known);
  if ((toNumber(json.slop ?? 0) ?? 0) !== 0) throw unsupported('slop');
  const analyzer = json.analyzer === undefined ? undefined : String(json.analyzer);
  return finish(phraseOn(context, field, queryText('match_phrase', json.query), analyzer));
}

export function phraseOn(context: QueryContext, name: string, text: string, analyzer?: string): Query {
  const field = context.shard.mapping.fields.get(name);
  if (field === undefined) return matchNone;
  if (field.type !== 'text') return termOn(context, field, text, false);
  const { tokens } = searchAnalyzer(context, field, analyzer).analyze(text);
  const terms = tokens.map(({ term }) => term);
  if (terms.length === 0) return matchNone;
  context.addClauses(1);
  if (terms.length > 1 && !field.positions)
    throw shardError(
      'illegal_state_exception',
      `field:[${name}] was indexed without position data; cannot run PhraseQuery`,
    );
  const first = tokens[0]?.position ?? 0;
  const offsets = tokens.map(({ position }) => position - first);
  return {
    highlighted: [{ field: name, terms, offsets }],
    match(space) {
      if (terms.length === 1) return matchTerms(space, field, terms, 1);
      const index = field.space === space.path ? space.texts.get(name) : undefined;
      return index === undefined ? noHits(space) : phraseMatches(space, index, { terms, offsets, norms: field.norms });
    },
  };
}

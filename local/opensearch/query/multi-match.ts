import { parsingError, unsupported } from '../errors.ts';
import { asArray, toNumber } from '../json.ts';
import { anyOf, best } from './compound.ts';
import { matchOn, phraseOn, queryText, readMatchOptions } from './full-text.ts';
import { readBody } from './options.ts';
import { boosted, matchNone, type Query, type QueryContext } from './query.ts';

const KEYS = [
  'query',
  'fields',
  'type',
  'operator',
  'minimum_should_match',
  'tie_breaker',
  'analyzer',
  'lenient',
  'zero_terms_query',
];

export function multiMatch(value: unknown, context: QueryContext): Query {
  const { json, finish } = readBody('multi_match', value, KEYS);
  const type = String(json.type ?? 'best_fields');
  const text = queryText('multi_match', json.query);
  const options = readMatchOptions(json);
  const fields = asArray(json.fields ?? []).flatMap((field) => expandField(String(field), context));
  if (json.fields === undefined) throw unsupported('multi_match without fields');
  const on = (name: string) =>
    type === 'phrase' ? phraseOn(context, name, text, options.analyzer) : matchOn(context, name, text, options);
  const queries = fields.map(({ name, boost }) => boosted(on(name), boost));
  const [only] = queries;
  if (only === undefined) return finish(matchNone);
  const tie = json.tie_breaker === undefined ? undefined : toNumber(json.tie_breaker);
  switch (type) {
    case 'best_fields':
    case 'phrase':
      return finish(queries.length === 1 ? only : best(queries, tie ?? 0));
    case 'most_fields':
      return finish(tie === undefined || tie === 1 ? anyOf(queries) : best(queries, tie));
    case 'cross_fields':
    case 'phrase_prefix':
    case 'bool_prefix':
      throw unsupported(`multi_match of type [${type}]`);
    default:
      throw parsingError(`failed to parse [multi_match] query type [${type}]. unknown type.`);
  }
}

/** `name`, `name^2`, `name.*`: the fields that it stands for. */
function expandField(spec: string, { shard }: QueryContext): readonly { name: string; boost: number }[] {
  const [pattern = '', factor] = spec.split('^');
  const boost = factor === undefined ? 1 : Number(factor);
  if (!Number.isFinite(boost)) throw parsingError(`For input string: "${factor}"`);
  if (!pattern.includes('*')) return [{ name: pattern, boost }];
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const test = new RegExp(`^${parts.join('.*')}$`, 's');
  const texts = [...shard.mapping.fields.values()].filter(
    ({ name, type }) => test.test(name) && (type === 'text' || type === 'keyword'),
  );
  return texts.map(({ name }) => ({ name, boost }));
}

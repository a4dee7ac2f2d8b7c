import { illegalArgument, parsingError } from '../errors.ts';
import { isObject, type JsonObject, toNumber } from '../json.ts';
import { boosted, named, type Query } from './query.ts';

/** A query's own body, without what every query can have. */
export interface QueryBody {
  readonly json: JsonObject;
  /** Puts boost and name on the finished query. */
  finish(query: Query): Query;
}

/** Reads an object with the keys that a query knows, beside `boost` and `_name`. */
export function readBody(type: string, value: unknown, known: readonly string[]): QueryBody {
  if (!isObject(value)) throw parsingError(`[${type}] query malformed, no start_object after query name`);
  for (const key of Object.keys(value)) {
    if (key !== 'boost' && key !== '_name' && !known.includes(key))
      throw parsingError(`[${type}] query does not support [${key}]`);
  }
  const { boost, _name: name } = value;
  const factor = boost === undefined ? 1 : toNumber(boost);
  if (factor === undefined) throw parsingError(`For input string: "${String(boost)}"`);
  if (factor < 0)
    throw illegalArgument(`negative [boost] are not allowed in [${type}], use a value between 0 and 1 to deboost`);
  return {
    json: value,
    finish: (query) => {
      const scored = boosted(query, factor);
      return name === undefined ? scored : named(scored, String(name));
    },
  };
}

/** `{field: value}` or `{field: {…}}`, as the queries on one field are written. */
export function readFieldBody(
  type: string,
  value: unknown,
  short: string,
  known: readonly string[],
): QueryBody & { readonly field: string } {
  if (!isObject(value)) throw parsingError(`[${type}] query malformed, no start_object after query name`);
  const { boost, _name, ...fields } = value;
  const names = Object.keys(fields);
  const [field] = names;
  if (field === undefined) throw parsingError(`[${type}] query malformed, no field`);
  if (names.length > 1)
    throw parsingError(`[${type}] query doesn't support multiple fields, found [${field}] and [${names[1]}]`);
  const inner = fields[field];
  if (Array.isArray(inner)) throw parsingError(`[${type}] query does not support array of values`);
  const outer = { ...(boost !== undefined && { boost }), ...(_name !== undefined && { _name }) };
  const body = isObject(inner) ? { ...outer, ...inner } : { ...outer, [short]: inner };
  return { field, ...readBody(type, body, known) };
}

import { parsingError, unsupported } from '../errors.ts';
import { asArray, isObject, toNumber } from '../json.ts';
import { parseDate } from '../mapping/dates.ts';
import type { Field } from '../mapping/field.ts';
import { KeywordColumn, NumberColumn } from '../shard/column.ts';
import type { Space } from '../shard/space.ts';
import { bm25Score, idf, inverseNorm } from './bm25.ts';
import { anyOf } from './compound.ts';
import { MAX_TERMS } from './limits.ts';
import { matchTerms, notIndexed } from './match-terms.ts';
import { readBody, readFieldBody } from './options.ts';
import { matchNone, type Query, type QueryContext, shardError, testQuery } from './query.ts';

export function termQuery(value: unknown, context: QueryContext): Query {
  const { field, json, finish } = readFieldBody('term', value, 'value', ['value', 'case_insensitive']);
  if (json.case_insensitive === true) throw unsupported('case_insensitive');
  if (json.value === undefined || json.value === null) throw parsingError('value cannot be null');
  if (field === '_id') return finish(idsOf(context, [String(json.value)]));
  const target = context.shard.mapping.fields.get(field);
  return finish(target === undefined ? matchNone : termOn(context, target, json.value, false));
}

/** Documents whose field has a value. */
export function termOn(context: QueryContext, field: Field, value: unknown, lenient: boolean): Query {
  if (typeof value === 'object') throw parsingError('[term] query does not support objects and arrays');
  if (!field.indexed && !field.docValues) throw notIndexed(field);
  context.addClauses(1);
  const { name, type } = field;
  if (type === 'text') {
    if (!field.indexed) throw notIndexed(field);
    const terms = [String(value)];
    return { highlighted: [{ field: name, terms }], match: (space) => matchTerms(space, field, terms, 1) };
  }
  if (type === 'keyword') return keywordTerm(field, String(value));
  if (type === 'date') return dateTerm(field, value, context.now);
  const wanted = lenient ? tryExact(field, value) : exactNumber(field, value);
  if (wanted === undefined) return matchNone;
  const query = onNumbers(field, (number) => number === wanted);
  return type === 'boolean' && field.indexed ? scoredByRarity(field, query) : query;
}

/** Booleans are terms to the real engine, and scored like keywords. */
function scoredByRarity(field: Field, query: Query): Query {
  return {
    highlighted: [],
    match(space, run) {
      const { bits } = query.match(space, run);
      const column = columnOf(space, field);
      let having = 0;
      let matching = 0;
      for (let doc = 0; doc < bits.length; doc++) {
        if (column?.has(doc) === true) having++;
        matching += bits[doc] ?? 0;
      }
      const norm = inverseNorm(1, { docCount: having, tokenCount: having });
      return { bits, score: bm25Score(idf(having, matching), 1, norm) };
    },
  };
}

function tryExact(field: Field, value: unknown): number | undefined {
  try {
    return exactNumber(field, value);
  } catch {
    return undefined;
  }
}

/** Scored as a term that occurs once in a text of length 1: keywords have neither frequencies nor lengths. */
function keywordTerm(field: Field, word: string): Query {
  const { name } = field;
  return {
    highlighted: [{ field: name, terms: [word] }],
    match(space) {
      const bits = new Uint8Array(space.count);
      const column = columnOf(space, field);
      const code = column instanceof KeywordColumn ? column.code(word) : -1;
      if (!(column instanceof KeywordColumn) || code < 0) return { bits, score: 0 };
      const first = column.first.data;
      const length = Math.min(bits.length, first.length);
      for (let doc = 0; doc < length; doc++) if (first[doc] === code) bits[doc] = 1;
      for (const [doc, codes] of column.several) if (codes.includes(code)) bits[doc] = 1;
      const rarity = idf(column.docCount, column.counts.data[code] ?? 0);
      return { bits, score: field.indexed ? bm25Score(rarity, 1, inverseNorm(1, column)) : 1 };
    },
  };
}

/** A date without a time of day means the whole day. */
function dateTerm(field: Field, value: unknown, now: number): Query {
  const from = parseDate(value, { now });
  const to = parseDate(value, { roundUp: true, now });
  if (from === undefined || to === undefined) throw unreadableDate(value);
  return onNumbers(field, (number) => number >= from && number <= to);
}

export const unreadableDate = (value: unknown) =>
  shardError(
    'parse_exception',
    `failed to parse date field [${String(value)}] with format [strict_date_optional_time||epoch_millis]`,
  );

/** Undefined when no document can have this value, such as 1.5 in a field of whole numbers. */
export function exactNumber(field: Field, value: unknown): number | undefined {
  if (field.type === 'boolean') {
    if (value === true || value === 'true') return 1;
    if (value === false || value === 'false' || value === '') return 0;
    throw shardError(
      'query_shard_exception',
      `failed to create query: Can't parse boolean value [${String(value)}], expected [true] or [false]`,
    );
  }
  const number = toNumber(value);
  if (number === undefined)
    throw shardError('query_shard_exception', `failed to create query: For input string: "${String(value)}"`);
  if (field.type === 'float') return Math.fround(number);
  if (field.type === 'half_float') return Math.f16round(number);
  return field.type === 'double' || Number.isInteger(number) ? number : undefined;
}

/** The column of a field, when its documents are those of this space. */
export function columnOf(space: Space, field: Field): KeywordColumn | NumberColumn | undefined {
  return field.space === space.path ? space.columns.get(field.name) : undefined;
}

/** Documents of which one number of a field passes a test. */
export function onNumbers(field: Field, test: (number: number) => boolean): Query {
  return testQuery((space) => {
    const column = columnOf(space, field);
    if (!(column instanceof NumberColumn)) return undefined;
    const first = column.first.data;
    const { several } = column;
    if (several.size === 0) return (doc) => doc < first.length && test(first[doc] ?? Number.NaN);
    return (doc) => several.get(doc)?.some(test) ?? (doc < first.length && test(first[doc] ?? Number.NaN));
  });
}

/** Documents of which one word of a field passes a test of its code. */
function onCodes(field: Field, tests: (column: KeywordColumn) => (code: number) => boolean): Query {
  return testQuery((space) => {
    const column = columnOf(space, field);
    if (!(column instanceof KeywordColumn)) return undefined;
    const test = tests(column);
    const first = column.first.data;
    const { several } = column;
    return (doc) => {
      const code = doc < first.length ? (first[doc] ?? -1) : -1;
      return code >= 0 && (several.get(doc)?.some(test) ?? test(code));
    };
  });
}

export function termsQuery(value: unknown, context: QueryContext): Query {
  if (!isObject(value)) throw parsingError('[terms] query malformed, no start_object after query name');
  const { boost: _, _name: __, ...fields } = value;
  const names = Object.keys(fields);
  const [name] = names;
  if (names.length > 1) throw parsingError(`[terms] query does not support multiple fields`);
  const { finish } = readBody('terms', value, names);
  if (name === undefined) throw parsingError('No field name specified in [terms] query, expects a field name');
  const list = value[name];
  if (isObject(list)) throw unsupported('terms lookup');
  if (!Array.isArray(list)) throw parsingError(`[terms] query does not support [${name}]`);
  if (list.includes(null)) throw parsingError('No value specified for terms query');
  if (list.length > MAX_TERMS)
    throw shardError(
      'query_shard_exception',
      `failed to create query: The number of terms [${list.length}] used in the Terms Query request has exceeded the allowed maximum of [${MAX_TERMS}]. This maximum can be set by changing the [index.max_terms_count] index level setting.`,
    );
  if (name === '_id') return finish(idsOf(context, list.map(String)));
  const field = context.shard.mapping.fields.get(name);
  return finish(field === undefined ? matchNone : termsOn(context, field, list));
}

function termsOn(context: QueryContext, field: Field, values: readonly unknown[]): Query {
  if (!field.indexed && !field.docValues) throw notIndexed(field);
  const { name, type } = field;
  if (type === 'keyword') {
    const highlighted = values.map((word) => ({ field: name, terms: [String(word)] }));
    const byCode = (column: KeywordColumn) => {
      const codes = new Set(values.map((word) => column.code(String(word))));
      return (code: number) => codes.has(code);
    };
    return { ...onCodes(field, byCode), highlighted };
  }
  if (type === 'text' || type === 'date') {
    const any = anyOf(values.map((value) => termOn(context, field, value, false)));
    return { ...any, match: (space, run) => ({ bits: any.match(space, run).bits, score: 1 }) };
  }
  const [only] = values;
  if (type === 'boolean' && values.length === 1) return termOn(context, field, only, false);
  const numbers = new Set(values.map((value) => exactNumber(field, value)));
  return onNumbers(field, (number) => numbers.has(number));
}

export function prefixQuery(value: unknown, context: QueryContext): Query {
  const known = ['value', 'rewrite', 'case_insensitive'];
  const { field: name, json, finish } = readFieldBody('prefix', value, 'value', known);
  if (json.case_insensitive === true || json.rewrite !== undefined) throw unsupported('options of prefix');
  const field = context.shard.mapping.fields.get(name);
  if (field === undefined) return finish(matchNone);
  const prefix = String(json.value ?? '');
  if (field.type !== 'keyword' && field.type !== 'text')
    throw shardError(
      'query_shard_exception',
      `Can only use prefix queries on keyword and text fields - not on [${name}] which is of type [${field.type}]`,
    );
  if (!field.indexed && !field.docValues) throw notIndexed(field);
  const highlighted = [{ field: name, terms: [prefix], prefix: true }];
  if (field.type === 'keyword')
    return finish({ ...onCodes(field, (column) => (code) => column.word(code).startsWith(prefix)), highlighted });
  return finish({
    highlighted,
    match(space) {
      const bits = new Uint8Array(space.count);
      const text = field.space === space.path ? space.texts.get(name) : undefined;
      for (const term of text?.terms() ?? [])
        if (term.startsWith(prefix)) for (const doc of text?.find(term).docs ?? []) bits[doc] = 1;
      return { bits, score: 1 };
    },
  });
}

export function existsQuery(value: unknown, context: QueryContext): Query {
  const { json, finish } = readBody('exists', value, ['field']);
  if (typeof json.field !== 'string' || json.field === '')
    throw parsingError('[exists] must be provided with a [field]');
  const name = json.field;
  const { fields } = context.shard.mapping;
  const below = [...fields.values()].filter((field) => field.name === name || field.name.startsWith(`${name}.`));
  const exact = fields.get(name);
  const targets = exact === undefined ? below : [exact];
  const queries = targets.map((field) => testQuery((space) => presence(space, field)));
  if (queries.length === 0) return finish(matchNone);
  const any = anyOf(queries);
  return finish({ highlighted: [], match: (space, run) => ({ bits: any.match(space, run).bits, score: 1 }) });
}

function presence(space: Space, field: Field): ((doc: number) => boolean) | undefined {
  if (field.space !== space.path || (!field.indexed && !field.docValues)) return undefined;
  const text = space.texts.get(field.name);
  if (text !== undefined) return (doc) => (text.lengths.data[doc] ?? 0) > 0;
  const vectors = space.vectors.get(field.name);
  if (vectors !== undefined) {
    const docs = new Set(vectors.docs());
    return (doc) => docs.has(doc);
  }
  const column = space.columns.get(field.name);
  return column && ((doc) => column.has(doc));
}

export function idsQuery(value: unknown, context: QueryContext): Query {
  const { json, finish } = readBody('ids', value, ['values']);
  if (json.values === undefined) throw parsingError('[ids] requires [values]');
  return finish(idsOf(context, asArray(json.values).map(String)));
}

function idsOf({ shard }: QueryContext, ids: readonly string[]): Query {
  return testQuery((space) => {
    if (space.path !== '') return undefined;
    const docs = new Set(ids.map((id) => shard.find(id)));
    return (doc) => docs.has(doc);
  });
}

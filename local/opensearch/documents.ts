import { randomBytes } from 'node:crypto';
import type { Catalogue, Index } from './catalogue.ts';
import { illegalArgument, mapperParsing, OpenSearchError, unsupported, validationFailed } from './errors.ts';
import { asArray, isObject, type JsonObject, parseJson, requireKnownKeys } from './json.ts';
import { readSource } from './search/request.ts';
import { filterSource, type SourceFilter } from './search/source-filter.ts';
import type { VersionRule, WriteResult } from './shard/shard.ts';

/** Bytes of an id. */
const MAX_ID = 512;

/** `version` and `version_type` of a request or a bulk item. */
export function readVersion(version: unknown, type: unknown): VersionRule {
  const rule = String(type ?? 'internal');
  if (rule === 'external_gt') return readVersion(version, 'external');
  if (rule !== 'internal' && rule !== 'external' && rule !== 'external_gte')
    throw illegalArgument(`No version type match [${rule}]`);
  if (version === undefined || version === null) {
    if (rule === 'internal') return { type: rule };
    throw validationFailed(`illegal version value [-3] for version type [${rule.toUpperCase()}]`);
  }
  const number = Number(version);
  if (rule === 'internal')
    throw validationFailed(
      'internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead',
    );
  if (!Number.isInteger(number) || number < 0)
    throw validationFailed(`illegal version value [${String(version)}] for version type [${rule.toUpperCase()}]`);
  if (!Number.isSafeInteger(number)) throw unsupported('versions beyond 2^53');
  return { type: rule, version: number };
}

export function requireId(id: string): void {
  const bytes = Buffer.byteLength(id);
  if (bytes > MAX_ID)
    throw validationFailed(`id [${id}] is too long, must be no longer than ${MAX_ID} bytes but was: ${bytes}`);
}

export const newId = () => randomBytes(15).toString('base64url');

/** The document of a write; mapper_parsing_exception (400) when it is none. */
export function readDocument(text: string): JsonObject {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not JSON';
    throw mapperParsing('failed to parse', { type: 'json_parse_exception', reason });
  }
  if (isObject(json)) return json;
  throw mapperParsing('failed to parse', { type: 'not_x_content_exception', reason: 'a document has to be an object' });
}

/** What a write answers about a document. */
export function writeAnswer(
  index: Index,
  id: string,
  { result, version, seq }: WriteResult,
  forced: boolean,
): JsonObject {
  return {
    _index: index.name,
    _id: id,
    _version: version,
    result,
    ...(forced && result !== 'not_found' && { forced_refresh: true }),
    _shards: { total: 1, successful: 1, failed: 0 },
    _seq_no: seq,
    _primary_term: 1,
  };
}

export function getDocument(index: Index, id: string, source: SourceFilter | undefined): JsonObject {
  const shard = index.shard();
  const doc = shard.find(id);
  if (doc === undefined) return { _index: index.name, _id: id, found: false };
  const shown = source && filterSource(JSON.parse(shard.sourceText(doc)) as JsonObject, source);
  const version = { _version: shard.version(doc), _seq_no: shard.seq(doc), _primary_term: 1 };
  return { _index: index.name, _id: id, ...version, found: true, ...(shown && { _source: shown }) };
}

/** `_source`, `_source_includes` and `_source_excludes` of a URL. */
export function sourceOfParams(params: URLSearchParams): SourceFilter | undefined {
  const list = (name: string) => (params.get(name) ?? '').split(',').filter(Boolean);
  const own = params.get('_source');
  if (own === 'false') return undefined;
  const includes = own === null || own === 'true' ? [] : own.split(',');
  return {
    includes: [...includes, ...list('_source_includes'), ...list('_source_include')],
    excludes: [...list('_source_excludes'), ...list('_source_exclude')],
  };
}

/** `_mget`: documents by id, in the order of the request. */
export function multiGet(
  catalogue: Catalogue,
  index: string | undefined,
  body: JsonObject,
  params: URLSearchParams,
): JsonObject {
  requireKnownKeys(body, ['docs', 'ids'], 'mget');
  const items = [...asArray(body.docs ?? []), ...asArray(body.ids ?? []).map((_id) => ({ _id }))];
  if (items.length === 0) throw validationFailed('no documents to get');
  const fallback = sourceOfParams(params);
  return { docs: items.map((item) => getOne(catalogue, index, item, fallback)) };
}

function getOne(
  catalogue: Catalogue,
  index: string | undefined,
  item: unknown,
  fallback: SourceFilter | undefined,
): JsonObject {
  if (!isObject(item)) throw illegalArgument('docs array element should include an object');
  const known = ['_index', '_id', '_source'];
  const stray = Object.keys(item).find((key) => !known.includes(key));
  if (stray !== undefined) throw unsupported(`[${stray}] in _mget`);
  const name = String(item._index ?? index ?? '');
  const id = String(item._id ?? '');
  if (name === '') throw validationFailed('index is missing for doc 0');
  try {
    return getDocument(catalogue.single(name), id, item._source === undefined ? fallback : readSource(item._source));
  } catch (error) {
    if (!(error instanceof OpenSearchError)) throw error;
    return { _index: name, _id: id, error: { root_cause: [error.body], ...error.body } };
  }
}

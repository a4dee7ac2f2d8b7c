import type { AnalyzerRegistry } from '../analysis/registry.ts';
import { OpenSearchError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, toBoolean, toNumber } from '../json.ts';
import { type Field, type FieldType, type Mapping, NUMBER_TYPES, type ObjectField, VECTOR_SPACES } from './field.ts';

/** Parameters that are read; what else the real engine knows is refused here. */
const COMMON = ['type', 'index', 'doc_values', 'store', 'boost', 'copy_to', 'fields', 'meta'];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  keyword: [
    ...COMMON,
    'ignore_above',
    'norms',
    'index_options',
    'eager_global_ordinals',
    'split_queries_on_whitespace',
  ],
  text: [...COMMON, 'analyzer', 'search_analyzer', 'index_options', 'norms', 'term_vector', 'position_increment_gap'],
  date: [...COMMON, 'format'],
  boolean: COMMON,
  knn_vector: ['type', 'dimension', 'method', 'space_type', 'data_type', 'index', 'doc_values', 'store'],
  ...Object.fromEntries(NUMBER_TYPES.map((type) => [type, [...COMMON, 'coerce']])),
};
const ROOT_KEYS = ['properties', 'dynamic', '_meta', '_source', 'date_detection', 'numeric_detection', '_routing'];
const DATE_FORMATS = [
  'strict_date_optional_time||epoch_millis',
  'strict_date_optional_time',
  'date_optional_time',
  'epoch_millis',
];
/** What a parameter may not ask for, since nothing here would follow it. */
const REFUSED = ['copy_to', 'boost'];

interface Drafts {
  readonly fields: Map<string, Field>;
  readonly objects: Map<string, ObjectField>;
  readonly targets: Map<string, readonly Field[]>;
}

/** Throws mapper_parsing_exception (400). */
export function parseMapping(json: JsonObject, analyzers: AnalyzerRegistry): Mapping {
  const drafts: Drafts = { fields: new Map(), objects: new Map(), targets: new Map() };
  for (const key of Object.keys(json)) {
    if (!ROOT_KEYS.includes(key))
      throw wrapped(`Root mapping definition has unsupported parameters:  [${key} : ${String(json[key])}]`);
  }
  const source = isObject(json._source) ? json._source : {};
  if (source.enabled === false) throw unsupported('mappings without _source');
  const root: ObjectField = { kind: 'object', space: '', dynamic: readDynamic(json.dynamic, 'true') };
  drafts.objects.set('', root);
  readProperties(json.properties, '', root, { drafts, analyzers });
  return { ...drafts, sourceIncludes: patterns(source.includes), sourceExcludes: patterns(source.excludes) };
}

/** The reason stands in front of its cause; as root cause the real engine names the cause when that is of the same type. */
function wrapped(reason: string, cause = 'mapper_parsing_exception'): OpenSearchError {
  const caused_by = { type: cause, reason };
  const root = cause === 'mapper_parsing_exception' ? { root_cause: [caused_by] } : {};
  const whole = `Failed to parse mapping [_doc]: ${reason}`;
  return new OpenSearchError(400, 'mapper_parsing_exception', whole, { caused_by, ...root });
}

const patterns = (value: unknown): readonly string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);

function readDynamic(value: unknown, inherited: ObjectField['dynamic']): ObjectField['dynamic'] {
  if (value === undefined) return inherited;
  const text = String(value);
  if (text === 'strict' || text === 'false' || text === 'true') return text;
  throw unsupported(`dynamic [${text}]`);
}

interface Context {
  readonly drafts: Drafts;
  readonly analyzers: AnalyzerRegistry;
}

function readProperties(properties: unknown, path: string, parent: ObjectField, context: Context): void {
  if (properties === undefined) return;
  if (!isObject(properties)) throw wrapped('Expected map for property [properties]');
  for (const [key, value] of Object.entries(properties)) {
    if (key === '' || key.split('.').includes('')) throw wrapped('field name cannot be an empty string');
    const name = path === '' ? key : `${path}.${key}`;
    if (!isObject(value)) throw wrapped(`Expected map for property [fields] on field [${name}]`);
    readNode(name, value, parent, context);
  }
}

function readNode(name: string, json: JsonObject, parent: ObjectField, context: Context): void {
  const type = String(json.type ?? (json.properties === undefined ? '' : 'object'));
  if (type === '') throw wrapped(`No type specified for field [${name}]`);
  if (type === 'object' || type === 'nested') {
    readObject(name, json, parent, context);
    return;
  }
  const main = readField(name, json, parent.space, context.analyzers);
  const multi = isObject(json.fields) ? Object.entries(json.fields) : [];
  const subs = multi.map(([key, value]) =>
    readField(`${name}.${key}`, isObject(value) ? value : {}, parent.space, context.analyzers),
  );
  for (const field of [main, ...subs]) context.drafts.fields.set(field.name, field);
  context.drafts.targets.set(name, [main, ...subs]);
}

function readObject(name: string, json: JsonObject, parent: ObjectField, context: Context): void {
  const known = ['type', 'properties', 'dynamic', 'enabled', 'include_in_root', 'include_in_parent'];
  const stray = Object.keys(json).find((key) => !known.includes(key));
  if (stray !== undefined) throw unknownParameter(stray, name, String(json.type ?? 'object'));
  if (json.include_in_root || json.include_in_parent) throw unsupported('nested fields that are included elsewhere');
  const nested = json.type === 'nested';
  if (nested && parent.space !== '') throw unsupported('nested objects within nested objects');
  const kind = json.enabled === false || json.enabled === 'false' ? 'disabled' : nested ? 'nested' : 'object';
  const dynamic = readDynamic(json.dynamic, parent.dynamic);
  const node: ObjectField = { kind, space: nested ? name : parent.space, dynamic };
  context.drafts.objects.set(name, node);
  readProperties(json.properties, name, node, context);
}

const unknownParameter = (parameter: string, name: string, type: string) =>
  wrapped(`unknown parameter [${parameter}] on mapper [${name}] of type [${type}]`);

function readField(name: string, json: JsonObject, space: string, analyzers: AnalyzerRegistry): Field {
  const type = String(json.type);
  const known = PARAMETERS[type];
  if (known === undefined) throw wrapped(`No handler for type [${type}] declared on field [${name}]`);
  const stray = Object.keys(json).find((key) => !known.includes(key));
  if (stray !== undefined) throw unknownParameter(stray, name, type);
  const refused = REFUSED.find((key) => json[key] !== undefined);
  if (refused !== undefined) throw unsupported(`mapping parameter [${refused}]`);
  if (type === 'date' && json.format !== undefined && !DATE_FORMATS.includes(String(json.format)))
    throw unsupported(`date format [${String(json.format)}]`);
  const field: Field = {
    name,
    type: type as FieldType,
    space,
    indexed: toBoolean(json.index) ?? true,
    docValues: type === 'text' ? false : (toBoolean(json.doc_values) ?? true),
    ignoreAbove: toNumber(json.ignore_above) ?? Number.POSITIVE_INFINITY,
    positions: !['docs', 'freqs'].includes(String(json.index_options)),
    norms: type === 'text' && (toBoolean(json.norms) ?? true),
  };
  if (type === 'text') return { ...field, ...readAnalyzers(json, analyzers) };
  return type === 'knn_vector' ? { ...field, vector: readVector(name, json) } : field;
}

function readAnalyzers(json: JsonObject, analyzers: AnalyzerRegistry): Pick<Field, 'analyzer' | 'searchAnalyzer'> {
  const find = (name: string) => {
    const found = analyzers.find(name);
    if (found !== undefined) return found;
    throw wrapped(`analyzer [${name}] has not been configured in mappings`, 'illegal_argument_exception');
  };
  const analyzer = find(String(json.analyzer ?? 'default'));
  return {
    analyzer,
    searchAnalyzer: json.search_analyzer === undefined ? analyzer : find(String(json.search_analyzer)),
  };
}

function readVector(name: string, json: JsonObject): NonNullable<Field['vector']> {
  const dimension = toNumber(json.dimension);
  const illegal = 'illegal_argument_exception';
  if (dimension === undefined) throw wrapped(`Dimension value missing for vector: ${name}`, illegal);
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 16_000)
    throw wrapped(`Dimension value must be greater than 0 for vector: ${name}`, illegal);
  const method = isObject(json.method) ? json.method : {};
  const { engine } = method;
  if (engine !== undefined && engine !== 'lucene') throw unsupported(`knn engine [${String(engine)}]`);
  if (method.name !== undefined && method.name !== 'hnsw') throw unsupported(`knn method [${String(method.name)}]`);
  const type = json.data_type;
  if (type !== undefined && type !== 'float') throw unsupported(`knn data_type [${String(type)}]`);
  const asked = method.space_type ?? json.space_type ?? 'l2';
  const space = VECTOR_SPACES.find((known) => known === asked);
  if (space === undefined) throw unsupported(`space_type [${String(asked)}]`);
  return { dimension, space };
}

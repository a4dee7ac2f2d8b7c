import type { Token } from '../analysis/token.ts';
import { contentParseError, unsupported } from '../errors.ts';
import { asArray, isObject, type JsonObject, requireKnownKeys, toNumber } from '../json.ts';
import type { Field } from '../mapping/field.ts';
import type { Highlighted } from '../query/query.ts';
import type { Shard } from '../shard/shard.ts';
import type { Mark } from './mark.ts';
import { choosePassages } from './passages.ts';

const OPTIONS = [
  'pre_tags', 'post_tags', 'fragment_size', 'number_of_fragments', 'require_field_match', 'type', 'order', 'encoder',
  'no_match_size', 'boundary_scanner', 'boundary_scanner_locale', 'max_analyzer_offset', 'highlight_query',
]; // biome-ignore format: a list

interface Options {
  readonly pre: string;
  readonly post: string;
  readonly size: number;
  readonly fragments: number;
  readonly fieldMatch: boolean;
  readonly byScore: boolean;
}

/** Marks the words of a query in a document: the unified highlighter. */
export function createHighlighter(
  json: JsonObject,
  words: readonly Highlighted[],
  shard: Shard,
): (source: JsonObject) => JsonObject {
  requireKnownKeys(json, [...OPTIONS, 'fields', 'tags_schema'], 'highlight');
  const listed = asArray(json.fields ?? []).flatMap((item) => (isObject(item) ? Object.entries(item) : []));
  const targets = listed.flatMap(([pattern, own]) => {
    if (!isObject(own)) throw contentParseError(`[highlight] failed to parse field [fields]`);
    requireKnownKeys(own, [...OPTIONS, 'matched_fields'], 'highlight_field');
    const options = readOptions({ ...json, ...own });
    return fieldsOf(pattern, shard).map((field) => ({ field, options, words: wordsFor(field, words, options) }));
  });
  return (source) => {
    const shown: Record<string, unknown> = {};
    for (const { field, options, words: own } of targets) {
      if (own.length === 0) continue;
      const fragments = highlightField(field, valuesAt(source, field.name, shard), own, options);
      if (fragments.length > 0) shown[field.name] = fragments;
    }
    return shown;
  };
}

function readOptions(json: JsonObject): Options {
  for (const key of ['highlight_query', 'matched_fields', 'no_match_size', 'boundary_scanner', 'tags_schema'])
    if (json[key] !== undefined) throw unsupported(`[${key}] in highlight`);
  if (json.type !== undefined && json.type !== 'unified') throw unsupported(`highlighter [${String(json.type)}]`);
  if (json.encoder !== undefined && json.encoder !== 'default') throw unsupported('highlight encoder');
  return {
    pre: String(asArray(json.pre_tags ?? '<em>')[0] ?? ''),
    post: String(asArray(json.post_tags ?? '</em>')[0] ?? ''),
    size: toNumber(json.fragment_size ?? 100) ?? 100,
    fragments: toNumber(json.number_of_fragments ?? 5) ?? 5,
    fieldMatch: json.require_field_match !== false,
    byScore: json.order === 'score',
  };
}

function fieldsOf(pattern: string, shard: Shard): readonly Field[] {
  const { fields } = shard.mapping;
  if (!pattern.includes('*')) {
    const field = fields.get(pattern);
    return field === undefined ? [] : [field];
  }
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const test = new RegExp(`^${parts.join('.*')}$`, 's');
  return [...fields.values()].filter(({ name, type }) => test.test(name) && (type === 'text' || type === 'keyword'));
}

const wordsFor = ({ name }: Field, words: readonly Highlighted[], { fieldMatch }: Options) =>
  fieldMatch ? words.filter(({ field }) => field === name) : words;

/** Values of a field; those of a multi-field are its parent's. */
function valuesAt(source: JsonObject, name: string, shard: Shard): readonly string[] {
  const { targets } = shard.mapping;
  const path = targets.has(name) ? name : name.slice(0, name.lastIndexOf('.'));
  return collect(source, path)
    .flatMap((value) => asArray(value))
    .flat(8)
    .filter((value) => value !== null && value !== undefined)
    .map(String);
}

function collect(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, path));
  if (!isObject(value)) return [];
  if (Object.hasOwn(value, path)) return [value[path]];
  const found: unknown[] = [];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    if (Object.hasOwn(value, head)) found.push(...collect(value[head], path.slice(dot + 1)));
  }
  return found;
}

function highlightField(
  field: Field,
  values: readonly string[],
  words: readonly Highlighted[],
  options: Options,
): readonly string[] {
  return values
    .flatMap((value) => {
      const marks = findMarks(field, value, words);
      if (marks.length === 0) return [];
      const whole = { start: 0, end: value.length, score: 0, marks };
      return (options.fragments === 0 ? [whole] : choosePassages(value, marks, options)).map((passage) => ({
        value,
        ...passage,
      }));
    })
    .slice(0, options.fragments === 0 ? undefined : options.fragments)
    .map(({ value, start, end, marks }) => render(value.slice(start, end), start, marks, options));
}

function findMarks(field: Field, value: string, words: readonly Highlighted[]): readonly Mark[] {
  if (field.analyzer === undefined) {
    const hit = words.some(
      ({ terms, prefix }) => terms.length === 1 && (prefix ? value.startsWith(terms[0] ?? '') : value === terms[0]),
    );
    return hit ? [{ start: 0, end: value.length, term: value }] : [];
  }
  const singles = new Set(
    words.filter(({ terms, prefix }) => terms.length === 1 && !prefix).map(({ terms }) => terms[0]),
  );
  const prefixes = words.filter(({ prefix }) => prefix).map(({ terms }) => terms[0] ?? '');
  const { tokens } = field.analyzer.analyze(value);
  const marked = new Set<number>();
  tokens.forEach(({ term }, i) => {
    if (singles.has(term) || prefixes.some((prefix) => term.startsWith(prefix))) marked.add(i);
  });
  for (const { terms, offsets = [] } of words) {
    if (terms.length < 2) continue;
    tokens.forEach((_, i) => {
      for (const place of phrasePlaces(tokens, i, { terms, offsets })) marked.add(place);
    });
  }
  return [...marked]
    .sort((a, b) => a - b)
    .flatMap((i) =>
      tokens[i] === undefined ? [] : [{ start: tokens[i].start, end: tokens[i].end, term: tokens[i].term }],
    );
}

/** The tokens of a phrase that begins at a token; none where it is not complete. */
function phrasePlaces(
  tokens: readonly Token[],
  first: number,
  { terms, offsets }: Required<Pick<Highlighted, 'terms' | 'offsets'>>,
): readonly number[] {
  const from = tokens[first]?.position ?? 0;
  let at = first;
  const places: number[] = [];
  for (const [n, term] of terms.entries()) {
    const wanted = from + (offsets[n] ?? n);
    while ((tokens[at]?.position ?? wanted) < wanted) at++;
    if (tokens[at]?.position !== wanted || tokens[at]?.term !== term) return [];
    places.push(at);
  }
  return places;
}

function render(text: string, offset: number, marks: readonly Mark[], { pre, post }: Options): string {
  let result = '';
  let at = 0;
  for (const mark of marks) {
    const start = Math.max(mark.start - offset, at);
    const end = Math.min(mark.end - offset, text.length);
    if (end <= start) continue;
    result += text.slice(at, start) + pre + text.slice(start, end) + post;
    at = end;
  }
  return (result + text.slice(at)).trim();
}

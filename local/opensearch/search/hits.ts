import type { Index } from '../catalogue.ts';
import { isObject, type JsonObject } from '../json.ts';
import { type Run, scoreOf } from '../query/query.ts';
import type { Shard } from '../shard/shard.ts';
import { shortFloat } from './float.ts';
import { readSource, type SearchRequest } from './request.ts';
import type { SortValue } from './sort.ts';
import { filterSource } from './source-filter.ts';

export interface HitContext {
  readonly index: Index;
  readonly shard: Shard;
  readonly run: Run;
  readonly request: SearchRequest;
}

export interface HitParts {
  readonly doc: number;
  readonly score: number | null;
  readonly sorted: readonly SortValue[] | undefined;
  readonly mark: ((source: JsonObject) => JsonObject) | undefined;
}

/** A document as the answer shows it. */
export function buildHit(
  { index, shard, run, request }: HitContext,
  { doc, score, sorted, mark }: HitParts,
): JsonObject {
  const needed = request.source !== undefined || mark !== undefined || run.inner.length > 0;
  const source = needed ? (JSON.parse(shard.sourceText(doc)) as JsonObject) : {};
  const highlight = mark?.(source) ?? {};
  const names = run.named
    .filter(({ space, hits }) => space === shard.root && hits.bits[doc] === 1)
    .map(({ name }) => name);
  return {
    _index: index.name,
    ...(!request.hidden && { _id: shard.id(doc) }),
    ...(request.version && { _version: shard.version(doc) }),
    ...(request.seq && { _seq_no: shard.seq(doc), _primary_term: 1 }),
    _score: score === null ? null : shortFloat(score),
    ...(request.source && { _source: filterSource(source, request.source) }),
    ...(Object.keys(highlight).length > 0 && { highlight }),
    ...(sorted && { sort: sorted.map((value, i) => sortOutput(value, request.sort?.[i]?.field === '_score')) }),
    ...(names.length > 0 && { matched_queries: [...new Set(names)] }),
    ...(run.inner.length > 0 && { inner_hits: innerHits({ index, shard, run, request }, doc, source) }),
  };
}

const sortOutput = (value: SortValue, isScore: boolean) =>
  isScore
    ? shortFloat(Number(value))
    : typeof value === 'number' && !Number.isFinite(value)
      ? value > 0
        ? 'Infinity'
        : '-Infinity'
      : value;

function innerHits({ index, shard, run }: HitContext, doc: number, source: JsonObject): JsonObject {
  return Object.fromEntries(
    run.inner.map(({ spec, space, hits }) => {
      const { first, count } = shard.children(spec.path, doc);
      const matching = Array.from({ length: count }, (_, i) => first + i)
        .filter((child) => hits.bits[child] === 1)
        .sort((a, b) => scoreOf(hits, b) - scoreOf(hits, a) || a - b);
      const filter = readSource(spec.source);
      const shown = matching.slice(spec.from, spec.from + spec.size).map((child) => {
        const offset = space.places.data[child] ?? 0;
        const names = run.named
          .filter((named) => named.space === space && named.hits.bits[child] === 1)
          .map(({ name }) => name);
        const inner = nestedSource(source, spec.path, offset);
        return {
          _index: index.name,
          _id: shard.id(doc),
          _nested: { field: spec.path, offset },
          _score: shortFloat(scoreOf(hits, child)),
          ...(filter && { _source: filterNested(inner, spec.path, filter) }),
          ...(names.length > 0 && { matched_queries: [...new Set(names)] }),
        };
      });
      const best = matching[0];
      const max_score = best === undefined || spec.size === 0 ? null : shortFloat(scoreOf(hits, best));
      return [spec.name, { hits: { total: { value: matching.length, relation: 'eq' }, max_score, hits: shown } }];
    }),
  );
}

/** The nested object at a place, in the order in which the document has them. */
function nestedSource(source: JsonObject, path: string, place: number): JsonObject {
  let level: readonly unknown[] = [source];
  for (const step of path.split('.')) level = level.flatMap((value) => (isObject(value) ? (value[step] ?? []) : []));
  const found = level.filter(isObject)[place];
  return found ?? {};
}

/** Patterns of inner hits name fields by their full path. */
function filterNested(inner: JsonObject, path: string, filter: NonNullable<SearchRequest['source']>): JsonObject {
  const steps = path.split('.');
  const wrapped = steps.reduceRight<unknown>((value, step) => ({ [step]: value }), inner);
  let kept: unknown = filterSource(wrapped as JsonObject, filter);
  for (const step of steps) kept = isObject(kept) ? kept[step] : undefined;
  return isObject(kept) ? kept : {};
}

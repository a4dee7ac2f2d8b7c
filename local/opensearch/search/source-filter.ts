import { isObject, type JsonObject } from '../json.ts';

/** Which fields of a document are shown; patterns with `*`. Empty includes mean all. */
export interface SourceFilter {
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
}

type Test = (path: string) => boolean;

/** A pattern matches a field and everything below it. */
function matcher(patterns: readonly string[]): Test {
  const tests = patterns.map((pattern) => {
    const text = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${text.join('.*')}(?:\\..*)?$`, 's');
  });
  return (path) => tests.some((test) => test.test(path));
}

/** Whether a field below `path` can still match one of the patterns. */
function leadsTo(patterns: readonly string[]): Test {
  return (path) =>
    patterns.some((pattern) => {
      const fixed = pattern.split('*', 1)[0] ?? '';
      return fixed.length < pattern.length
        ? fixed.startsWith(`${path}.`) || `${path}.`.startsWith(fixed)
        : pattern.startsWith(`${path}.`);
    });
}

/** What is left of a document; objects that lose everything by an include are left out. */
export function filterSource(source: JsonObject, { includes, excludes }: SourceFilter): JsonObject {
  if (includes.length === 0 && excludes.length === 0) return source;
  const filter = { included: matcher(includes), leads: leadsTo(includes), excluded: matcher(excludes) };
  return filterObject(source, '', { ...filter, all: includes.length === 0 });
}

interface Filter {
  readonly included: Test;
  readonly leads: Test;
  readonly excluded: Test;
  readonly all: boolean;
}

function filterObject(object: JsonObject, path: string, filter: Filter): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const inner = path === '' ? key : `${path}.${key}`;
    if (filter.excluded(inner)) continue;
    const whole = filter.all || filter.included(inner);
    if (!whole && !filter.leads(inner)) continue;
    const filtered = filterValue(value, inner, { ...filter, all: whole });
    if (filtered !== undefined) kept[key] = filtered;
  }
  return kept;
}

function filterValue(value: unknown, path: string, filter: Filter): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => filterValue(item, path, filter)).filter((item) => item !== undefined);
    return items.length > 0 || value.length === 0 || filter.all ? items : undefined;
  }
  if (!isObject(value)) return filter.all ? value : undefined;
  const kept = filterObject(value, path, filter);
  return filter.all || Object.keys(kept).length > 0 ? kept : undefined;
}

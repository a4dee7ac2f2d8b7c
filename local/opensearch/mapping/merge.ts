import { illegalArgument } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Parameters of a field that can change while it has documents. */
const CHANGEABLE = ['ignore_above', 'search_analyzer', 'fields', 'dynamic', 'properties', 'meta'];

/** A mapping with what `PUT _mapping` adds. Fields stay what they are: a changed one is illegal_argument_exception (400). */
export function mergeMappings(current: JsonObject, added: JsonObject): JsonObject {
  const merged: JsonObject = { ...current, ...added };
  const properties = mergeProperties(current.properties, added.properties, '');
  return properties === undefined ? merged : { ...merged, properties };
}

function mergeProperties(current: unknown, added: unknown, path: string): JsonObject | undefined {
  if (!isObject(added)) return isObject(current) ? current : undefined;
  const merged: Record<string, unknown> = isObject(current) ? { ...current } : {};
  for (const [key, value] of Object.entries(added)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergeNode(before, value, `${path}${key}`) : value;
  }
  return merged;
}

const typeOf = (node: JsonObject) => String(node.type ?? 'object');

function mergeNode(before: JsonObject, after: JsonObject, path: string): JsonObject {
  if (typeOf(before) !== typeOf(after)) {
    const change = `from type [${typeOf(before)}] to [${typeOf(after)}]`;
    throw illegalArgument(`mapper [${path}] cannot be changed ${change}`);
  }
  const leaf = before.properties === undefined && after.properties === undefined;
  const keys = leaf ? [...Object.keys(before), ...Object.keys(after)] : [];
  for (const key of keys) {
    if (!CHANGEABLE.includes(key) && canonical(before[key]) !== canonical(after[key]))
      throw illegalArgument(`Mapper for [${path}] conflicts with existing mapper:\n\tCannot update parameter [${key}]`);
  }
  const merged: Record<string, unknown> = { ...before, ...after };
  for (const section of ['properties', 'fields'] as const) {
    const inner = mergeProperties(before[section], after[section], `${path}.`);
    if (inner !== undefined) merged[section] = inner;
  }
  return merged;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

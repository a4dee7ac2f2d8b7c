import { illegalArgument, OpenSearchError } from './errors.ts';
import { isObject, type JsonObject } from './json.ts';

/** Settings that only a closed or new index takes. */
const STATIC = ['number_of_shards', 'knn', 'codec', 'analysis', 'uuid', 'creation_date', 'provided_name'];

/** Settings by their path below `index`, however they were nested or dotted; values are strings, as the real engine keeps them. */
export function flattenSettings(settings: JsonObject): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (value: unknown, path: string) => {
    if (isObject(value))
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    else {
      const name = path.startsWith('index.') ? path.slice('index.'.length) : path;
      flat.set(name, Array.isArray(value) ? value.map(String) : value === null ? null : String(value));
    }
  };
  walk(settings, '');
  return flat;
}

/** Back to nested objects. */
export function nestSettings(flat: ReadonlyMap<string, unknown>): JsonObject {
  const root: Record<string, unknown> = {};
  for (const [path, value] of flat) {
    const steps = path.split('.');
    const last = steps.pop() ?? path;
    let node = root;
    for (const step of steps) {
      const next = Object.hasOwn(node, step) && isObject(node[step]) ? (node[step] as Record<string, unknown>) : {};
      node[step] = next;
      node = next;
    }
    Object.defineProperty(node, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return root;
}

/** Settings with what `PUT _settings` changes. Throws illegal_argument_exception (400) for those that are fixed. */
export function changedSettings(current: JsonObject, changes: JsonObject, index: string): JsonObject {
  const flat = new Map(flattenSettings(current));
  for (const [name, value] of flattenSettings(changes)) {
    if (STATIC.includes(name.split('.', 1)[0] ?? ''))
      throw illegalArgument(`Can't update non dynamic settings [[index.${name}]] for open indices [[${index}]]`);
    if (value === null) flat.delete(name);
    else flat.set(name, value);
  }
  return nestSettings(flat);
}

const FORBIDDEN = [' ', '"', '*', '\\', '<', '|', ',', '>', '/', '?'];

export function requireIndexName(name: string): void {
  const problem = nameProblem(name);
  if (problem === undefined) return;
  const reason = `Invalid index name [${name}], ${problem}`;
  throw new OpenSearchError(400, 'invalid_index_name_exception', reason, { index: name, index_uuid: '_na_' });
}

function nameProblem(name: string): string | undefined {
  if (FORBIDDEN.some((character) => name.includes(character)))
    return `must not contain the following characters [ , ", *, \\, <, |, ,, >, /, ?]`;
  if (name.includes('#')) return `must not contain '#'`;
  if (name.includes(':')) return `must not contain ':'`;
  if (/^[_+-]/.test(name)) return `must not start with '_', '-', or '+'`;
  if (Buffer.byteLength(name) > 255) return `index name is too long, (${Buffer.byteLength(name)} > 255)`;
  if (name === '.' || name === '..') return `must not be '.' or '..'`;
  return name === name.toLowerCase() ? undefined : 'must be lowercase';
}

export function requireAliasName(name: string): void {
  const refuse = (problem: string) =>
    new OpenSearchError(400, 'invalid_alias_name_exception', `Invalid alias name [${name}]: ${problem}`);
  if (name === '') throw illegalArgument('alias name is required');
  if (FORBIDDEN.some((character) => name.includes(character)))
    throw refuse(`must not contain the following characters [ , ", *, \\, <, |, ,, >, /, ?]`);
  if (/^[_+-]/.test(name)) throw refuse(`must not start with '_', '-', or '+'`);
}

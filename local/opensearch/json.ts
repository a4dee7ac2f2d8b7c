import { contentParseError, OpenSearchError } from './errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Nesting that OpenSearch's JSON reader allows (Jackson's StreamReadConstraints). */
const MAX_DEPTH = 1000;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws json_parse_exception (400). Depth is counted first: JSON.stringify fails on what JSON.parse still reads. */
export function parseJson(text: string): unknown {
  requireShallow(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'not JSON';
    throw new OpenSearchError(400, 'json_parse_exception', reason);
  }
}

function requireShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) depth--;
    if (depth > MAX_DEPTH) {
      const reason = `Document nesting depth (${depth}) exceeds the maximum allowed (${MAX_DEPTH})`;
      throw new OpenSearchError(400, 'json_parse_exception', reason);
    }
  }
}

/** The single key of an object and its value; `undefined` when there is not exactly one. */
export function onlyEntry(value: JsonObject): readonly [string, unknown] | undefined {
  const entries = Object.entries(value);
  return entries.length === 1 ? entries[0] : undefined;
}

/** Refuses keys that are not known here, as OpenSearch's object parsers do. */
export function requireKnownKeys(value: JsonObject, known: readonly string[], parser: string): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw contentParseError(`[${parser}] unknown field [${key}]`);
  }
}

export function requireObject(value: unknown, parser: string): JsonObject {
  if (!isObject(value)) throw contentParseError(`[${parser}] Expected START_OBJECT but found another value`);
  return value;
}

/** A number, also one written as a string, as OpenSearch's lenient readers take it. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '') {
    const number = Number(value);
    return Number.isNaN(number) ? undefined : number;
  }
  return undefined;
}

export function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

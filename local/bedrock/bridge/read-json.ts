import { nestingOf } from '#lambdas/domain/ingestion/parse-value.ts';
import type { JsonObject } from '../converse/types.ts';

/** Levels of brackets; JSON.stringify throws at 10,000, and what cannot be written again is of no use here. */
const MAX_DEPTH = 200;

/** The value of a JSON text that is not nested too deeply; undefined when there is none. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  if (nestingOf(Buffer.from(text)).deepest > MAX_DEPTH) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** As `readJson`, for a text that must hold an object. */
export function readObject(text: string): JsonObject | undefined {
  const value = readJson(text)?.value;
  return isObject(value) ? value : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

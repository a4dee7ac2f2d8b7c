/** Longest text that is looked through for an answer; tight limits on answers make longer ones wrong anyway. */
const MAX_TEXT = 100_000;

/** Prose may have braces of its own; each try may read the whole rest, so that there are few. */
const MAX_TRIES = 5;

/**
 * The first JSON object of a text, such as one in a fenced block or within prose; undefined when none is whole. Braces
 * within strings do not count.
 */
export function findObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > MAX_TEXT) return undefined;
  let from = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const start = text.indexOf('{', from);
    if (start < 0) return undefined;
    const end = balancedEnd(text, start);
    const found = end === undefined ? undefined : parseObject(text.slice(start, end));
    if (found !== undefined) return found;
    from = end ?? start + 1;
  }
  return undefined;
}

/** The object that a text is as a whole. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > MAX_TEXT) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Place behind the bracket that closes the one at `start`. */
function balancedEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}

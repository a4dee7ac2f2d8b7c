import type { CharFilter, FilteredText } from './token.ts';

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  replacement?: string;
}

/** From offsets of the output on, what has to be added to get offsets of the input (Lucene's BaseCharFilter). */
class OffsetCorrections {
  readonly #offsets: number[] = [];
  readonly #differences: number[] = [];

  get last(): number {
    return this.#differences.at(-1) ?? 0;
  }

  add(offset: number, difference: number): void {
    if (this.#offsets.at(-1) === offset) this.#differences[this.#differences.length - 1] = difference;
    else {
      this.#offsets.push(offset);
      this.#differences.push(difference);
    }
  }

  /** Records that `from` units of input became `to` units of output, which end at `end`. */
  replaced(from: number, to: number, end: number): void {
    const difference = from - to;
    if (difference > 0) this.add(end, this.last + difference);
    for (let extra = 0; extra < -difference; extra++) this.add(end + difference + extra, this.last - 1);
  }

  correct(offset: number): number {
    let low = 0;
    let high = this.#offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#offsets[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + (low === 0 ? 0 : (this.#differences[low - 1] ?? 0));
  }

  filtered(text: string): FilteredText {
    return { text, correct: (offset) => this.correct(offset) };
  }
}

/** Escapes that OpenSearch reads in both sides of a mapping rule. */
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', n: '\n', t: '\t', r: '\r', f: '\f' };

function unescapeRule(text: string): string {
  return text.replaceAll(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, sequence: string) =>
    sequence.length === 5
      ? String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
      : (ESCAPES[sequence] ?? sequence),
  );
}

/** `a => b` split; undefined when it is no such rule. */
function readRule(rule: string): readonly [string, string] | undefined {
  const arrow = rule.lastIndexOf('=>');
  if (arrow < 0) return undefined;
  return [unescapeRule(rule.slice(0, arrow).trim()), unescapeRule(rule.slice(arrow + 2).trim())];
}

/** Replaces the longest match at each place. Undefined for a malformed rule. */
export function mappingCharFilter(rules: readonly string[]): CharFilter | undefined {
  const root: TrieNode = { next: new Map() };
  for (const rule of rules) {
    const [from, to] = readRule(rule) ?? [];
    if (from === undefined || from === '' || to === undefined) return undefined;
    let node = root;
    for (let i = 0; i < from.length; i++) {
      const code = from.charCodeAt(i);
      const child = node.next.get(code) ?? { next: new Map() };
      node.next.set(code, child);
      node = child;
    }
    node.replacement = to;
  }
  return (text) => applyMapping(root, text);
}

function applyMapping(root: TrieNode, text: string): FilteredText {
  const corrections = new OffsetCorrections();
  const parts: string[] = [];
  let length = 0;
  let kept = 0;
  let at = 0;
  while (at < text.length) {
    const match = longestMatch(root, text, at);
    if (match === undefined) {
      at++;
      continue;
    }
    parts.push(text.slice(kept, at), match.replacement);
    length += at - kept + match.replacement.length;
    at += match.length;
    kept = at;
    corrections.replaced(match.length, match.replacement.length, length);
  }
  if (kept === 0) return { text, correct: (offset) => offset };
  parts.push(text.slice(kept));
  return corrections.filtered(parts.join(''));
}

function longestMatch(root: TrieNode, text: string, at: number): { length: number; replacement: string } | undefined {
  let found: { length: number; replacement: string } | undefined;
  let node: TrieNode | undefined = root;
  for (let i = at; node !== undefined && i < text.length; ) {
    node = node.next.get(text.charCodeAt(i));
    i++;
    if (node?.replacement !== undefined) found = { length: i - at, replacement: node.replacement };
  }
  return found;
}

/** Java's replacement syntax: `$1`, `${name}`, and a backslash that quotes. */
export function javaReplacement(template: string): (match: RegExpMatchArray) => string {
  return (match) =>
    template.replaceAll(/\\(.)|\$(\d)|\$\{(\w{1,40})\}/gs, (_, quoted?: string, group?: string, name?: string) => {
      if (quoted !== undefined) return quoted;
      if (group !== undefined) return match[Number(group)] ?? '';
      return match.groups?.[name ?? ''] ?? '';
    });
}

/** Replaces every match of a regular expression (flags `gu`). */
export function patternCharFilter(pattern: RegExp, replacement: string): CharFilter {
  const replace = javaReplacement(replacement);
  return (text) => {
    const corrections = new OffsetCorrections();
    const parts: string[] = [];
    let length = 0;
    let kept = 0;
    for (const match of text.matchAll(pattern)) {
      const value = replace(match);
      parts.push(text.slice(kept, match.index), value);
      length += match.index - kept + value.length;
      kept = match.index + match[0].length;
      corrections.replaced(match[0].length, value.length, length);
    }
    if (parts.length === 0) return { text, correct: (offset) => offset };
    parts.push(text.slice(kept));
    return corrections.filtered(parts.join(''));
  };
}

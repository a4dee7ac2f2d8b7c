import { tokenize, wordAt } from './tokenize.ts';

/** `*` in a phrase stands for that many words at most. */
export const MAX_GAP = 3;

/** A node of a non-deterministic automaton over words (Thompson, CACM 11(6), 1968). */
export interface PhraseNode {
  readonly id: number;
  /** Where a word leads. */
  readonly words: Map<string, PhraseNode[]>;
  /** Where any word leads. */
  readonly any: PhraseNode[];
  /** Where no word is needed to go. */
  readonly free: PhraseNode[];
  /** Entry whose phrase is complete here, or -1. */
  entry: number;
  /** What reachableFree found; asked for only once the phrase is compiled. */
  reachable?: readonly PhraseNode[];
}

/** Makes nodes, numbered from 0. */
export function nodeFactory(): () => PhraseNode {
  let id = 0;
  return () => ({ id: id++, words: new Map(), any: [], free: [], entry: -1 });
}

/**
 * Adds a phrase to the automaton and returns its first node.
 *
 * phrase = item+ ; item = word | `*` | `(` [phrase] { `|` [phrase] } `)`
 *
 * Groups are alternatives (an empty one makes the group optional), `*` is a gap of at most three words.
 */
export function compilePhrase(phrase: string, entry: number, newNode: () => PhraseNode): PhraseNode {
  const parser = { parts: partsOf(phrase), at: 0, newNode };
  const start = newNode();
  const end = parseSequence(parser, start);
  if (parser.at < parser.parts.length) throw new RangeError(`The phrase "${phrase}" has a bracket too many.`);
  if (parser.parts.includes('(') && count(parser.parts, '(') !== count(parser.parts, ')')) {
    throw new RangeError(`The phrase "${phrase}" has an open bracket.`);
  }
  end.entry = entry;
  if (reachableFree(start).includes(end)) throw new RangeError(`The phrase "${phrase}" needs no word.`);
  return start;
}

/** The phrase that matches the same words in the opposite order. */
export function reversePhrase(phrase: string): string {
  const turned = partsOf(phrase).flatMap((part) => (part.length > 1 ? wordsOf(part) : [MIRROR[part] ?? part]));
  return turned.reverse().join(' ');
}

const MIRROR: Readonly<Record<string, string>> = { '(': ')', ')': '(' };

function partsOf(phrase: string): string[] {
  return phrase.match(/[()|*]|[^\s()|*]+/g) ?? [];
}

/** A part such as `log-in` is two words, as it is in a text. */
function wordsOf(part: string): string[] {
  const tokens = tokenize(part);
  return tokens.hash.map((_, i) => wordAt(tokens, i));
}

/** The nodes that are reached from one without a word, itself included. */
export function reachableFree(node: PhraseNode): readonly PhraseNode[] {
  if (node.reachable === undefined) {
    const seen = new Set([node]);
    for (const reached of seen) for (const next of reached.free) seen.add(next);
    node.reachable = [...seen];
  }
  return node.reachable;
}

interface Parser {
  readonly parts: readonly string[];
  at: number;
  readonly newNode: () => PhraseNode;
}

function parseSequence(parser: Parser, from: PhraseNode): PhraseNode {
  let node = from;
  for (let part = parser.parts[parser.at]; part !== undefined; part = parser.parts[parser.at]) {
    if (part === '|' || part === ')') break;
    parser.at++;
    if (part === '(') node = parseGroup(parser, node);
    else node = part === '*' ? addGap(parser, node) : addWords(parser, node, part);
  }
  return node;
}

function parseGroup(parser: Parser, from: PhraseNode): PhraseNode {
  const end = parser.newNode();
  for (;;) {
    const start = parser.newNode();
    from.free.push(start);
    parseSequence(parser, start).free.push(end);
    const part = parser.parts[parser.at++];
    if (part !== '|') return end;
  }
}

function addGap(parser: Parser, from: PhraseNode): PhraseNode {
  let node = from;
  const end = parser.newNode();
  for (let skipped = 0; skipped < MAX_GAP; skipped++) {
    const next = parser.newNode();
    node.free.push(end);
    node.any.push(next);
    node = next;
  }
  node.free.push(end);
  return end;
}

function addWords(parser: Parser, from: PhraseNode, part: string): PhraseNode {
  let node = from;
  for (const word of wordsOf(part)) {
    const next = parser.newNode();
    const known = node.words.get(word);
    if (known) known.push(next);
    else node.words.set(word, [next]);
    node = next;
  }
  return node;
}

function count(parts: readonly string[], wanted: string): number {
  return parts.filter((part) => part === wanted).length;
}

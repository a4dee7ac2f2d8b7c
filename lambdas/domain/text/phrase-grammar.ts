import { tokenize, wordAt } from './tokenize.ts';

/** `*` in a phrase stands for that many words at most. */
export const MAX_GAP = 3;

/** In place of the number of a word: any word leads on, or none does. */
export const ANY_WORD = -1;
const NO_WORD = -2;

/** A node of a non-deterministic automaton over words (Thompson, CACM 11(6), 1968). */
export interface PhraseNode {
  readonly id: number;
  /** Number of the word that leads to `next`, or ANY_WORD or NO_WORD. */
  word: number;
  next: PhraseNode | undefined;
  /** Where no word is needed to go. */
  free: readonly PhraseNode[];
  /** Entry whose phrase is complete here, or -1. */
  entry: number;
  /** What reachableFree found; asked for only once the phrase is compiled. */
  reachable: readonly PhraseNode[] | undefined;
}

/** Compiles phrases, whose nodes are numbered from 0 and whose words from 1. */
export interface PhraseCompiler {
  /**
   * Adds a phrase to the automaton and returns its first node.
   *
   * phrase = item+ ; item = word | `*` | `(` [phrase] { `|` [phrase] } `)`
   *
   * Groups are alternatives (an empty one makes the group optional), `*` is a gap of at most three words.
   */
  compile(phrase: string, entry: number): PhraseNode;
  /** The numbers of the words met so far. */
  readonly words: ReadonlyMap<string, number>;
}

export function createPhraseCompiler(): PhraseCompiler {
  const words = new Map<string, number>();
  const known = new Map<string, readonly number[]>();
  let nodes = 0;
  const wordNumber = (word: string): number => words.get(word) ?? remember(words, word, words.size + 1);
  // Phrases repeat their words: each is cut up and numbered once.
  const wordNumbers = (part: string): readonly number[] =>
    known.get(part) ?? remember(known, part, wordsOf(part).map(wordNumber));
  const newNode = (): PhraseNode => newNodeOf(nodes++);
  return { compile: (phrase, entry) => compilePhrase(phrase, entry, { newNode, wordNumbers }), words };
}

function remember<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value);
  return value;
}

interface Making {
  readonly newNode: () => PhraseNode;
  readonly wordNumbers: (part: string) => readonly number[];
}

/** Most nodes have one way or none that needs no word; those without share this list. */
const NOWHERE: readonly PhraseNode[] = [];

function newNodeOf(id: number): PhraseNode {
  return { id, word: NO_WORD, next: undefined, free: NOWHERE, entry: -1, reachable: undefined };
}

function compilePhrase(phrase: string, entry: number, { newNode, wordNumbers }: Making): PhraseNode {
  const parser: Parser = { phrase, parts: partsOf(phrase), at: 0, newNode, wordNumbers };
  const start = newNode();
  const end = parseSequence(parser, start);
  if (parser.at < parser.parts.length) throw new RangeError(`The phrase "${phrase}" has a bracket too many.`);
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

/** Parts that are one word as they stand: nearly all. */
const PLAIN_WORD = /^[a-z]+(?:'[a-z]+)?$/;

/** A part such as `log-in` is two words, as it is in a text. */
function wordsOf(part: string): string[] {
  if (PLAIN_WORD.test(part)) return [part];
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

interface Parser extends Making {
  readonly phrase: string;
  readonly parts: readonly string[];
  at: number;
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
  const starts: PhraseNode[] = [];
  // Nothing leads from the last node of a sequence, nor from its first one before it is read.
  from.free = starts;
  for (;;) {
    const start = parser.newNode();
    starts.push(start);
    parseSequence(parser, start).free = [end];
    const part = parser.parts[parser.at++];
    if (part === undefined) throw new RangeError(`The phrase "${parser.phrase}" has an open bracket.`);
    if (part !== '|') return end;
  }
}

function addGap(parser: Parser, from: PhraseNode): PhraseNode {
  const end = parser.newNode();
  const free = [end];
  let node = from;
  for (let skipped = 0; skipped < MAX_GAP; skipped++) {
    node.free = free;
    node = lead(node, ANY_WORD, parser.newNode());
  }
  node.free = free;
  return end;
}

function addWords(parser: Parser, from: PhraseNode, part: string): PhraseNode {
  let node = from;
  for (const word of parser.wordNumbers(part)) node = lead(node, word, parser.newNode());
  return node;
}

function lead(from: PhraseNode, word: number, to: PhraseNode): PhraseNode {
  from.word = word;
  from.next = to;
  return to;
}

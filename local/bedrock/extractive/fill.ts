import type { JsonObject } from '../converse/types.ts';
import type { Sentence } from './call-text.ts';
import { clip } from './clip.ts';
import { frequentWords } from './cues.ts';
import { choiceFor, type Scope, scopeOf, scopesOf, wordsFor } from './findings.ts';
import { MAX_DEPTH, numberOf, propertiesOf, requiredOf, resolve, typeOf } from './schema.ts';

/** Fields and items of an answer: references make more of them than a schema has. */
const MAX_PARTS = 5_000;
const MOST_ITEMS = 5;

interface Place {
  readonly name: string;
  readonly scope: Scope;
  /** The whole schema, which `$ref` points into. */
  readonly root: JsonObject;
  readonly depth: number;
  /** Shared by all parts of an answer. */
  readonly budget: { parts: number };
}

/** Fills a JSON schema with sentences of a call: it selects, and makes nothing up. */
export function fillSchema(root: JsonObject, scope: Scope): unknown {
  return fill(root, { name: '', scope, root, depth: 0, budget: { parts: MAX_PARTS } }) ?? {};
}

/** Undefined where there is nothing to say. */
function fill(schema: unknown, place: Place): unknown {
  const node = resolve(schema, place.root);
  if (place.depth > MAX_DEPTH || place.budget.parts-- <= 0) return undefined;
  if ('const' in node) return node.const;
  if (Array.isArray(node.enum)) return choose(node.enum, place);
  const filler = FILL[typeOf(node)];
  return filler === undefined ? null : filler(node, { ...place, depth: place.depth + 1 });
}

type Filler = (node: JsonObject, place: Place) => unknown;

const FILL: Readonly<Record<string, Filler>> = {
  object: fillObject,
  array: fillArray,
  string: fillString,
  integer: fillNumber,
  number: fillNumber,
  boolean: (_, { name, scope }) => name === 'answered' && (scope.answers ?? []).length > 0,
};

function fillObject(node: JsonObject, place: Place): unknown {
  const scope = scopeOf(place.name, place.scope);
  const required = requiredOf(node);
  const fields = Object.entries(propertiesOf(node)).flatMap(([name, schema]) => {
    const value = fill(schema, { ...place, scope, name });
    if (value === undefined) return required.includes(name) ? [[name, ''] as const] : [];
    return [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

function fillArray(node: JsonObject, place: Place): unknown {
  const { minItems = 0, maxItems = MOST_ITEMS } = node as { minItems?: number; maxItems?: number };
  const item = resolve(node.items, place.root);
  if (typeOf(item) === 'string' && item.enum === undefined) {
    if (place.name === 'evidence' && place.scope.focus?.id !== undefined) return [place.scope.focus.id];
    const said = frequentWords(customersOf(place.scope.sentences), Math.min(maxItems, MOST_ITEMS));
    return said.map((word) => word.slice(0, numberOf(item.maxLength, word.length)));
  }
  const scopes =
    citesSources(item, place.root) || citesIds(item, place.root)
      ? (place.scope.answers ?? []).map((focus) => ({ ...place.scope, focus }))
      : scopesOf(place.name, place.scope, keysOf(item, place.root));
  const [first = place.scope] = scopes;
  const missing = Array.from({ length: Math.max(0, minItems - scopes.length) }, () => first);
  return [...scopes, ...missing].slice(0, maxItems).map((scope) => fill(item, { ...place, scope }));
}

/** What the customer said, or everybody where no customer speaks. */
function customersOf(sentences: readonly Sentence[]): readonly Sentence[] {
  const said = sentences.filter(({ speaker }) => speaker === 'customer');
  return said.length > 0 ? said : sentences;
}

/** Whether the items of a list are proved by what numbered sources say. */
export function citesSources(item: JsonObject, root: JsonObject): boolean {
  const evidence = resolve(propertiesOf(item).evidence, root);
  return 'source' in propertiesOf(resolve(evidence.items, root));
}

/** Whether they are proved by ids of complaints. */
export function citesIds(item: JsonObject, root: JsonObject): boolean {
  const evidence = resolve(propertiesOf(item).evidence, root);
  return typeOf(evidence) === 'array' && typeOf(resolve(evidence.items, root)) === 'string';
}

/** The values of the enumeration that an item has by the name of key. */
function keysOf(item: JsonObject, root: JsonObject): readonly string[] {
  const values = resolve(propertiesOf(item).key, root).enum;
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function fillString(node: JsonObject, { name, scope }: Place): unknown {
  const words = wordsFor(name, scope);
  return words === undefined ? undefined : clip(words, numberOf(node.maxLength, words.length));
}

function fillNumber(node: JsonObject, { name, scope }: Place): unknown {
  if (/^(?:turn(?:_id)?|source)$/.test(name)) return scope.focus?.turn ?? 0;
  const minimum = numberOf(node.minimum ?? node.exclusiveMinimum, 0);
  const maximum = numberOf(node.maximum ?? node.exclusiveMaximum, minimum + 1);
  const middle = (minimum + maximum) / 2;
  return typeOf(node) === 'integer' ? Math.floor(middle) : middle;
}

/** What the name asks for, what the sentence says, `unknown`, or the first. */
function choose(values: readonly unknown[], { name, scope }: Place): unknown {
  const wanted = choiceFor(name, scope);
  if (values.includes(wanted)) return wanted;
  const said = values.find((value) => typeof value === 'string' && scope.focus?.words.includes(value.toLowerCase()));
  return said ?? (values.includes('unknown') ? 'unknown' : values[0]);
}

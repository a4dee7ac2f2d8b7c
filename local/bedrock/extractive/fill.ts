import type { JsonObject } from '../converse/types.ts';
import type { Sentence } from './call-text.ts';
import { frequentWords } from './cues.ts';
import { choiceFor, type Scope, scopeOf, scopesOf, wordsFor } from './findings.ts';

/** Levels of a schema that are followed; one that refers to itself would have no end. */
const MAX_DEPTH = 12;
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
  boolean: () => false,
};

function fillObject(node: JsonObject, place: Place): unknown {
  const scope = scopeOf(place.name, place.scope);
  const required: readonly unknown[] = Array.isArray(node.required) ? node.required : [];
  const fields = Object.entries(objectOf(node.properties)).flatMap(([name, schema]) => {
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
    const said = frequentWords(customersOf(place.scope.sentences), Math.min(maxItems, MOST_ITEMS));
    return said.map((word) => word.slice(0, numberOf(item.maxLength, word.length)));
  }
  const scopes = scopesOf(place.name, place.scope, keysOf(item, place.root));
  const [first = place.scope] = scopes;
  const missing = Array.from({ length: Math.max(0, minItems - scopes.length) }, () => first);
  return [...scopes, ...missing].slice(0, maxItems).map((scope) => fill(item, { ...place, scope }));
}

/** What the customer said, or everybody where no customer speaks. */
function customersOf(sentences: readonly Sentence[]): readonly Sentence[] {
  const said = sentences.filter(({ speaker }) => speaker === 'customer');
  return said.length > 0 ? said : sentences;
}

/** The values of the enumeration that an item has by the name of key. */
function keysOf(item: JsonObject, root: JsonObject): readonly string[] {
  const values = resolve(objectOf(item.properties).key, root).enum;
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function fillString(node: JsonObject, { name, scope }: Place): unknown {
  const words = wordsFor(name, scope);
  return words === undefined ? undefined : clip(words, numberOf(node.maxLength, words.length));
}

/** The beginning, whole words of it. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length);
  return text.slice(0, end > 0 ? end : length).trimEnd();
}

function fillNumber(node: JsonObject, { name, scope }: Place): unknown {
  if (/^turn(?:_id)?$/.test(name)) return scope.focus?.turn ?? 0;
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

function typeOf(node: JsonObject): string {
  const [type] = [node.type].flat().filter((one) => one !== 'null');
  return typeof type === 'string' ? type : 'properties' in node ? 'object' : 'null';
}

/** Follows references and takes the first alternative that is not null. */
function resolve(schema: unknown, root: JsonObject): JsonObject {
  let node = objectOf(schema);
  for (let i = 0; i < MAX_DEPTH; i++) {
    const alternatives = node.anyOf ?? node.oneOf ?? node.allOf;
    if (typeof node.$ref === 'string') node = pointed(node.$ref, root);
    else if (Array.isArray(alternatives)) node = objectOf(alternatives.find((one) => objectOf(one).type !== 'null'));
    else break;
  }
  return node;
}

function pointed(reference: string, root: JsonObject): JsonObject {
  const steps = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return steps.reduce((node, step) => objectOf(Object.hasOwn(node, step) ? node[step] : undefined), root);
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

import type { JsonObject } from '../converse/types.ts';
import { wordsOf } from '../embedding/words.ts';
import { clip } from './clip.ts';
import { isContent } from './content-words.ts';
import { MAX_DEPTH, numberOf, objectOf, propertiesOf, requiredOf, resolve, takesNull, typeOf } from './schema.ts';

const JOBS = ['aggregation', 'search', 'insight'];

/** What tells that a question is for one of the jobs, in the order in which they are looked for; any other is a search. */
const CUES = [
  ['insight', /\b(?:why|reasons?|summar\w{0,8}|explain|kyu|kyun|kyon|wajah)\b|क्यों|वजह/iu],
  [
    'aggregation',
    /\b(?:how many|how much|count|number of|averages?|mean|percent\w{0,4}|share|total|kitn[aei]|ginti|ausat)\b|कितन/iu,
  ],
] as const;

/** Names that the field of the words to look for may have. */
const WORDS_TO_LOOK_FOR = /^search_(?:text|words|terms)$/;
/** Characters of them, where the schema tells no limit. */
const MOST_CHARACTERS = 200;

/** The name of the field that takes the kind of a question; undefined where a schema is for something else. */
export function fieldOfKind(root: JsonObject): string | undefined {
  const fields = Object.entries(propertiesOf(root));
  return fields.find(([, schema]) => {
    const { enum: values } = resolve(schema, root);
    return Array.isArray(values) && JOBS.every((job) => values.includes(job));
  })?.[0];
}

/**
 * What a question asks for, by a few cues: the kind, and the words to look for. All else is left out, or empty where the
 * schema wants it: nothing is made up.
 */
export function understood(root: JsonObject, question: string): JsonObject {
  const kind = fieldOfKind(root);
  const place = { root, depth: 0, budget: { values: MOST_VALUES } };
  const fields = Object.entries(propertiesOf(root)).flatMap(([name, schema]) => {
    if (name === kind) return [[name, kindOf(question)] as const];
    if (WORDS_TO_LOOK_FOR.test(name)) return [[name, searchText(question, resolve(schema, root))] as const];
    return requiredOf(root).includes(name) ? [[name, emptyOf(schema, place)] as const] : [];
  });
  return Object.fromEntries(fields);
}

function kindOf(question: string): string {
  return CUES.find(([, cue]) => cue.test(question))?.[0] ?? 'search';
}

function searchText(question: string, { maxLength }: JsonObject): string {
  const words = wordsOf(question).filter(isContent).join(' ');
  return clip(words, numberOf(maxLength, MOST_CHARACTERS));
}

/** Values of an answer: a schema that refers to itself would have no end of them. */
const MOST_VALUES = 500;

interface Place {
  readonly root: JsonObject;
  readonly depth: number;
  /** Shared by all values of an answer. */
  readonly budget: { values: number };
}

/** The value of a schema that says least. */
function emptyOf(schema: unknown, place: Place): unknown {
  const node = resolve(schema, place.root);
  if (takesNull(schema, place.root) || place.depth > MAX_DEPTH || place.budget.values-- <= 0) return null;
  if ('const' in node) return node.const;
  if (Array.isArray(node.enum))
    return ['unknown', 'none'].find((one) => [node.enum].flat().includes(one)) ?? node.enum[0];
  return EMPTY[typeOf(node)]?.(node, { ...place, depth: place.depth + 1 }) ?? null;
}

const EMPTY: Readonly<Record<string, (node: JsonObject, place: Place) => unknown>> = {
  object: (node, place) =>
    Object.fromEntries(requiredOf(node).map((name) => [name, emptyOf(propertiesOf(node)[name], place)])),
  array: ({ minItems, items }, place) =>
    Array.from({ length: Math.min(numberOf(minItems, 0), MAX_DEPTH) }, () => emptyOf(objectOf(items), place)),
  string: () => '',
  boolean: () => false,
  integer: smallest,
  number: smallest,
};

function smallest({ minimum, exclusiveMinimum }: JsonObject): number {
  return numberOf(minimum, Math.max(0, numberOf(exclusiveMinimum, -1) + 1));
}

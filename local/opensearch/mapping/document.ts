import { mapperParsing, OpenSearchError, unsupported } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Field, Mapping, ObjectField } from './field.ts';
import { readKeyword, readValue, type Scalar } from './values.ts';

/** What one document, or one nested object of it, has in the fields. */
export interface Part {
  readonly values: Map<string, Scalar[]>;
  readonly texts: Map<string, string[]>;
  readonly vectors: Map<string, Float32Array>;
}

/** A document taken apart: its own part and those of its nested objects, by path. */
export interface ParsedDocument {
  readonly root: Part;
  readonly nested: ReadonlyMap<string, readonly Part[]>;
}

const newPart = (): Part => ({ values: new Map(), texts: new Map(), vectors: new Map() });

interface Walk {
  readonly mapping: Mapping;
  readonly id: string;
  readonly nested: Map<string, Part[]>;
}

/** Throws strict_dynamic_mapping_exception or mapper_parsing_exception (400). */
export function parseDocument(mapping: Mapping, id: string, source: JsonObject): ParsedDocument {
  const walk: Walk = { mapping, id, nested: new Map() };
  const root = newPart();
  walkObject(walk, source, '', root);
  return { root, nested: walk.nested };
}

function walkObject(walk: Walk, json: JsonObject, path: string, part: Part): void {
  for (const [key, value] of Object.entries(json)) {
    if (key.trim() === '' || key.split('.').includes(''))
      throw mapperParsing('failed to parse', {
        type: 'illegal_argument_exception',
        reason: 'field name cannot be an empty string',
      });
    walkValue(walk, value, path === '' ? key : `${path}.${key}`, part);
  }
}

function walkValue(walk: Walk, value: unknown, path: string, part: Part): void {
  const targets = walk.mapping.targets.get(path);
  if (targets !== undefined) {
    for (const field of targets) addValue(walk, field, value, part);
    return;
  }
  const node = walk.mapping.objects.get(path);
  if (node === undefined) refuseUnknown(walk, path);
  else if (node.kind !== 'disabled') walkNode(walk, node, value, path, part);
}

function walkNode(walk: Walk, node: ObjectField, value: unknown, path: string, part: Part): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) walkNode(walk, node, item, path, part);
    return;
  }
  if (!isObject(value))
    throw mapperParsing(
      `object mapping for [${path}] tried to parse field [${path.split('.').at(-1)}] as object, but found a concrete value`,
    );
  if (node.kind === 'object') {
    walkObject(walk, value, path, part);
    return;
  }
  const child = newPart();
  walkObject(walk, value, path, child);
  const siblings = walk.nested.get(path) ?? [];
  siblings.push(child);
  walk.nested.set(path, siblings);
}

/** What the mapping does not have is an error, or ignored, by the `dynamic` of the nearest object. */
function refuseUnknown({ mapping, id }: Walk, path: string): void {
  const steps = path.split('.');
  let depth = steps.length - 1;
  while (depth > 0 && !mapping.objects.has(steps.slice(0, depth).join('.'))) depth--;
  const owner = steps.slice(0, depth).join('.');
  const node = mapping.objects.get(owner);
  if (node?.kind === 'disabled' || node?.dynamic === 'false') return;
  if (node?.dynamic !== 'strict')
    throw unsupported(`dynamic mapping, needed by [${path}] of document [${id.slice(0, 80)}]`);
  const reason = `mapping set to strict, dynamic introduction of [${steps[depth]}] within [${owner || '_doc'}] is not allowed`;
  throw new OpenSearchError(400, 'strict_dynamic_mapping_exception', reason);
}

function addValue(walk: Walk, field: Field, value: unknown, part: Part): void {
  if (field.vector !== undefined) {
    addVector(walk, field, value, part);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) addValue(walk, field, item, part);
    return;
  }
  if (value === null) return;
  if (field.type === 'text') append(part.texts, field.name, readKeyword(field, value, walk.id));
  else {
    const read = readValue(field, value, walk.id);
    if (read !== undefined) append(part.values, field.name, read);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function addVector({ id }: Walk, field: Field, value: unknown, part: Part): void {
  if (value === null || field.vector === undefined) return;
  const refuse = (type: string, reason: string) =>
    mapperParsing(
      `failed to parse field [${field.name}] of type [knn_vector] in document with id '${id}'. Preview of field's value: 'null'`,
      {
        type,
        reason,
      },
    );
  const numbers = Array.isArray(value) ? value : [];
  if (!numbers.every((number) => typeof number === 'number' && Number.isFinite(number)))
    throw refuse('illegal_argument_exception', 'a vector has finite numbers only');
  const { dimension, space } = field.vector;
  if (numbers.length !== dimension)
    throw refuse(
      'illegal_argument_exception',
      `Vector dimension mismatch. Expected: ${dimension}, Given: ${numbers.length}`,
    );
  if (space === 'cosinesimil' && numbers.every((number) => number === 0))
    throw refuse('illegal_argument_exception', 'zero vector is not supported when space type is [cosinesimil]');
  part.vectors.set(field.name, Float32Array.from(numbers));
}

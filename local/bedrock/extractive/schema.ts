import type { JsonObject } from '../converse/types.ts';

/** Levels of a schema that are followed; one that refers to itself would have no end. */
export const MAX_DEPTH = 12;

/** Follows references and takes the first alternative that is not null. */
export function resolve(schema: unknown, root: JsonObject): JsonObject {
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

/** Whether null is a value of it. */
export function takesNull(schema: unknown, root: JsonObject): boolean {
  const node = objectOf(schema);
  const target = typeof node.$ref === 'string' ? pointed(node.$ref, root) : node;
  const alternatives = [target.anyOf ?? target.oneOf ?? []].flat().map(objectOf);
  return [target, ...alternatives].some(({ type, enum: values }) => {
    return [type].flat().includes('null') || (Array.isArray(values) && values.includes(null));
  });
}

export function typeOf(node: JsonObject): string {
  const [type] = [node.type].flat().filter((one) => one !== 'null');
  return typeof type === 'string' ? type : 'properties' in node ? 'object' : 'null';
}

/** The fields of an object, by name. */
export function propertiesOf(node: JsonObject): JsonObject {
  return objectOf(node.properties);
}

/** Names of the fields that an object must have. */
export function requiredOf({ required }: JsonObject): readonly string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

import { BedrockError } from '../errors.ts';

/** Sizes of Titan's vectors: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
export const DIMENSIONS = [1024, 512, 256] as const;
export const EMBEDDING_TYPES = ['float', 'binary'] as const;
export type EmbeddingType = (typeof EMBEDDING_TYPES)[number];

export interface TitanRequest {
  readonly inputText: string;
  readonly dimensions: number;
  readonly normalize: boolean;
  readonly embeddingTypes: readonly EmbeddingType[];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/titan-embedding-models.html */
const MAX_CHARACTERS = 50_000;

/** A check gives what is wrong with a field, or nothing. */
type Check = (value: unknown) => string | undefined;

const CHECKS: Readonly<Record<keyof TitanRequest, Check>> = {
  inputText: (value) => {
    if (typeof value !== 'string') return expected('String', value);
    if (value.length === 0) return 'expected minLength: 1, actual: 0';
    return value.length > MAX_CHARACTERS ? `expected maxLength: ${MAX_CHARACTERS}, actual: ${value.length}` : undefined;
  },
  dimensions: (value) => {
    if (typeof value !== 'number') return expected('Integer', value);
    return isOneOf(DIMENSIONS, value) ? undefined : `${value} is not a valid enum value`;
  },
  normalize: (value) => (typeof value === 'boolean' ? undefined : expected('Boolean', value)),
  embeddingTypes: (value) => {
    if (!Array.isArray(value)) return expected('JSONArray', value);
    if (value.length === 0) return 'expected minimum item count: 1, found: 0';
    return value.every((type) => isOneOf(EMBEDDING_TYPES, type)) ? undefined : 'an item is not a valid enum value';
  },
};

/** Reads a body of InvokeModel; whatever breaks the schema is a ValidationException in the service's words. */
export function readTitanRequest(body: string): TitanRequest {
  const request = parseObject(body);
  const problems = violations(request);
  if (problems.length > 0) {
    throw malformed(`: ${problems.length === 1 ? problems[0] : `${problems.length} schema violations found`}`);
  }
  // The checks have seen every field that is there; embeddingTypes without repetition, as the answer is a map.
  const {
    inputText,
    dimensions = 1024,
    normalize = true,
    embeddingTypes = ['float'],
  } = request as Partial<TitanRequest>;
  return { inputText: inputText ?? '', dimensions, normalize, embeddingTypes: [...new Set(embeddingTypes)] };
}

function violations(request: Readonly<Record<string, unknown>>): readonly string[] {
  const missing = Object.hasOwn(request, 'inputText') ? [] : ['#: required key [inputText] not found'];
  const wrong = Object.entries(request).flatMap(([key, value]) => {
    if (!Object.hasOwn(CHECKS, key)) return ['#: extraneous key is not permitted'];
    const problem = CHECKS[key as keyof TitanRequest](value);
    return problem === undefined ? [] : [`#/${key}: ${problem}`];
  });
  return [...missing, ...wrong];
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw malformed('');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`: #: ${expected('JSONObject', value)}`);
  }
  return value as Record<string, unknown>;
}

function malformed(why: string): BedrockError {
  return new BedrockError(
    'ValidationException',
    `Malformed input request${why}, please reformat your input and try again.`,
  );
}

function isOneOf(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.includes(value);
}

function expected(type: string, value: unknown): string {
  return `expected type: ${type}, found: ${jsonType(value)}`;
}

function jsonType(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  const names: Readonly<Record<string, string>> = { string: 'String', number: 'Number', boolean: 'Boolean' };
  return names[typeof value] ?? 'JSONObject';
}

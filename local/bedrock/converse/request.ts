import * as z from 'zod';
import { BedrockError } from '../errors.ts';
import type { ConverseRequest } from './types.ts';

/** Letters of names of tools: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html */
const toolName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -');
const json = z.record(z.string(), z.unknown());
const cachePoint = z.strictObject({ type: z.literal('default'), ttl: z.enum(['5m', '1h']).optional() });

/** An object that has exactly one of its fields, as the unions of Converse are on the wire. */
function oneOf<T extends z.ZodRawShape>(shape: T) {
  const isOne = (given: object) => Object.keys(given).length === 1;
  return z.strictObject(shape).partial().refine(isOne, 'must have exactly one member');
}

const toolResult = z.strictObject({
  toolUseId: toolName,
  content: z.array(oneOf({ text: z.string(), json: z.unknown() })),
  status: z.enum(['success', 'error']).optional(),
});

const contentBlock = oneOf({
  text: z.string(),
  toolUse: z.strictObject({ toolUseId: toolName, name: toolName, input: z.unknown() }),
  toolResult,
  cachePoint,
});

const toolSpec = z.strictObject({
  name: toolName,
  description: z.string().min(1).optional(),
  inputSchema: z.strictObject({ json }),
  strict: z.boolean().optional(),
});

const toolConfig = z.strictObject({
  tools: z.array(oneOf({ toolSpec, cachePoint })).min(1),
  toolChoice: oneOf({
    auto: z.strictObject({}),
    any: z.strictObject({}),
    tool: z.strictObject({ name: toolName }),
  }).optional(),
});

const share = z.number().min(0).max(1);
const Request = z.strictObject({
  system: z.array(oneOf({ text: z.string(), cachePoint })).optional(),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(contentBlock) })).min(1),
  inferenceConfig: z
    .strictObject({
      maxTokens: z.int().min(1),
      temperature: share,
      topP: share,
      stopSequences: z.array(z.string().min(1)).max(2_500),
    })
    .partial()
    .optional(),
  toolConfig: toolConfig.optional(),
  additionalModelRequestFields: json.optional(),
  requestMetadata: z.record(z.string(), z.string()).optional(),
});

/** Levels of JSON in a request. */
const MAX_DEPTH = 100;

/**
 * Reads the form of a request: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html.
 * Stricter than the service, which lets unknown fields pass: here they are a mistake, or a feature that is not played.
 * What is wrong is told by its place and never by its value.
 */
export function readConverseRequest(request: unknown): ConverseRequest {
  if (isDeeper(request, MAX_DEPTH)) throw invalid(`The request has more than ${MAX_DEPTH} levels.`);
  const parsed = Request.safeParse(request);
  if (parsed.success) return parsed.data as ConverseRequest;
  const { issues } = parsed.error;
  const [issue] = issues;
  const where = issue?.path.length ? `Value at '${issue.path.join('.')}'` : 'Value';
  const count = `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected`;
  throw invalid(`${count}: ${where} failed to satisfy constraint: ${issue?.message}`);
}

/** Parses the body of Converse. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BedrockError('ValidationException', 'The request body is not valid JSON.');
  }
}

function invalid(message: string): BedrockError {
  return new BedrockError('ValidationException', message);
}

/** Level by level: a recursion would end with the stack. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

import type { SpoiledAnswer } from '../faults.ts';
import type { AnswerBlock, ConverseAnswer, ConverseRequest, JsonObject } from './types.ts';

type Input = Record<string, unknown>;
/** What becomes of the input of a tool; the schema tells what would have been right. */
type Spoiling = (answer: ConverseAnswer, input: Input, schema: JsonObject) => ConverseAnswer;

const SPOIL: Readonly<Record<SpoiledAnswer, Spoiling>> = {
  // Converse hands the input of a tool on as JSON of its own; that of a model that wrote broken JSON comes as a text.
  'malformed-json': (answer, input) => withInput(answer, JSON.stringify(input).slice(0, -1).replace(/":/, '" ')),
  fenced: (answer, input) => withText(answer, `\`\`\`json\n${JSON.stringify(input, null, 2)}\n\`\`\``),
  prose: (answer, input) =>
    withText(
      answer,
      `Here is what I found in the call: ${JSON.stringify(input)} Let me know if you need anything else.`,
    ),
  'wrong-enum': (answer, input, schema) => withInput(answer, withWrongChoice(input, schema)),
  'missing-field': (answer, input, { required }) =>
    withInput(answer, without(input, Array.isArray(required) ? String(required[0]) : (Object.keys(input)[0] ?? ''))),
  empty: (answer) => withContent(answer, []),
  truncated: (answer, input) => ({ ...withInput(answer, firstHalf(input)), stopReason: 'max_tokens' }),
  'foreign-evidence': (answer, input) => withInput(answer, withForeignEvidence(input)),
};

/** A useless answer in the place of a good one. Its tokens stay, since the model did write something. */
export function spoilAnswer(answer: ConverseAnswer, kind: SpoiledAnswer, request: ConverseRequest): ConverseAnswer {
  const use = answer.output.message.content.flatMap((block) => ('toolUse' in block ? [block.toolUse] : []))[0];
  if (use === undefined) return spoilText(answer, kind);
  const specs = (request.toolConfig?.tools ?? []).flatMap((tool) => ('toolSpec' in tool ? [tool.toolSpec] : []));
  const schema = specs.find(({ name }) => name === use.name)?.inputSchema.json ?? {};
  return SPOIL[kind](answer, structuredClone(use.input) as Input, schema);
}

/** An answer that broke off at the limit of tokens, as a stream tells it: half of what was written, wherever that ends. */
export function halfWritten(answer: ConverseAnswer): ConverseAnswer {
  const [block] = answer.output.message.content;
  if (block === undefined || 'text' in block) return spoilText(answer, 'truncated');
  const text = JSON.stringify(block.toolUse.input);
  return { ...withInput(answer, text.slice(0, Math.ceil(text.length / 2))), stopReason: 'max_tokens' };
}

/** An answer in words has no fields that could be wrong. */
function spoilText(answer: ConverseAnswer, kind: SpoiledAnswer): ConverseAnswer {
  const text = answer.output.message.content.map((block) => ('text' in block ? block.text : '')).join('');
  if (kind === 'empty') return withContent(answer, []);
  if (kind !== 'truncated') return answer;
  return { ...withContent(answer, [{ text: text.slice(0, text.length / 2) }]), stopReason: 'max_tokens' };
}

function withContent(answer: ConverseAnswer, content: readonly AnswerBlock[]): ConverseAnswer {
  return { ...answer, output: { message: { role: 'assistant', content } }, stopReason: 'end_turn' };
}

function withText(answer: ConverseAnswer, text: string): ConverseAnswer {
  return withContent(answer, [{ text }]);
}

function withInput(answer: ConverseAnswer, input: unknown): ConverseAnswer {
  const content = answer.output.message.content.map((block) =>
    'toolUse' in block ? { toolUse: { ...block.toolUse, input } } : block,
  );
  return { ...withContent(answer, content), stopReason: 'tool_use' };
}

function without({ ...input }: Input, field: string): Input {
  delete input[field];
  return input;
}

function firstHalf(input: Input): Input {
  const fields = Object.entries(input);
  return Object.fromEntries(fields.slice(0, Math.floor(fields.length / 2)));
}

/** The first field with a choice gets a value that is none. */
function withWrongChoice(input: Input, schema: JsonObject): Input {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonObject>>;
  const field = Object.keys(properties).find((name) => Array.isArray(properties[name]?.enum));
  return { ...input, [field ?? Object.keys(input)[0] ?? 'choice']: 'rather_much' };
}

/** The first quote is of a turn or a source that is not there, the second of words that nobody said, and so on. */
function withForeignEvidence(input: Input): Input {
  for (const [i, evidence] of evidenceIn(input).entries()) {
    const place = 'source' in evidence ? 'source' : 'turn';
    if (i % 2 === 0) evidence[place] = Number(evidence[place]) + 100_000;
    else evidence.quote = 'the moon was said to be made of cheese';
  }
  return input;
}

function evidenceIn(value: unknown): readonly Input[] {
  if (typeof value !== 'object' || value === null) return [];
  if (('turn' in value || 'source' in value) && 'quote' in value) return [value as Input];
  return Object.values(value).flatMap(evidenceIn);
}

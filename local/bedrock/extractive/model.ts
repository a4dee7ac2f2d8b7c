import { randomUUID } from 'node:crypto';
import type { ChatModel } from '../converse/chat-models.ts';
import { inputTokens } from '../converse/tokens.ts';
import { withinTokens } from '../converse/truncate.ts';
import {
  type AnswerBlock,
  type ConverseAnswer,
  type ConverseRequest,
  type ConverseUsage,
  invoked,
  type JsonObject,
  type ToolSpec,
} from '../converse/types.ts';
import { answersTo, gravestOf } from './answers.ts';
import { type Sentence, sentencesIn } from './call-text.ts';
import { strongest } from './cues.ts';
import { citesIds, citesSources, fillSchema } from './fill.ts';
import { askedIn } from './question.ts';
import { propertiesOf, resolve } from './schema.ts';
import { fieldOfKind, understood } from './understanding.ts';

/** What it says of itself, so that nobody takes its answers for those of the model that was asked. */
export const EXTRACTIVE_MODEL = 'callsift.extractive-stand-in';

/** Tokens of an answer when nothing is asked for. */
const DEFAULT_MAX_TOKENS = 4_096;
/** Of an answer in text. */
const MOST_SENTENCES = 3;

/**
 * A chat model that understands nothing: it fills the tool's schema, or answers in text, with sentences that were sent to
 * it. It selects and never invents; instructions within what it is sent mean nothing to it. The same request has the same answer, but for the id of the tool's use and the time.
 */
export function createExtractiveModel({ tokenFactor, maxOutputTokens }: ChatModel) {
  return async (request: ConverseRequest): Promise<ConverseAnswer> => {
    const started = performance.now();
    const block = blockFor(request);
    const maxTokens = request.inferenceConfig?.maxTokens ?? Math.min(maxOutputTokens, DEFAULT_MAX_TOKENS);
    const { content, cut, tokens } = withinTokens(block, maxTokens, tokenFactor);
    return {
      output: { message: { role: 'assistant', content } },
      stopReason: cut ? 'max_tokens' : 'toolUse' in block ? 'tool_use' : 'end_turn',
      usage: usageOf(Math.ceil(inputTokens(request) * tokenFactor), tokens),
      metrics: { latencyMs: Math.round(performance.now() - started) },
      ...invoked(EXTRACTIVE_MODEL),
    };
  };
}

function usageOf(input: number, output: number): ConverseUsage {
  const tokens = { inputTokens: input, outputTokens: output, totalTokens: input + output };
  // Nothing is cached: marks in a prompt are taken and change nothing.
  return { ...tokens, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 };
}

function blockFor(request: ConverseRequest): AnswerBlock {
  const sentences = sentencesIn(request);
  const tool = toolFor(request);
  if (tool === undefined) {
    const selected = strongest(sentences).slice(0, MOST_SENTENCES);
    return { text: selected.map(({ text }) => text).join(' ') || 'There is nothing to select from.' };
  }
  const input = inputFor(tool.inputSchema.json, askedIn(request).question, sentences);
  return { toolUse: { toolUseId: `tooluse_${randomUUID()}`, name: tool.name, input } };
}

/**
 * What the schema is for tells how it is filled: to answer a question from sources, to understand one, to speak of
 * complaints, or to read a call.
 */
function inputFor(schema: JsonObject, question: string, sentences: readonly Sentence[]): unknown {
  if (fieldOfKind(schema) !== undefined) return understood(schema, question);
  const items = Object.values(propertiesOf(schema)).map((list) => resolve(resolve(list, schema).items, schema));
  if (items.some((item) => citesSources(item, schema))) {
    return fillSchema(schema, { sentences, answers: answersTo(question, sentences) });
  }
  const said = items.some((item) => citesIds(item, schema)) ? sentences.filter(({ id }) => id !== undefined) : [];
  return fillSchema(schema, { sentences, ...(said.length > 0 && { answers: gravestOf(said) }) });
}

/** The tool that is asked for by name, else the first: a model that cannot judge whether a tool helps uses it. */
function toolFor({ toolConfig }: ConverseRequest): ToolSpec | undefined {
  const specs = (toolConfig?.tools ?? []).flatMap((tool) => ('toolSpec' in tool ? [tool.toolSpec] : []));
  const choice = toolConfig?.toolChoice;
  const name = choice !== undefined && 'tool' in choice ? choice.tool.name : undefined;
  return name === undefined ? specs[0] : specs.find((spec) => spec.name === name);
}

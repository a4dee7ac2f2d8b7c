import type { AnswerBlock, ContentBlock, ConverseRequest } from './types.ts';

/** A run of letters, of digits, of signs, or one character of a script without words between blanks. */
const UNITS = /[A-Za-z\u00c0-\u024f\u0370-\u052f]+|\d+|[!-/:-@[-`{-~]+|[^\s!-~\u00c0-\u024f\u0370-\u052f]/gu;

/** Letters, digits and signs that make a token: merges of byte pair encoding are about as long. */
const LETTERS = 6;
const DIGITS = 3;
const SIGNS = 2;

/**
 * Estimates the tokens of a text: Anthropic's and Amazon's tokenizers are not public. English prose comes to about four
 * characters a token (https://docs.aws.amazon.com/nova/latest/userguide/prompting-precision.html speaks of words, of which
 * a token is three quarters); JSON to fewer.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (const [unit] of text.matchAll(UNITS)) {
    const first = unit.charCodeAt(0);
    const size = first >= 0x30 && first <= 0x39 ? DIGITS : /^[!-/:-@[-`{-~]/.test(unit) ? SIGNS : LETTERS;
    tokens += Math.ceil(unit.length / size);
  }
  return tokens;
}

/** Tokens around a message or a tool, such as its role. */
const FRAME_TOKENS = 4;

/** Tokens of what a model is sent, with its tools. */
export function inputTokens({ system = [], messages, toolConfig }: ConverseRequest): number {
  const texts = [...system, ...messages.flatMap(({ content }) => content)].map(textOf);
  const tools = (toolConfig?.tools ?? []).map((tool) => JSON.stringify(tool));
  const frames = FRAME_TOKENS * (messages.length + tools.length);
  return [...texts, ...tools].reduce((sum, text) => sum + countTokens(text), frames);
}

/** What of a block is charged for: its words, or JSON. */
export function textOf(block: ContentBlock | AnswerBlock): string {
  if ('text' in block) return block.text;
  if ('toolUse' in block) return JSON.stringify(block.toolUse.input ?? {});
  return 'toolResult' in block ? JSON.stringify(block.toolResult.content) : '';
}

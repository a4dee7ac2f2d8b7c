import { countTokens, textOf } from './tokens.ts';
import type { AnswerBlock } from './types.ts';

/** Tokens around a tool's input: its name and the marks of the call. */
const TOOL_FRAME_TOKENS = 20;

interface Cut {
  readonly content: readonly AnswerBlock[];
  readonly cut: boolean;
  /** Of what is left. */
  readonly tokens: number;
}

/**
 * An answer within its limit. What Converse gives for a use of a tool that was cut is not documented beyond that it is
 * incomplete (https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons); it cannot be broken JSON,
 * since the input of a tool is an object and no text. Here it is the fields that were complete, of which some are missing;
 * in a stream, where the input comes as text, the last bracket is missing too.
 */
export function withinTokens(block: AnswerBlock, maxTokens: number, tokenFactor: number): Cut {
  const tokensOf = (one: AnswerBlock): number =>
    Math.ceil((countTokens(textOf(one)) + ('toolUse' in one ? TOOL_FRAME_TOKENS : 0)) * tokenFactor);
  if (tokensOf(block) <= maxTokens) return { content: [block], cut: false, tokens: tokensOf(block) };
  let left = shortened(block);
  while (tokensOf(left) > maxTokens && !isEmpty(left)) left = shortened(left);
  return { content: isEmpty(left) && 'text' in left ? [] : [left], cut: true, tokens: maxTokens };
}

/** Without the last item of its last list, its last field, or its last tenth of words. */
function shortened(block: AnswerBlock): AnswerBlock {
  if ('text' in block) return { text: block.text.slice(0, Math.floor(block.text.length * 0.9)) };
  const { input, ...use } = block.toolUse;
  const fields = Object.entries(typeof input === 'object' && input !== null ? input : {});
  const [name, value] = fields.at(-1) ?? [];
  const rest = Array.isArray(value) && value.length > 1 ? [[name, value.slice(0, -1)]] : [];
  return { toolUse: { ...use, input: Object.fromEntries([...fields.slice(0, -1), ...rest]) } };
}

function isEmpty(block: AnswerBlock): boolean {
  return 'text' in block ? block.text === '' : textOf(block) === '{}';
}

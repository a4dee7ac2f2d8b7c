/** A chat model that the stand-in plays. */
export interface ChatModel {
  /** Foundation model id. */
  readonly id: string;
  /** Prefixes of its inference profiles: `us` for `us.<id>`. */
  readonly geographies: readonly string[];
  readonly maxOutputTokens: number;
  /** `none`: any other temperature or topP than 1 is refused. `either`: not both at once. */
  readonly sampling: 'both' | 'either' | 'none';
  /** Whether a tool can be forced by `any` or by its name. */
  readonly forcedTool: boolean;
  /** Whether a conversation may end with words of the assistant, for the model to go on from. */
  readonly prefill: boolean;
  /** Tokens that the same text has, compared with older tokenizers. */
  readonly tokenFactor: number;
}

/** Claude since the tokenizer of 4.7, which makes about 30 % more tokens of a text: https://platform.claude.com/docs/en/models/haiku-5-5/overview */
const CLAUDE = {
  geographies: ['us', 'eu', 'jp', 'au', 'global'],
  maxOutputTokens: 128_000,
  sampling: 'none',
  forcedTool: true,
  prefill: false,
  tokenFactor: 1.3,
} as const;

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-anthropic-claude-haiku-4-5.html; sampling by https://platform.claude.com/docs/en/models/haiku-4-5/migration-guide */
const CLAUDE_4 = { ...CLAUDE, maxOutputTokens: 64_000, sampling: 'either', tokenFactor: 1 } as const;

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-amazon-nova-lite.html and those of its sisters. */
const NOVA = {
  geographies: ['us', 'eu', 'apac'],
  maxOutputTokens: 5_000,
  sampling: 'both',
  forcedTool: true,
  prefill: true,
  tokenFactor: 1,
} as const;

/**
 * Chat models by what their cards and guides say. What newer Claude models refuse:
 * https://platform.claude.com/docs/en/models/haiku-5-5/migration-guide (sampling parameters, prefill),
 * https://platform.claude.com/docs/en/models/sonnet-5-5/overview and /opus-5-5/overview (forced tools).
 */
const CHAT_MODELS: readonly ChatModel[] = [
  { id: 'anthropic.claude-haiku-5-5', ...CLAUDE },
  { id: 'anthropic.claude-haiku-4-5-20251001-v1:0', ...CLAUDE_4, prefill: true },
  { id: 'anthropic.claude-sonnet-4-6', ...CLAUDE_4 },
  { id: 'anthropic.claude-sonnet-5', ...CLAUDE },
  { id: 'anthropic.claude-sonnet-5-5', ...CLAUDE, forcedTool: false },
  { id: 'anthropic.claude-opus-5-5', ...CLAUDE, forcedTool: false },
  { id: 'amazon.nova-micro-v1:0', ...NOVA },
  { id: 'amazon.nova-lite-v1:0', ...NOVA },
  { id: 'amazon.nova-pro-v1:0', ...NOVA },
  { id: 'amazon.nova-2-lite-v1:0', ...NOVA, geographies: ['us', 'eu', 'jp', 'global'], maxOutputTokens: 64_000 },
];

/** Every id under which a chat model is called, with what it can: those of foundation models and of inference profiles. */
export const CHAT_MODELS_BY_ID: ReadonlyMap<string, ChatModel> = new Map(
  CHAT_MODELS.flatMap((model) =>
    [model.id, ...model.geographies.map((geography) => `${geography}.${model.id}`)].map((id) => [id, model] as const),
  ),
);

/**
 * The id in an ARN of a foundation model or of a system-defined inference profile, and any other id as it is. Application
 * inference profiles, whose ids Bedrock makes up, are not known here.
 */
export function plainModelId(id: string): string {
  return id.replace(/^arn:[^/]{1,100}:(?:foundation-model|inference-profile)\//, '');
}

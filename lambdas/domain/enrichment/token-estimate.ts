/** Tokens of a UTF-16 unit by what it is, on the high side. */
const TOKENS = {
  /**
   * English is about 4 characters a token with older tokenizers; that of Claude 4.7 and later makes 30 % more tokens of
   * the same text (https://platform.claude.com/docs/en/models/haiku-5-5/whats-new-haiku-5-5), which is 3.1.
   */
  ascii: 0.325,
  /** Digits and signs of ASCII, of which tokens of one or two are made. */
  sign: 0.6,
  /** Latin with accents, Greek, Cyrillic. */
  alphabet: 0.6,
  /** Everything else; a character of it is one to three bytes, and a token is at least one of those that are met. */
  other: 1.2,
} as const;

/** About how many tokens a text has, rather too many than too few; no tokenizer of a model was asked. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let i = 0; i < text.length; i++) tokens += tokensOf(text.charCodeAt(i));
  return Math.ceil(tokens);
}

/** The same of the turns of a call. */
export function transcriptTokens(turns: readonly { readonly text: string }[]): number {
  return turns.reduce((sum, { text }) => sum + estimateTokens(text), 0);
}

function tokensOf(code: number): number {
  if (code >= 0x80) return code < 0x530 ? TOKENS.alphabet : TOKENS.other;
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x20;
  return isLetter ? TOKENS.ascii : TOKENS.sign;
}

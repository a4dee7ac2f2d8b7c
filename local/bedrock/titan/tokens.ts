/** Characters of a token: 4.7 on average in English (https://docs.aws.amazon.com/bedrock/latest/userguide/titan-embedding-models.html). */
const LETTERS_OF_A_TOKEN = 5;

/** Runs of Latin letters, then any other character that is seen; digits come one by one. */
const UNITS = /[A-Za-z\u00c0-\u024f]+|[^\sA-Za-z\u00c0-\u024f]/gu;

/**
 * Estimates the tokens of a text. Titan's tokenizer is not public: a Latin word counts one for each started five letters,
 * every other character but blanks counts one. That is meant to refuse too much rather than too little.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (const [unit] of text.matchAll(UNITS)) {
    tokens += Math.ceil(unit.length / LETTERS_OF_A_TOKEN);
  }
  return tokens;
}

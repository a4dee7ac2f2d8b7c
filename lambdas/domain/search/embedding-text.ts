import { createHash } from 'node:crypto';

const PLACEHOLDER = /\[([A-Z][A-Z_]{0,19})_\d{1,6}\]/g;
/** Titan Text Embeddings V2 takes 50,000 characters (Bedrock user guide); a moment is far below. */
const MAX_CHARACTERS = 8_000;

/** What is embedded of a redacted text: `[NAME_1]` becomes the word for what it stands for. */
export function embeddingText(redacted: string): string {
  const words = redacted.replace(PLACEHOLDER, (_, type: string) => type.toLowerCase().replaceAll('_', ' '));
  return words.toWellFormed().slice(0, MAX_CHARACTERS);
}

/** Key of a text's vector. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

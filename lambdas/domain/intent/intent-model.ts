import * as z from 'zod/mini';
import { COLUMNS, RULE_FEATURES } from './features.ts';

/** A linear model over hashed n-grams and rule features: logits of the intents, and of attention. */
export interface IntentModel {
  readonly version: string;
  /** Number of n-gram buckets less one. */
  readonly mask: number;
  /** One signed byte for each bucket and column, bucket by bucket; times `scale` it is the weight. */
  readonly ngrams: Int8Array;
  readonly scale: number;
  /** One weight for each rule feature and column, feature by feature. */
  readonly rules: readonly number[];
  readonly bias: readonly number[];
  /** What logits are divided by for a single text and for a whole call (Guo et al., ICML 2017). */
  readonly temperature: { readonly text: number; readonly call: number };
}

const MAGIC = 'CSIM1';
const numbers = (length: number) => z.array(z.number()).check(z.length(length));
const Header = z.object({
  version: z.string(),
  bits: z.int().check(z.minimum(8), z.maximum(20)),
  scale: z.number(),
  rules: numbers(RULE_FEATURES * COLUMNS),
  bias: numbers(COLUMNS),
  temperature: z.object({ text: z.number().check(z.positive()), call: z.number().check(z.positive()) }),
});

/** Reads a model file: `CSIM1`, the length of a JSON header in 4 bytes (big-endian), the header, the n-gram weights. */
export function readIntentModel(bytes: Uint8Array): IntentModel {
  if (text(bytes, 0, MAGIC.length) !== MAGIC) throw new Error('The file is no intent model.');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length);
  const from = MAGIC.length + 4;
  const { bits, ...header } = Header.parse(JSON.parse(text(bytes, from, from + length)));
  const ngrams = new Int8Array(bytes.buffer, bytes.byteOffset + from + length, bytes.length - from - length);
  if (ngrams.length !== COLUMNS << bits)
    throw new Error('The intent model is cut off; build it again with npm run train.');
  return { ...header, mask: (1 << bits) - 1, ngrams };
}

/** The bytes that `readIntentModel` reads back. */
export function writeIntentModel({ mask, ngrams, ...header }: IntentModel): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ ...header, bits: Math.log2(mask + 1) }));
  const bytes = new Uint8Array(MAGIC.length + 4 + json.length + ngrams.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length);
  bytes.set(json, MAGIC.length + 4);
  bytes.set(new Uint8Array(ngrams.buffer, ngrams.byteOffset, ngrams.length), MAGIC.length + 4 + json.length);
  return bytes;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}

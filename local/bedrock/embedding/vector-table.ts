import { readFileSync } from 'node:fs';

/**
 * Vectors of word pieces, four bits a component, in one file:
 *   bytes 0-3 `CSV1`, then uint32 count, uint32 dimensions (even), uint32 bytes of the vocabulary;
 *   the vocabulary in UTF-8, one piece a line (`##ing` continues a word), then zeros up to a multiple of four;
 *   `count` float32: the scale of a vector times the weight of its piece;
 *   `count` times dimensions/2 bytes: component 2i in the low four bits, 2i+1 in the high ones, each plus eight.
 * Numbers are little-endian, as on every machine that Node 24 runs on.
 */
export interface VectorTable {
  readonly dimensions: number;
  readonly pieces: readonly string[];
  /** Adds the weighted vector of a piece to `sum`. */
  addTo(sum: Float64Array, piece: number): void;
}

export interface TableContent {
  readonly pieces: readonly string[];
  readonly scales: Float32Array;
  readonly components: Uint8Array;
}

const MAGIC = 'CSV1';
const HEADER_BYTES = 16;
/** What is added to a component, so that four bits hold -8..7. */
export const OFFSET = 8;

export function readVectorTable(path: URL): VectorTable {
  const file = readFileSync(path);
  if (file.toString('latin1', 0, 4) !== MAGIC) {
    throw new Error(`${path.pathname} is no table of vectors.`);
  }
  const [count, dimensions, textBytes] = [file.readUInt32LE(4), file.readUInt32LE(8), file.readUInt32LE(12)];
  const pieces = file.toString('utf8', HEADER_BYTES, HEADER_BYTES + textBytes).split('\n');
  const scalesAt = HEADER_BYTES + padded(textBytes);
  const componentsAt = scalesAt + 4 * count;
  if (pieces.length !== count || file.length !== componentsAt + (count * dimensions) / 2) {
    throw new Error(`${path.pathname} is damaged.`);
  }
  const scales = new Float32Array(count).map((_, i) => file.readFloatLE(scalesAt + 4 * i));
  return tableOf({ pieces, scales, components: file.subarray(componentsAt) }, dimensions);
}

function tableOf({ pieces, scales, components }: TableContent, dimensions: number): VectorTable {
  const bytes = dimensions / 2;
  const addTo = (sum: Float64Array, piece: number): void => {
    const scale = scales[piece] ?? 0;
    const start = piece * bytes;
    for (let i = 0; i < bytes; i++) {
      const pair = components[start + i] ?? 0;
      sum[2 * i] = (sum[2 * i] ?? 0) + scale * ((pair & 15) - OFFSET);
      sum[2 * i + 1] = (sum[2 * i + 1] ?? 0) + scale * ((pair >> 4) - OFFSET);
    }
  };
  return { dimensions, pieces, addTo };
}

/** The file's bytes, for the distillation. */
export function encodeVectorTable({ pieces, scales, components }: TableContent): Buffer {
  const text = Buffer.from(pieces.join('\n'));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(pieces.length, 4);
  header.writeUInt32LE((2 * components.length) / pieces.length, 8);
  header.writeUInt32LE(text.length, 12);
  const padding = Buffer.alloc(padded(text.length) - text.length);
  const weights = Buffer.alloc(4 * scales.length);
  scales.forEach((scale, i) => {
    weights.writeFloatLE(scale, 4 * i);
  });
  return Buffer.concat([header, text, padding, weights, components]);
}

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

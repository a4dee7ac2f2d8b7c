/** Offset and prime of 32-bit FNV-1a: https://datatracker.ietf.org/doc/html/rfc9923 */
const FNV = { offset: 0x811c9dc5, prime: 0x01000193 } as const;

/** Adds the vector of length 1 that a hash of the text gives: equal for equal texts, near right angles otherwise. */
export function createHashedVector(dimensions: number): (sum: Float64Array, text: string) => void {
  const size = 1 / Math.sqrt(dimensions);
  return (sum, text) => {
    let state = hash(text) || 1; // xorshift stays at zero
    for (let i = 0; i < dimensions; i++) {
      state = xorshift(state);
      sum[i] = (sum[i] ?? 0) + (state < 0 ? -size : size);
    }
  };
}

function hash(text: string): number {
  let value: number = FNV.offset;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), FNV.prime);
  }
  return value;
}

/** Marsaglia, "Xorshift RNGs", 2003: https://doi.org/10.18637/jss.v008.i14 */
function xorshift(state: number): number {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x;
}

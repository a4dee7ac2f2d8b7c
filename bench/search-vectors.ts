import { createRandom } from '../local/train/random.ts';

type Random = () => number;

/** Length of the noise beside that of a centre: two texts of one topic have a cosine of 0.6 on average. */
const NOISE = 0.8;
const SEED = 7;

/** A unit vector near the centre of a topic. */
export type VectorOf = (random: Random, topic: number) => Float32Array;

/** Vectors in clusters, as embeddings of calls are: uniform noise would have no neighbours to find. */
export function createVectors(topics: number, dimensions: number): VectorOf {
  const random = createRandom(SEED);
  const centres = Array.from({ length: topics }, () => unit(gaussian(random, dimensions)));
  const scale = NOISE / Math.sqrt(dimensions);
  return (own, topic) => {
    const centre = centres[topic];
    return unit(gaussian(own, dimensions).map((value, i) => (centre?.[i] ?? 0) + scale * value));
  };
}

/** Normally distributed numbers, two at a time (Box and Muller 1958). */
function gaussian(random: Random, length: number): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    values[i] = radius * Math.cos(angle);
    values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

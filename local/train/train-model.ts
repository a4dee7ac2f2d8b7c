import { CLASSES, COLUMNS } from '#lambdas/domain/intent/features.ts';
import type { IntentModel } from '#lambdas/domain/intent/intent-model.ts';
import { fitTemperature, type Judged } from './calibrate.ts';
import { BUCKETS, type Document } from './documents.ts';
import { fitAttention, fitWeights, logitsOf, type Weights } from './fit.ts';
import { createRandom } from './random.ts';

/** Share of the training examples that the temperatures are fitted on and the weights are not. */
const CALIBRATION_SHARE = 0.1;
/** Weights beyond this quantile are cut off, so that the others keep a finer step. */
const CLIP_QUANTILE = 0.9999;

/** Fits, quantises and calibrates. `version` is stored with every call that the model reads. */
export function trainModel(documents: readonly Document[], version: string): IntentModel {
  const random = createRandom(3);
  const calibration: Document[] = [];
  const training: Document[] = [];
  for (const document of documents) {
    const kept = document.example.corpus !== 'seed' && random() < CALIBRATION_SHARE;
    (kept ? calibration : training).push(document);
  }
  const fitted = fitWeights(training);
  fitAttention(fitted, training);
  const { weights, quantised } = quantise(fitted);
  const judged = (kind: 'text' | 'call'): Judged[] =>
    calibration
      .filter((document) => document.example.kind === kind)
      .map((document) => ({ logits: logitsOf(weights, document).slice(0, CLASSES), accept: document.accept }));
  return {
    version,
    mask: BUCKETS - 1,
    ...quantised,
    rules: [...weights.features.subarray(BUCKETS * COLUMNS)].map(short),
    bias: [...weights.bias].map(short),
    temperature: { text: short(fitTemperature(judged('text'))), call: short(fitTemperature(judged('call'))) },
  };
}

/** N-gram weights as signed bytes times one scale, and the same weights as numbers again, for the calibration. */
function quantise(weights: Weights) {
  const ngrams = weights.features.subarray(0, BUCKETS * COLUMNS);
  const sizes = Float64Array.from(ngrams, Math.abs).sort();
  const largest = sizes[Math.floor((sizes.length - 1) * CLIP_QUANTILE)] ?? 1;
  const scale = short(largest / 127) || 1;
  const bytes = Int8Array.from(ngrams, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  const features = weights.features.slice();
  bytes.forEach((byte, i) => {
    features[i] = byte * scale;
  });
  return { weights: { ...weights, features }, quantised: { ngrams: bytes, scale } };
}

function short(value: number): number {
  return Number(value.toPrecision(5));
}

import { softmax } from '#lambdas/domain/intent/intent-scorer.ts';

/** A prediction whose truth is known: logits, and the classes that count as right as bits. */
export interface Judged {
  readonly logits: readonly number[];
  readonly accept: number;
}

/**
 * The temperature at which the confidence of the best class fits its being right best: the least log loss of
 * "is right" (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017), found by golden section on 0.2..5.
 */
export function fitTemperature(judged: readonly Judged[]): number {
  if (judged.length === 0) return 1;
  const loss = (t: number) => judged.reduce((sum, one) => sum + logLoss(one, t), 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.2, 5];
  for (let i = 0; i < 40; i++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

function logLoss({ logits, accept }: Judged, temperature: number): number {
  const { confidence, right } = judge({ logits, accept }, temperature);
  const p = Math.min(1 - 1e-6, Math.max(1e-6, confidence));
  return right ? -Math.log(p) : -Math.log(1 - p);
}

export function judge({ logits, accept }: Judged, temperature: number): { confidence: number; right: boolean } {
  const probabilities = softmax(logits, temperature);
  const confidence = Math.max(...probabilities);
  return { confidence, right: ((accept >> probabilities.indexOf(confidence)) & 1) === 1 };
}

const BINS = 15;

/** Expected calibration error: mean distance of confidence and accuracy over 15 bins of equal width (Guo et al.). */
export function calibrationError(judged: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.count++;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return judged.length === 0 ? 0 : distance / judged.length;
}

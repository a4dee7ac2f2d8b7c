import { ATTENTION, CLASSES, COLUMNS, RULE_FEATURES } from '#lambdas/domain/intent/features.ts';
import { sigmoid, softmax } from '#lambdas/domain/intent/intent-scorer.ts';
import type { Intent } from '#lambdas/domain/triage/types.ts';
import { BUCKETS, type Document } from './documents.ts';
import { createRandom, shuffle } from './random.ts';

export interface Weights {
  /** Of feature f and column c at f * COLUMNS + c. */
  readonly features: Float64Array;
  readonly bias: Float64Array;
}

/** What was tried is in docs/MODEL_CARD.md. */
const EPOCHS = 6;
const RATE = 0.5;
const BIAS_RATE = 0.1;
const DECAY = 1e-6;
/** How much of the target is the first label; the rest follows the model's own belief among the accepted ones. */
const GOLD_SHARE = 0.5;
/** A corpus counts as much as this many examples at most, so that large ones do not drown small ones. */
const CORPUS_CAP = 1000;
/** The same for attention, of which there are few corpora. */
const ATTENTION_CAP = 3000;
/** Weight of a text beside a judged call. */
const TEXT_SHARE = 0.05;
/** Share of the examples that are shown without their n-grams, so that the rules are learned for unknown wording too. */
const RULES_ONLY = 0.3;

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer, JMLR 12, 2011). The same input, the same weights. */
export function fitWeights(documents: readonly Document[]): Weights {
  const weights = zeros(0);
  const squares = zeros(1e-3);
  const weightOf = corpusWeights(documents, CORPUS_CAP);
  const random = createRandom(1);
  const order = [...documents];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const document of order) {
      const from = random() < RULES_ONLY ? document.ngrams : 0;
      step(weights, squares, document, from, weightOf.get(document.example.corpus) ?? 1);
    }
  }
  return weights;
}

/**
 * Fits the attention column on the calls that people judged; those of high importance are the positive ones. Single
 * texts, which nobody judged, stand in with a small weight by their intent, or every short call would be a stranger.
 */
export function fitAttention(weights: Weights, documents: readonly Document[]): void {
  const judged = documents.filter((document) => attentionTarget(document) !== undefined);
  const weightOf = corpusWeights(judged, ATTENTION_CAP);
  const squares = zeros(1e-3);
  const random = createRandom(2);
  const order = [...judged];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const document of order) {
      const from = random() < RULES_ONLY ? document.ngrams : 0;
      const target = attentionTarget(document) ?? 0;
      const belief = sigmoid(logitsOf(weights, document, from)[ATTENTION] ?? 0);
      const share = document.example.labels.importance == null ? TEXT_SHARE : 1;
      const gradient = share * (weightOf.get(document.example.corpus) ?? 1) * (belief - target);
      descend(weights, squares, document, { column: ATTENTION, gradient, from });
    }
  }
}

/** What a text of that intent would be judged; of the others a text alone tells nothing. */
const GRAVE_INTENT: Partial<Record<Intent, number>> = { complaint: 1, billing_dispute: 1, technical_issue: 0.6 };

function attentionTarget({ example, grave }: Document): number | undefined {
  if (example.labels.importance != null) return example.labels.importance === 'high' ? 1 : 0;
  if (example.accept.every((intent) => intent === 'inquiry' || intent === 'general')) return grave ? undefined : 0;
  return GRAVE_INTENT[example.gold];
}

/** Logits of a document from feature `from` on. */
export function logitsOf({ features, bias }: Weights, document: Document, from = 0): number[] {
  const logits = [...bias];
  for (let k = from; k < document.features.length; k++) {
    const at = (document.features[k] ?? 0) * COLUMNS;
    const value = document.values[k] ?? 0;
    for (let c = 0; c < COLUMNS; c++) logits[c] = (logits[c] ?? 0) + (features[at + c] ?? 0) * value;
  }
  return logits;
}

function step(weights: Weights, squares: Weights, document: Document, from: number, weight: number): void {
  const belief = softmax(logitsOf(weights, document, from).slice(0, CLASSES));
  const accepted = belief.reduce((sum, p, c) => sum + (isAccepted(document, c) ? p : 0), 0);
  for (let c = 0; c < CLASSES; c++) {
    const gold = c === document.gold ? GOLD_SHARE : 0;
    const target = gold + (isAccepted(document, c) ? ((1 - GOLD_SHARE) * (belief[c] ?? 0)) / accepted : 0);
    const gradient = weight * ((belief[c] ?? 0) - target);
    descend(weights, squares, document, { column: c, gradient, from });
  }
}

/** One step of AdaGrad down the gradient of one column. */
function descend(
  weights: Weights,
  squares: Weights,
  document: Document,
  { column, gradient, from }: { column: number; gradient: number; from: number },
): void {
  if (Math.abs(gradient) < 1e-6) return;
  for (let k = from; k < document.features.length; k++) {
    const at = (document.features[k] ?? 0) * COLUMNS + column;
    const g = gradient * (document.values[k] ?? 0) + DECAY * (weights.features[at] ?? 0);
    squares.features[at] = (squares.features[at] ?? 0) + g * g;
    weights.features[at] = (weights.features[at] ?? 0) - (RATE * g) / Math.sqrt(squares.features[at] ?? 1);
  }
  squares.bias[column] = (squares.bias[column] ?? 0) + gradient * gradient;
  weights.bias[column] = (weights.bias[column] ?? 0) - (BIAS_RATE * gradient) / Math.sqrt(squares.bias[column] ?? 1);
}

function isAccepted(document: Document, c: number): boolean {
  return ((document.accept >> c) & 1) === 1;
}

function corpusWeights(documents: readonly Document[], cap: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { example } of documents) counts.set(example.corpus, (counts.get(example.corpus) ?? 0) + 1);
  return new Map([...counts].map(([corpus, count]) => [corpus, Math.min(1, cap / count)]));
}

function zeros(value: number): Weights {
  const features = new Float64Array((BUCKETS + RULE_FEATURES) * COLUMNS).fill(value);
  return { features, bias: new Float64Array(COLUMNS).fill(value) };
}

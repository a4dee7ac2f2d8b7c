import { CLASSES, COLUMNS } from '#lambdas/domain/intent/features.ts';
import type { IntentModel } from '#lambdas/domain/intent/intent-model.ts';
import { INTENTS, type Intent } from '#lambdas/domain/triage/types.ts';
import { calibrationError, judge } from './calibrate.ts';
import { BUCKETS, type Document } from './documents.ts';
import { logitsOf, type Weights } from './fit.ts';

/** How well intents of one set are told, beside what always saying the most frequent one gives. */
export interface IntentFigures {
  readonly corpus: string;
  readonly examples: number;
  /** Share whose intent is one of the accepted ones. */
  readonly accuracy: number;
  /** The same for the best constant answer. */
  readonly majority: number;
  /** Mean F1 over the intents that occur, against the first label. */
  readonly macroF1: number;
  readonly calibrationError: number;
  /** First label by predicted intent, in the order of INTENTS. */
  readonly confusion: readonly (readonly number[])[];
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  readonly id: string;
  readonly gold: Intent;
  readonly predicted: Intent;
  readonly confidence: number;
}

/** A prediction to be judged. */
export interface Prediction {
  readonly id: string;
  readonly predicted: number;
  readonly confidence: number;
  readonly gold: number;
  /** Accepted classes as bits. */
  readonly accept: number;
}

/** Figures for each corpus among the documents, in order of their names. */
export function measureDocuments(model: IntentModel, documents: readonly Document[]): IntentFigures[] {
  const weights = weightsOf(model);
  const corpora = [...new Set(documents.map((document) => document.example.corpus))].sort();
  return corpora.map((corpus) => {
    const own = documents.filter((document) => document.example.corpus === corpus);
    return measure(
      corpus,
      own.map((document) => predict(model, weights, document)),
    );
  });
}

/** Figures of one set. */
export function measure(corpus: string, predictions: readonly Prediction[]): IntentFigures {
  const isRight = (p: Prediction) => ((p.accept >> p.predicted) & 1) === 1;
  const share = (of: (p: Prediction) => boolean) => predictions.filter(of).length / Math.max(1, predictions.length);
  const constant = INTENTS.map((_, c) => share((p) => ((p.accept >> c) & 1) === 1));
  const confusion = INTENTS.map((_, gold) =>
    INTENTS.map((__, c) => predictions.filter((p) => p.gold === gold && p.predicted === c).length),
  );
  const wrong = predictions.filter((p) => !isRight(p)).sort((a, b) => b.confidence - a.confidence);
  return {
    corpus,
    examples: predictions.length,
    accuracy: share(isRight),
    majority: Math.max(...constant),
    macroF1: macroF1(confusion),
    calibrationError: calibrationError(predictions.map((p) => ({ confidence: p.confidence, right: isRight(p) }))),
    confusion,
    wrong: wrong.map(({ id, gold, predicted, confidence }) => ({
      id,
      gold: INTENTS[gold] ?? 'general',
      predicted: INTENTS[predicted] ?? 'general',
      confidence: Number(confidence.toFixed(3)),
    })),
  };
}

function predict(model: IntentModel, weights: Weights, document: Document): Prediction {
  const { example, gold, accept } = document;
  const judged = { logits: logitsOf(weights, document).slice(0, CLASSES), accept };
  const { confidence } = judge(judged, model.temperature[example.kind]);
  return { id: example.id, predicted: judged.logits.indexOf(Math.max(...judged.logits)), confidence, gold, accept };
}

function weightsOf(model: IntentModel): Weights {
  const features = new Float64Array(BUCKETS * COLUMNS + model.rules.length);
  model.ngrams.forEach((byte, i) => {
    features[i] = byte * model.scale;
  });
  features.set(model.rules, BUCKETS * COLUMNS);
  return { features, bias: Float64Array.from(model.bias) };
}

function macroF1(confusion: readonly (readonly number[])[]): number {
  const scores = INTENTS.flatMap((_, c) => {
    const right = confusion[c]?.[c] ?? 0;
    const gold = (confusion[c] ?? []).reduce((a, b) => a + b, 0);
    const predicted = confusion.reduce((sum, row) => sum + (row[c] ?? 0), 0);
    return gold === 0 ? [] : [(2 * right) / (gold + predicted)];
  });
  return scores.reduce((a, b) => a + b, 0) / Math.max(1, scores.length);
}

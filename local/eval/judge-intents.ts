import type { CompiledRules } from '#lambdas/domain/triage/rules.ts';
import { INTENTS } from '#lambdas/domain/triage/types.ts';
import { classOf, type Example } from '../data/call-sets.ts';
import { type Document, toDocument } from '../train/documents.ts';
import { type IntentFigures, measure, measureDocuments, type Prediction } from '../train/measure.ts';
import { seedExamples } from '../train/seeds.ts';
import { trainModel } from '../train/train-model.ts';
import type { Reading } from './engine.ts';

export function toPrediction(example: Example, { call }: Reading): Prediction {
  const accept = [...example.accept, example.gold].reduce((bits, intent) => bits | (1 << classOf(intent)), 0);
  const { id, gold } = example;
  return { id, gold: classOf(gold), accept, predicted: classOf(call.intent), confidence: call.confidence };
}

/** Figures of the whole engine, set by set. */
export function judgeIntents(read: readonly { example: Example; reading: Reading }[]): IntentFigures[] {
  const corpora = [...new Set(read.map(({ example }) => example.corpus))].sort();
  return corpora.map((corpus) => {
    const own = read.filter(({ example }) => example.corpus === corpus);
    return measure(
      corpus,
      own.map(({ example, reading }) => toPrediction(example, reading)),
    );
  });
}

/** The trained part on each corpus after training on all others: what it does on calls of a kind it has never seen. */
export function leaveOneOut(
  examples: readonly Example[],
  rules: CompiledRules,
  onDone: (done: number, of: number) => void,
): IntentFigures[] {
  const documents = [...examples, ...seedExamples()].map((example) => toDocument(example, rules));
  const corpora = [...new Set(examples.map((example) => example.corpus))].sort();
  return corpora.flatMap((corpus, i) => {
    const isOwn = (document: Document) => document.example.corpus === corpus;
    const model = trainModel(
      documents.filter((document) => !isOwn(document)),
      `without-${corpus}`,
    );
    onDone(i + 1, corpora.length);
    return measureDocuments(model, documents.filter(isOwn));
  });
}

/** The confusion of one set as lines of text: rows are the first labels, columns what was said. */
export function confusionLines({ confusion }: IntentFigures): string[] {
  const short = INTENTS.map((intent) => intent.slice(0, 9).padStart(9));
  const rows = confusion.flatMap((row, gold) =>
    row.some((count) => count > 0)
      ? [`      ${short[gold]} ${row.map((count) => String(count).padStart(9)).join(' ')}`]
      : [],
  );
  return [`      ${' '.repeat(9)} ${short.join(' ')}`, ...rows];
}

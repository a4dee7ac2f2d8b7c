import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DEVANAGARI_NAMES,
  EASTERN_GIVEN_NAMES,
  WESTERN_GIVEN_NAMES,
} from '#lambdas/domain/pii/context/data/given-names.ts';
import { BRANDS, PLACES } from '#lambdas/domain/pii/context/data/places-and-brands.ts';
import { SURNAMES } from '#lambdas/domain/pii/context/data/surnames.ts';
import { FILTER_BITS, probesOf } from '#lambdas/domain/pii/context/vocabulary.ts';
import { hashOf } from '#lambdas/domain/text/tokenize.ts';
import { type LabelledCall, readCalls, readTexts } from './corpora.ts';
import { type Example, examplesOf, examplesOfLists } from './examples.ts';
import { type Model, probability, sum, trainLogistic } from './logistic.ts';
import { commonWords } from './vocabulary.ts';

const OUT = 'lambdas/domain/pii/context/data';
const FILES = { vocabulary: 'vocabulary-bits.ts', weights: 'name-weights.ts' } as const;
/** Every so many calls are kept out to measure the model. */
const KEPT_OUT = 10;
const MAX_BYTE = 127;

/**
 * `node local/train/names/train.ts --data <folder> --step vocabulary|model`, the vocabulary first: the model learns on
 * the words that the vocabulary does not hold.
 */
function main(): void {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, step: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.data === undefined) throw new Error('--data names the folder with calls/, short/ and pii/.');
  const calls = [...readCalls(values.data), ...readTexts(values.data)];
  const out = values.out ?? OUT;
  const words = commonWords(calls);
  if (values.step === 'vocabulary') writeFileSync(join(out, FILES.vocabulary), vocabularyModule(words));
  else if (values.step === 'model') writeFileSync(join(out, FILES.weights), modelModule(train(calls, words)));
  else throw new Error('--step is vocabulary or model.');
}

function train(calls: readonly LabelledCall[], words: readonly string[]): Model {
  const split = (text: string) => text.trim().split(/\s+/);
  const names = [WESTERN_GIVEN_NAMES, EASTERN_GIVEN_NAMES, SURNAMES, DEVANAGARI_NAMES].flatMap(split);
  const lists = examplesOfLists(names, [...split(PLACES), ...split(BRANDS), ...words]);
  const kept = examplesOf(calls.filter((_, index) => index % KEPT_OUT === 0));
  const seen = examplesOf(calls.filter((_, index) => index % KEPT_OUT !== 0));
  report(kept, trainLogistic([...seen, ...lists]));
  return trainLogistic([...seen, ...kept, ...lists]);
}

/** Log loss, and precision and recall at even odds, on calls the model has not seen. */
function report(examples: readonly Example[], model: Model): void {
  let loss = 0;
  const counts = { hit: 0, found: 0, names: 0 };
  for (const { buckets, isName } of examples) {
    const odds = sum(model.weights, model.bias, buckets);
    loss -= Math.log(Math.max(isName ? probability(odds) : 1 - probability(odds), 1e-12));
    if (isName) counts.names++;
    if (odds > 0) counts.found++;
    if (odds > 0 && isName) counts.hit++;
  }
  const figures = {
    examples: examples.length,
    logLoss: loss / examples.length,
    precision: counts.hit / counts.found,
    recall: counts.hit / counts.names,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function vocabularyModule(words: readonly string[]): string {
  const filter = Buffer.alloc(FILTER_BITS / 8);
  for (const word of words) {
    for (const bit of probesOf(hashOf(word))) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  process.stdout.write(`${JSON.stringify({ words: words.length })}\n`);
  const text = `Bits of the filter of ${words.length} common words; made by local/train/names, format in vocabulary.ts.`;
  return `/** ${text} */\nexport const VOCABULARY_BITS =\n  '${filter.toString('base64')}';\n`;
}

function modelModule({ bias, weights }: Model): string {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = MAX_BYTE / largest;
  const bytes = Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight * scale)).buffer);
  return [
    '/** Weights of the score of names, made by local/train/names; format in name-model.ts. */',
    `export const NAME_BIAS = ${bias.toFixed(4)};`,
    `export const NAME_SCALE = ${scale.toFixed(4)};`,
    'export const NAME_WEIGHTS =',
    `  '${bytes.toString('base64')}';`,
    '',
  ].join('\n');
}

main();

import { describe, expect, it } from 'vitest';
import { createContext } from '#lambdas/domain/pii/context/context.ts';
import { BUCKETS } from '#lambdas/domain/pii/context/name-features.ts';
import { readTurn } from '#lambdas/domain/pii/context/turn.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import type { LabelledCall } from './corpora.ts';
import { examplesOf, examplesOfLists } from './examples.ts';
import { sum, trainLogistic } from './logistic.ts';
import { commonWords } from './vocabulary.ts';

const call = (text: string, names: readonly (readonly [number, number])[] = []): LabelledCall => ({
  id: text,
  labelled: true,
  turns: [{ speaker: 'customer', text, names, values: [] }],
});

describe('commonWords', () => {
  const texts = [
    'The zorble is late, Quixley.',
    'My zorble broke.',
    'A zorble again, and Quixley?',
    'zorble!',
    'The zorble',
  ];

  it('keeps words that several texts write in small letters', () => {
    expect(commonWords(texts.map((text) => call(text)))).toEqual(['zorble']);
  });

  it('leaves out words that are labelled as names', () => {
    const calls = texts.map((text) => call(text, [[text.indexOf('zorble'), text.indexOf('zorble') + 6]]));
    expect(commonWords(calls)).toEqual([]);
  });
});

describe('trainLogistic', () => {
  const examples = [...examplesOfLists(['zorbina', 'morbina', 'torbina'], ['plonking', 'wonking', 'zonking'])];
  const scoreOf = (word: string): number => {
    const model = trainLogistic(examples);
    const [example] = examplesOfLists([word], []);
    return sum(model.weights, model.bias, example?.buckets ?? new Uint16Array(0));
  };

  it('scores an unseen word by the letters it shares with names and others', () => {
    expect(scoreOf('corbina')).toBeGreaterThan(0);
    expect(scoreOf('conking')).toBeLessThan(0);
  });

  it('gives the same weights again', () => {
    expect(trainLogistic(examples).weights).toEqual(trainLogistic(examples).weights);
  });

  it('learns from buckets that the finder reads', () => {
    const [example] = examplesOf([call('xylopha', [[0, 7]])]);
    expect(example?.isName).toBe(true);
    expect(Math.max(...(example?.buckets ?? []))).toBeLessThan(BUCKETS);
    expect(readTurn(tokenize('xylopha'), 'customer', createContext()).count).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { PARTS } from '../../testing/triage.ts';
import { tokenize } from '../text/tokenize.ts';
import { ATTENTION, CLASSES, COLUMNS, RULE_FEATURES, ruleFeatures, visitNgrams } from './features.ts';
import { type IntentModel, readIntentModel, writeIntentModel } from './intent-model.ts';
import { createIntentScorers, softmax } from './intent-scorer.ts';

const model: IntentModel = {
  version: 'test',
  mask: 255,
  ngrams: Int8Array.from({ length: 256 * COLUMNS }, (_, i) => ((i * 37) % 255) - 127),
  scale: 0.01,
  rules: Array.from({ length: RULE_FEATURES * COLUMNS }, (_, i) => Math.sin(i)),
  bias: [0.1, 0.2, 0.3, 0.4, 0.5, -1],
  temperature: { text: 1.5, call: 2 },
};
const none = new Array<number>(2 * CLASSES).fill(0);

describe('intent model', () => {
  it('is read back as it was written', () => {
    expect(readIntentModel(writeIntentModel(model))).toEqual(model);
  });

  it('is refused when it is cut off, or no model at all', () => {
    const bytes = writeIntentModel(model);
    expect(() => readIntentModel(bytes.subarray(0, bytes.length - 1))).toThrow('cut off');
    expect(() => readIntentModel(new TextEncoder().encode('PK\u0003\u0004 and so on'))).toThrow('no intent model');
  });

  it('takes less than 1 MB', () => {
    expect(writeIntentModel(PARTS.model).length).toBeLessThan(1_000_000);
  });
});

describe('intent scorer', () => {
  it('is bias, n-grams over the root of their number, and rules', () => {
    const tokens = tokenize('my card was declined twice, twice');
    const buckets = new Set<number>();
    visitNgrams(tokens, model.mask, (bucket) => buckets.add(bucket));
    const found = none.map((_, i) => (i === 4 ? 1 : 0));
    const logits = model.bias.map((bias, c) => {
      const ngrams = [...buckets].reduce((sum, bucket) => sum + (model.ngrams[bucket * COLUMNS + c] ?? 0), 0);
      const rules = ruleFeatures({ all: found, opening: found }, buckets.size);
      const ruled = rules.reduce((sum, feature) => sum + 0.3 * (model.rules[feature * COLUMNS + c] ?? 0), 0);
      return bias + (model.scale * ngrams) / Math.sqrt(buckets.size) + ruled;
    });
    const scorer = createIntentScorers(model)();
    const expected = softmax(logits.slice(0, CLASSES), 1.5);
    scorer.turn(tokens, found).forEach((p, c) => {
      expect(p).toBeCloseTo(expected[c] ?? 0, 10);
    });
    const call = scorer.call();
    expect(call.attention).toBeCloseTo(1 / (1 + Math.exp(-(logits[ATTENTION] ?? 0))), 10);
    expect(call.intents.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });

  it('counts an n-gram of several turns once, and forgets one call in the next', () => {
    const scorers = createIntentScorers(model);
    const once = scorers();
    once.turn(tokenize('where is it'), none);
    const first = once.call();
    const again = scorers();
    again.turn(tokenize('where is it'), none);
    expect(again.call()).toEqual(first);
    again.turn(tokenize('where is it'), none);
    expect(again.call().attention).toBe(first.attention);
  });
});

import { describe, expect, it } from 'vitest';
import { loadRules } from '#lambdas/adapters/triage-files.ts';
import { writeIntentModel } from '#lambdas/domain/intent/intent-model.ts';
import { createTriage } from '#lambdas/domain/triage/triage-call.ts';
import { INTENTS } from '#lambdas/domain/triage/types.ts';
import { SETTINGS } from '#lambdas/testing/triage.ts';
import type { Example } from '../data/call-sets.ts';
import { RULES_FILE } from '../data/triage-folder.ts';
import { calibrationError, fitTemperature, judge } from './calibrate.ts';
import { toDocument } from './documents.ts';
import { measureDocuments } from './measure.ts';
import { createRandom, shuffle } from './random.ts';
import { seedExamples } from './seeds.ts';
import { trainModel } from './train-model.ts';

const rules = loadRules(RULES_FILE);

/** A few hundred of the frames' sentences, with importance as people would give it. */
function examples(): Example[] {
  return seedExamples()
    .filter((_, i) => i % 15 === 0)
    .map((example, i) => {
      const importance = example.gold === 'complaint' ? 'high' : 'low';
      const split = i % 4 === 0 ? 'dev' : 'train';
      return { ...example, corpus: 'frames', split, labels: { importance } };
    });
}

describe('training', () => {
  const documents = examples().map((example) => toDocument(example, rules));
  const training = documents.filter((document) => document.example.split === 'train');
  const model = trainModel(training, 'test');

  it('gives the same bytes for the same examples', () => {
    expect(writeIntentModel(trainModel(training, 'test'))).toEqual(writeIntentModel(model));
  });

  it('learns to tell intents of sentences that it has not seen', () => {
    const kept = documents.filter((document) => document.example.split === 'dev');
    const [figures] = measureDocuments(model, kept);
    expect(figures?.accuracy).toBeGreaterThan(0.7);
    expect(figures?.accuracy).toBeGreaterThan((figures?.majority ?? 1) + 0.3);
  });

  it('learns what people hold for important', () => {
    const triage = createTriage({ rules, model, settings: SETTINGS });
    const score = (text: string) =>
      triage([{ turn: 0, speaker: 'customer', text }], { call_id: 'c', product: 'p' }).call.reasons.find(
        (reason) => reason.feature === 'attention',
      )?.weight ?? 0;
    expect(score('i want to file a complaint about your terrible support')).toBeGreaterThan(
      score('i would like to book a room for two people'),
    );
  });

  it('measures what triage will say: the scorer and the trainer read alike', () => {
    const triage = createTriage({ rules, model, settings: SETTINGS });
    const kept = documents.filter((document) => document.example.split === 'dev').slice(0, 50);
    const [figures] = measureDocuments(model, kept);
    const right = kept.filter(({ example }) => {
      const turns = example.turns.map((turn, i) => ({ ...turn, turn: i }));
      return triage(turns, { call_id: example.id, product: 'p' }).call.intent === example.gold;
    });
    expect(right.length / kept.length).toBeCloseTo(figures?.accuracy ?? 0, 1);
  });

  it('has frames for every intent, in English, Hinglish and Hindi, without holes left open', () => {
    const seeds = seedExamples();
    for (const intent of INTENTS) {
      const texts = seeds.filter((seed) => seed.gold === intent).map((seed) => seed.turns[0]?.text ?? '');
      expect(texts.some((text) => /\p{Script=Devanagari}/u.test(text))).toBe(true);
      expect(texts.some((text) => /\b(hai|nahi|mera|mujhe)\b/.test(text))).toBe(true);
      expect(texts.filter((text) => /[{}()|]/.test(text) || text === '')).toEqual([]);
    }
  });
});

describe('calibration', () => {
  it('finds the temperature that makes confidence fit', () => {
    const random = createRandom(5);
    const judged = Array.from({ length: 4000 }, () => {
      // Says one thing with a logit of 4 (p = 0.948 of five), and is right in three of four.
      const right = random() < 0.75;
      return { logits: [4, 0, 0, 0, 0], accept: right ? 1 : 2 };
    });
    const t = fitTemperature(judged);
    expect(calibrationError(judged.map((one) => judge(one, 1)))).toBeGreaterThan(0.15);
    expect(calibrationError(judged.map((one) => judge(one, t)))).toBeLessThan(0.03);
  });

  it('has no error for a perfect judge, and the whole distance for a vain one', () => {
    expect(calibrationError(Array.from({ length: 10 }, () => ({ confidence: 1, right: true })))).toBe(0);
    expect(calibrationError(Array.from({ length: 10 }, () => ({ confidence: 1, right: false })))).toBe(1);
  });
});

describe('random numbers', () => {
  it('are the same for the same seed, and shuffle without loss', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const [one, two] = [[...items], [...items]];
    shuffle(one, createRandom(1));
    shuffle(two, createRandom(1));
    expect(one).toEqual(two);
    expect(one).not.toEqual(items);
    expect(one.sort((a, b) => a - b)).toEqual(items);
  });
});

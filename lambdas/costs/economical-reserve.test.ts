import { expect, it } from 'vitest';
import { modelSpec } from '../domain/cost/model-catalogue.ts';
import { reserveFor } from '../domain/enrichment/cost-estimate.ts';
import { promptFor } from '../enrichment/request-of.ts';
import { economyCall, ISSUE_KEYS, SETTINGS } from '../testing/batch-world.ts';
import { economicalReserve } from './economical-reserve.ts';

const given = { settings: SETTINGS, issueKeys: ISSUE_KEYS };
const { economy } = SETTINGS.models;

/** What a call of so many words keeps back. */
function reserveOf(words: number): number {
  const prompt = promptFor(economyCall('a', 'word '.repeat(words)), given);
  return reserveFor(modelSpec(economy), prompt.estimated_tokens, SETTINGS.answer_tokens);
}

it('is more than a short call keeps back, and about what one keeps back whose transcript is cut', () => {
  const reserve = economicalReserve(SETTINGS);
  expect(reserve).toBeGreaterThan(reserveOf(20));
  expect(reserve / reserveOf(10_000)).toBeGreaterThan(0.8);
  expect(reserve / reserveOf(10_000)).toBeLessThan(1.25);
});

it('grows with the answer and with the price of the model', () => {
  const reserve = economicalReserve(SETTINGS);
  expect(economicalReserve({ ...SETTINGS, answer_tokens: 600 }) - reserve).toBe(100 * modelSpec(economy).prices.output);
  const dear = { ...SETTINGS, models: { ...SETTINGS.models, economy: SETTINGS.models.fallback } };
  expect(economicalReserve(dear)).toBeGreaterThan(10 * reserve);
});

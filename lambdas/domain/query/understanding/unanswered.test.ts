import { describe, expect, it } from 'vitest';
import type { Filters } from '../../search/filters.ts';
import { readUnderstanding } from './ask-model.ts';
import { createUnderstanding } from './understand.ts';
import { CONTEXT, VOCABULARY } from './understanding.testing.ts';

const understand = createUnderstanding(VOCABULARY);
const COUNT = { query_type: 'aggregation' };

function confidenceOf(question: string, more: object = {}, filters: Filters = {}): number {
  const context = { ...CONTEXT, filters };
  const draft = understand(question, context);
  return readUnderstanding({ input: { ...COUNT, ...more }, text: '' }, draft, context, VOCABULARY)?.confidence ?? -1;
}

describe("a model's reading", () => {
  it.each([
    ['how many calls on 31/02/2026', { date_range: { start: '2026-02-01', end: '2026-02-28' } }],
    ['how many calls lasted exactly 5 minutes', { said: ['5 minutes'] }],
    ['how many calls between 2pm and 4pm yesterday', {}],
    ['how many customers called more than once', { metrics: ['distinct_clients'] }],
    ['how many calls had no escalation', {}],
    ['how many calls not in March', { date_range: { start: '2026-01-01', end: '2026-12-31' } }],
    ['how many calls in fiscal year 2025', {}],
    ['how many calls about flux couplers', {}],
    ['how many clients had over 5 complaints', { intent: ['complaint'] }],
    ['which region is worst', { group_by: ['region'] }],
  ])('is unsure where "%s" holds what it does not account for', (question, meaning) => {
    expect(confidenceOf(question, meaning)).toBeLessThan(0.5);
  });

  it.each([
    ['how many calls in Pune', { region: ['Pune'] }],
    ['how many calls in fiscal year 2025', { date_range: { start: '2025-04-01', end: '2026-03-31' } }],
    ['how many calls about flux couplers', { said: ['flux coupler', 'couplers'] }],
    ['how many calls about the storage brick', { product: ['Wall Battery'] }],
    ['which region is worst', { group_by: ['region'], metrics: ['avg_sentiment'], order: 'asc' }],
  ])('is sure where it accounts for all of "%s"', (question, meaning) => {
    expect(confidenceOf(question, meaning)).toBe(0.8);
  });

  it('is unsure where the request excludes what the question names, whoever read it', () => {
    const region = { region: ['Kochi'] };
    expect(confidenceOf('how many calls in Pune', { region: ['Pune'] }, region)).toBeLessThan(0.5);
    expect(confidenceOf('how many calls in Pune', {}, region)).toBeLessThan(0.5);
    expect(confidenceOf('how many calls in Kochi', region, region)).toBe(0.8);
  });

  it('says which filters of the request stood', () => {
    const context = { ...CONTEXT, filters: { region: ['Kochi'] } };
    const draft = understand('how many calls', context);
    const read = readUnderstanding({ input: { ...COUNT, region: ['Pune'] }, text: '' }, draft, context, VOCABULARY);
    expect(read).toMatchObject({ filters: { region: ['Kochi'] }, reasons: ['model', 'conflict:region', 'how-many'] });
  });

  it('keeps how many calls each group must have', () => {
    const draft = understand('agents who got over 5 calls', CONTEXT);
    const input = { ...COUNT, group_by: ['agent_id'] };
    expect(readUnderstanding({ input, text: '' }, draft, CONTEXT, VOCABULARY)?.plan?.min_count).toBe(6);
  });
});

import { describe, expect, it } from 'vitest';
import type { Filters } from '../../search/filters.ts';
import { createUnderstanding } from './understand.ts';
import { CONTEXT, VOCABULARY } from './understanding.testing.ts';

const understand = createUnderstanding({ ...VOCABULARY, issue: ['refund_pending', 'refund'] });
const read = (question: string, filters: Filters = {}) => understand(question, { ...CONTEXT, filters });
const UNSURE = 0.5;

describe('a condition that nothing was made of', () => {
  it.each([
    ['how many customers called more than once', 'how-often'],
    ['how many clients called at least 3 times', 'how-often'],
    ['how many calls per client on average', 'average-of-counts'],
    ['average number of calls per day', 'average-of-counts'],
    ['which region is worst', 'ranked-by-what'],
    ['which agent is the best', 'ranked-by-what'],
    ['how many agents are there', 'counts-values'],
    ['how many calls with more than 5 complaints', 'limit-dropped'],
    ['how many calls had no refund', 'negation-dropped'],
    ["how many people didn't get a refund", 'negation-dropped'],
    ['how many calls without escalation', 'negation-dropped'],
    ['how many calls on 3 May 2026 or 9 May 2026', 'dates-apart'],
    ['how many calls, morning only', 'condition-dropped'],
  ])('makes "%s" unsure: %s', (question, reason) => {
    const { confidence, reasons } = read(question);
    expect(reasons).toContain(reason);
    expect(confidence).toBeLessThan(UNSURE);
  });

  it.each([
    'how many calls on 25th May 2020 in the morning',
    'how many calls during business hours',
    'how many calls between 2pm and 4pm yesterday',
    'how many calls lasted exactly 5 minutes',
    'how many calls on 31/02/2026',
    'how many calls on 9999-12-31',
    'calls longer than -5 minutes',
    'how many calls on Mondays',
  ])('makes "%s" unsure, and its words no phrase to look for', (question) => {
    const { confidence, filters } = read(question);
    expect(confidence).toBeLessThan(UNSURE);
    expect(filters).not.toHaveProperty('contains');
    expect(filters).not.toHaveProperty('duration_min');
  });

  it.each([
    'how many complaints are there',
    'number of calls this week',
    'no. of calls today',
    'exactly how many calls in Pune',
    'good morning, how many calls in Pune',
    'kya complaints badhi hain ya nahi',
    'how many calls were neither from Pune nor from Kochi',
    'how many calls with no complaint',
    'which region has the worst sentiment',
    'worst region for complaints',
    'average duration per agent',
    'how many calls were not resolved',
    "can't you tell me how many calls came from Pune",
    'compare calls in September and November',
  ])('is none in "%s"', (question) => {
    expect(read(question).confidence).toBeGreaterThan(0.75);
  });

  it('is doubted less where it may be what calls speak of', () => {
    expect(read('why is the inverter loud at night').confidence).toBeGreaterThan(UNSURE);
    expect(read('why did they call at night last week').confidence).toBeLessThan(UNSURE);
  });

  it('stays among the words that a search looks for', () => {
    expect(read('find calls where the installer came in the morning').search_text).toBe(
      'installer came in the morning',
    );
    expect(read('what did customers say between 2pm and 4pm').search_text).toBe('');
  });
});

describe('a number of calls that groups must have', () => {
  it.each([
    ['products with at least 60 calls', 'product', 60],
    ['agents who took more than 20 calls', 'agent_id', 21],
    ['calls by region with over 10 complaints', 'region', 11],
  ])('limits the groups of "%s"', (question, by, min_count) => {
    const { plan, confidence } = read(question);
    expect(plan).toMatchObject({ group_by: [{ by }], min_count, order: 'desc' });
    expect(confidence).toBeGreaterThan(0.7);
  });
});

describe('days that do not touch', () => {
  it('are counted one by one, with those between', () => {
    const { plan } = read('how many calls on 3 May 2026 or 9 May 2026');
    expect(plan?.group_by).toEqual([{ by: 'day' }]);
    expect(plan?.filters.date_range).toEqual({ start: '2026-05-03T00:00:00.000Z', end: '2026-05-09T23:59:59.999Z' });
  });
});

describe('the values of which it is asked how many there are', () => {
  it('are listed', () => {
    expect(read('how many agents are there')).toMatchObject({ filters: {}, plan: { group_by: [{ by: 'agent_id' }] } });
  });
});

describe('a word that nobody knows yet', () => {
  it('is to be said in the calls, and a caller sees that it was guessed', () => {
    const { filters, plan, mentions } = read('how many Zed calls per region');
    expect(filters).toEqual({ contains: ['Zed'] });
    expect(plan?.group_by).toMatchObject([{ by: 'region' }]);
    const [guessed] = mentions.filter(({ kind }) => kind === 'phrase');
    expect(guessed).toMatchObject({ field: 'contains', value: 'Zed', text: 'Zed' });
    expect(guessed?.score).toBeLessThan(1);
  });
});

describe('a request that excludes what is asked', () => {
  it('stands, and says so', () => {
    const { filters, confidence, reasons } = read('how many calls in Pune', { region: ['Kochi'] });
    expect(filters).toEqual({ region: ['Kochi'] });
    expect(confidence).toBeLessThan(UNSURE);
    expect(reasons).toContain('conflict:region');
  });

  it('by its phrases leaves no room for those of the question, and says so', () => {
    const contains = ['a', 'b', 'c', 'd', 'e'];
    const { filters, confidence, reasons } = read('how many calls say "loose cable"', { contains });
    expect(filters).toEqual({ contains });
    expect(confidence).toBeLessThan(UNSURE);
    expect(reasons).toContain('conflict:contains');
    expect(read('how many calls say "a"', { contains }).reasons).not.toContain('conflict:contains');
  });
});

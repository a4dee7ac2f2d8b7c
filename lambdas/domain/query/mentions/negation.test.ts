import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);
const filtersOf = (question: string) => find(question, ASKED).filters;
const UNHAPPY = ['negative', 'very_negative'];

describe('what is not there', () => {
  it.each([
    ['calls with no complaint', { not: { intent: ['complaint'] } }],
    ['with zero complaints', { not: { intent: ['complaint'] } }],
    ['never a complaint', { not: { intent: ['complaint'] } }],
    ['negative nahi thi', { not: { sentiment: UNHAPPY } }],
    ['koi complaint nahi hai', { not: { intent: ['complaint'] } }],
    ['north se nahi thi', { not: { region: ['North'] } }],
  ])('is excluded in "%s"', (question, filters) => {
    expect(filtersOf(question)).toEqual(filters);
  });

  it.each([
    ['no of complaints', { intent: ['complaint'] }],
    ['no. of complaints', { intent: ['complaint'] }],
    ['refund nahi hua', { issue: ['refund'] }],
    ['had no refund', { issue: ['refund'] }],
  ])('is something else in "%s"', (question, filters) => {
    expect(filtersOf(question)).toEqual(filters);
  });
});

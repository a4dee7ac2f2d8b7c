import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder({
  ...VOCABULARY,
  product: ['party', 'Party+Trip+Doctor+Weather', 'Party+Trip+Doctor+Weather+Plane'],
});
const productOf = (question: string) => find(question, ASKED).filters.product;

describe('a product that is called by an ordinary word', () => {
  it.each([
    'how many party calls',
    'how long is a party call on average',
    'calls about party',
    'party ke kitne calls aaye',
    'calls of the product party',
  ])('is named in "%s"', (question) => {
    expect(productOf(question)).toEqual(['party']);
  });

  it.each(['did the party call us back', 'calls where a third party is to pay', 'party'])(
    'is not named in "%s"',
    (question) => {
      expect(productOf(question)).toBeUndefined();
    },
  );

  it('is told from one of several such words', () => {
    expect(productOf('how many party+trip+doctor+weather calls')).toEqual(['Party+Trip+Doctor+Weather']);
    expect(productOf('how many party+trip+doctor+weather+plane calls')).toEqual(['Party+Trip+Doctor+Weather+Plane']);
  });
});

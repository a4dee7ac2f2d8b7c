import { describe, expect, it } from 'vitest';
import { wordMeant } from './misspelt-words.ts';
import { createUnderstanding } from './understand.ts';
import { CONTEXT, VOCABULARY } from './understanding.testing.ts';

const understand = createUnderstanding(VOCABULARY);
const read = (question: string) => understand(question, CONTEXT);

describe('a misspelt word of the rules', () => {
  it.each([
    ['caals', 'calls'],
    ['abut', 'about'],
    ['refnd', 'refund'],
    ['cutsomer', 'customer'],
    ['recieved', 'received'],
    ['complaiints', 'complaints'],
  ])('%s is %s', (written, meant) => {
    expect(wordMeant(written)).toBe(meant);
  });

  it.each(['calls', 'charges', 'cash', 'lost', 'loan', 'cart', 'lamp', 'channels', 'crash', 'xyzzy', 'कॉल', 'abt'])(
    '%s is none',
    (written) => {
      expect(wordMeant(written)).toBeUndefined();
    },
  );

  it('is no topic of a count', () => {
    expect(read('how many caals did we recieve abut the Solar Kit').filters).toEqual({ product: ['Solar Kit'] });
  });

  it('is counted as it is spelled where it is the topic', () => {
    expect(read('how many calls about a refnd').filters).toEqual({ contains: ['refund'] });
  });

  it('speaks for its type and its metric', () => {
    expect(read('averge duraton by agent')).toMatchObject({
      query_type: 'aggregation',
      plan: { metrics: ['avg_duration'], group_by: [{ by: 'agent_id' }] },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

describe('the words of a text that is looked for', () => {
  it('are distinct, in their order', () => {
    expect(wordsOf('the lamp, the ORD-4711')).toEqual(['the', 'lamp', 'ORD', '4711']);
  });

  it('are the parts of the key of an issue', () => {
    expect(wordsOf('wrong_or_damaged_item')).toEqual(['wrong', 'or', 'damaged', 'item']);
  });

  it.each(['ORD_4711', 'a_b2', 'late_refund twice'])('leave what is no key as it is: %s', (text) => {
    expect(wordsOf(text)).toEqual(text.split(' '));
  });
});

import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

test.each([
  ['It didn’t arrive, I can’t wait!', ['it', 'did', 'not', 'arrive', 'i', 'can', 'not', 'wait']],
  ["We'll see what's wrong at O'Neil's", ['we', 'see', 'what', 'wrong', 'at', 'o', 'neil']],
  ['e-mail/SMS: ₹500', ['e', 'mail', 'sms', '500']],
  ['बिजली\u200c नहीं है।', ['बिजली', 'नहीं', 'है']],
  ['ﬁne １２', ['fine', '12']],
  ['soft\u00adware \ud800', ['software']],
  ['… !', []],
])('%s is split into its words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

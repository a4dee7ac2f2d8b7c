import { expect, test } from 'vitest';
import { countTokens } from './tokens.ts';

test.each([
  ['', 0],
  [' \n', 0],
  ['hello', 1],
  ['electricity bill', 4],
  ['ORD-1042', 6],
  ['बिजली', 5],
  ['🙏🙏', 2],
])('%j has %i tokens', (text, tokens) => {
  expect(countTokens(text)).toBe(tokens);
});

import { describe, expect, it } from 'vitest';
import { KEY } from './keyword-data.ts';
import { keysAfter, keysBefore } from './keywords.ts';

const inFront = (text: string) => keysBefore(text, text.length);

describe('keysBefore', () => {
  it('gives the nearest telling word, past words that say nothing of their own', () => {
    expect(inFront("My driver's licence number is ")).toMatchObject({ nearest: KEY.LICENCE, gap: 0 });
    expect(inFront('the card for my account no. ')).toMatchObject({ nearest: KEY.ACCOUNT, gap: 0 });
    expect(inFront('phone me around ')).toMatchObject({ nearest: KEY.PHONE, gap: 1 });
    expect(inFront('मेरा खाता नंबर है ')).toMatchObject({ nearest: KEY.ACCOUNT, gap: 0 });
    expect(inFront('A/C: ')).toMatchObject({ nearest: KEY.ACCOUNT });
  });

  it('collects all words near by', () => {
    expect(inFront('aadhaar card ').mask).toBe(KEY.AADHAAR | KEY.CARD);
  });

  it('stops where a sentence ends, not at an abbreviation or a question mark', () => {
    expect(inFront('I lost my card. It is ').mask & KEY.CARD).toBe(0);
    expect(inFront('acct. no. ').nearest).toBe(KEY.ACCOUNT);
    expect(inFront('Your account number? ').nearest).toBe(KEY.ACCOUNT);
  });

  it('reads a few words and no further', () => {
    expect(inFront(`card ${'word '.repeat(6)}`).mask).toBe(0);
    expect(inFront(`card ${'w'.repeat(200)} `).mask).toBe(0);
  });
});

describe('keysAfter', () => {
  it('follows "is my", and otherwise takes only what a number may be right in front of', () => {
    expect(keysAfter(' is my account number', 0) & KEY.ACCOUNT).not.toBe(0);
    expect(keysAfter(' rupees', 0)).toBe(KEY.AMOUNT);
    expect(keysAfter(' mobile', 0)).toBe(KEY.PHONE);
    expect(keysAfter(' account', 0)).toBe(0);
    expect(keysAfter(', account', 0)).toBe(0);
    expect(keysAfter(' is not my card', 0) & KEY.CARD).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

describe('what is no value', () => {
  it.each([
    'this is bullshit',
    'can you drew up a contract',
    'mera naam bill mein nahi hai',
    'Austin to Charlotte tomorrow',
    'from the jackson airport',
    'lincoln navigator',
    'kindle',
    'the harry potter movie',
    'paneer tikka',
    'sales of q2 2023',
    'count with me one two three four five six seven eight',
    'the area code 212 is down',
  ])('is left: %s', (text) => {
    expect(redacted('how can i help', text)).toBe(`how can i help | ${text}`);
  });

  it.each([
    ['your pin?', 'i paid 3700 last week'],
    ['date of birth?', 'why, the order was 9 april'],
    ['what is your favourite color', 'teal'],
    ['your name?', 'router defective'],
  ])('is left behind a question: %s %s', (question, answer) => {
    expect(redacted(question, answer)).toBe(`${question} | ${answer}`);
  });

  it('is a secret where a favourite colour is a security question', () => {
    expect(redacted('for security, what is your favourite color', 'teal')).toContain('[SECURITY_ANSWER_1]');
    expect(redacted('your account number?', '55 01 733', 'what is your favourite color', 'teal')).toContain(
      '[SECURITY_ANSWER_1]',
    );
  });

  it('is a name where it is one of a field', () => {
    expect(redacted('how can i help', 'gstin 27AAPFU0939F1ZV')).toBe('how can i help | gstin [GSTIN_1]');
    expect(redacted('how can i help', 'जन्म तिथि ५ मार्च १९९०')).toBe('how can i help | जन्म तिथि [DOB_1]');
  });
});

describe('a number in groups', () => {
  it.each([
    ['my cell is area code six oh two, five five five, oh one seven one', 'my cell is area code [PHONE_1]'],
    ['its seven oh two one four. eight eight six three zero.', 'its [PHONE_1].'],
    ['mobile seven oh two one four uh eight eight um six three zero', 'mobile [PHONE_1]'],
    ['my number is 70214, 88630', 'my number is [PHONE_1]'],
    ['we need two, three or four of them', 'we need two, three or four of them'],
  ])('goes on behind a comma, a full stop or a filler: %s', (text, expected) => {
    expect(redacted('how can i help', text)).toBe(`how can i help | ${expected}`);
  });

  it('goes on in an answer', () => {
    expect(redacted('phone number?', "It's 602, 555, 0171")).toBe("phone number? | It's [PHONE_1]");
  });
});

import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

describe('the answer to a question for a name', () => {
  it.each([
    ['my name is will harrison', 'my name is [NAME_1]'],
    ['my full name is may fong', 'my full name is [NAME_1]'],
    ['my name is mark', 'my name is [NAME_1]'],
    ['will', '[NAME_1]'],
    ['may', '[NAME_1]'],
    ['rose', '[NAME_1]'],
    ['what is the name for', 'what is the name for'],
    ['my name is in your files', 'my name is in your files'],
    ['my name will not be shared', 'my name will not be shared'],
    ['modem defective', 'modem defective'],
    ['refund', 'refund'],
    ['technician please', 'technician please'],
  ])('takes no word of the question or of grammar for the name: %s', (answer, expected) => {
    expect(redacted('your name please?', answer)).toBe(`your name please? | ${expected}`);
  });

  it('leaves the words of the question alone in the rest of the call', () => {
    expect(redacted('your full name?', 'my full name is will harrison', 'the full name and address')).toBe(
      'your full name? | my full name is [NAME_1] | the full name and address',
    );
  });
});

describe('a name that is a verb or a thing as well', () => {
  it('is found again where somebody is addressed, and left elsewhere', () => {
    expect(redacted('name?', 'mark', 'thanks mark, can you mark the form?')).toBe(
      'name? | [NAME_1] | thanks [NAME_1], can you mark the form?',
    );
    expect(redacted('name?', 'will', 'hi will you wait, thank you will', 'ok so Will it is')).toBe(
      'name? | [NAME_1] | hi will you wait, thank you [NAME_1] | ok so [NAME_1] it is',
    );
  });
});

describe('a spelled name', () => {
  it.each([
    ['could you spell your surname', 'n o v o t n y', '[NAME_1]'],
    ['your name?', 'r-u-t-h', '[NAME_1]'],
    ['spell your name please', 'm as in mike u as in uncle n as in nectar', '[NAME_1]'],
    ['spell your name please', 'sure, M as in mango, U as in uncle, N, Y', 'sure, [NAME_1]'],
    ['how can i help', 'my name is i s h a', 'my name is [NAME_1]'],
    ['how can i help', 'it is spelled g double e t a', 'it is spelled [NAME_1]'],
    ['how can i help', 'i need a u s b c cable', 'i need a u s b c cable'],
    ['what is the confirmation code', 'w r t y p', 'w r t y p'],
  ])('is taken whole: %s %s', (question, answer, expected) => {
    expect(redacted(question, answer)).toBe(`${question} | ${expected}`);
  });

  it('is found again as a word', () => {
    expect(redacted('spell your surname please', 'n o v o t n y', 'is it novotny?')).toContain('is it [NAME_');
  });
});

import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

/** What the customer says last, after a question and what was answered to it. */
function later(question: string, answer: string, ...rest: readonly string[]): string {
  return (
    redacted('hello', 'hi', question, answer, ...rest)
      .split(' | ')
      .at(-1) ?? ''
  );
}

describe('a secret that is guessed at', () => {
  it.each([
    ['try 6182', 'try [PIN_1]'],
    ['it may be 6200 or 8351', 'it may be [PIN_1] or [PIN_2]'],
    ["either 8351 or maybe it's 6200", "either [PIN_1] or maybe it's [PIN_2]"],
    ['i will pay 6200 or 7000 for it', 'i will pay 6200 or 7000 for it'],
    ['8351 or two of them', '[PIN_1] or two of them'],
  ])('is found, however round: %s', (text, expected) => {
    expect(later('your pin please?', 'no idea', 'that does not match', text)).toBe(expected);
  });

  it('is the PIN where a date of birth is waited for', () => {
    expect(later('your date of birth?', 'my pin is 6200', 'your date of birth?', 'the pin was 6200')).toBe(
      'the pin was [PIN_1]',
    );
  });

  it('is no amount of a sentence before', () => {
    expect(later('account number?', 'do you take an order? 55017330')).toBe('do you take an order? [ACCOUNT_1]');
  });

  it('is an account behind its balance', () => {
    expect(redacted('hello', 'my bank balance at 5501733068')).toBe('hello | my bank balance at [ACCOUNT_1]');
  });
});

describe('a date of birth', () => {
  it('is found where somebody has to show who they are', () => {
    expect(later('your pin please?', 'forgot it. 17/02/1971')).toBe('forgot it. [DOB_1]');
    expect(later('your pin please?', '17/02/1971 and 8351')).toBe('[DOB_1] and [PIN_1]');
    expect(later('your pin please?', 'i was charged on 17/02/2019')).toBe('i was charged on 17/02/2019');
  });

  it('is found as one number, also when the agent asks on', () => {
    expect(later('your date of birth?', 'it starts so', 'can you tell me the rest?', '0217, right?')).toBe(
      '[DOB_1], right?',
    );
  });
});

describe('the answer to a security question', () => {
  it.each([
    ["my pet's name was Short", "my pet's name was [SECURITY_ANSWER_1]"],
    ['my childhood pet is Angel, not a cat', 'my childhood pet is [SECURITY_ANSWER_1], not a cat'],
    ['her maiden name Strong. ok', 'her maiden name [SECURITY_ANSWER_1]. ok'],
    ['security question 2 zelko', 'security question 2 [SECURITY_ANSWER_1]'],
    ['the security answer which is Zelko', 'the security answer which is [SECURITY_ANSWER_1]'],
    ['my dog is strong', 'my dog is strong'],
    ['my dog is my buddy', 'my dog is my buddy'],
    ['my buddy and i', 'my buddy and i'],
  ])('is found behind what it is called: %s', (text, expected) => {
    expect(redacted('hello', text)).toBe(`hello | ${expected}`);
  });

  it('is found before what it is called', () => {
    expect(later('your first pet?', 'i had a dog. Sunny was his name')).toMatch(/^i had a dog\. \[[A-Z_]+_1\] was/);
  });

  it('is found alone after a turn of something else, and not once the call is about other things', () => {
    const first = ["mother's maiden name?", 'i am getting old'] as const;
    expect(later(...first, 'then we cannot go on', 'Zelko')).toBe('[SECURITY_ANSWER_1]');
    expect(later(...first, 'what hotel would you like?', 'Zelko')).toBe('Zelko');
  });

  it('is found again', () => {
    expect(later("your pet's name?", 'Zelko', 'and your birthday?', 'we fed zelko then')).toBe(
      'we fed [SECURITY_ANSWER_1] then',
    );
  });

  it('is not what stands in its place already', () => {
    expect(redacted('hello', 'my maiden name was xxxx', 'ok', 'on xxxx i called')).toContain('on xxxx i called');
  });
});

describe('a user name', () => {
  it('is the first word of a longer answer', () => {
    expect(later('your user name and rank?', 'Zelko, first mate of the ship')).toBe(
      '[USERNAME_1], first mate of the ship',
    );
  });
});

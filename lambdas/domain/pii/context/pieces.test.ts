import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

describe('a value that is given in pieces', () => {
  it.each([
    [
      ['your mobile number?', 'six oh two', 'mhm', 'eight eight one', 'go on', 'four four oh nine'],
      'your mobile number? | [PHONE_1] | mhm | [PHONE_2] | go on | [PHONE_3]',
    ],
    [
      ['phone?', '70214', '70214', '88630', '88630, thanks'],
      'phone? | [PHONE_1] | [PHONE_1] | [PHONE_2] | [PHONE_2], thanks',
    ],
    [
      ['the account number please', 'six one nine', 'ok', 'two two four', 'ok', 'eight'],
      'the account number please | [ACCOUNT_1] | ok | [ACCOUNT_2] | ok | eight',
    ],
    [
      ['card number please', '5105 1051', 'uh huh', '0510', 'and', '5100'],
      'card number please | [CARD_1] | uh huh | [CARD_2] | and | [CARD_3]',
    ],
    [
      ['last four of your social?', "it's 7 1", 'yes', '0 9'],
      "last four of your social? | it's [SSN_1] | yes | [SSN_2]",
    ],
    [
      ['date of birth please', '9th', 'month?', 'october', 'year?', '1974'],
      'date of birth please | [DOB_1] | month? | [DOB_2] | year? | [DOB_3]',
    ],
  ])('is found over short turns: %j', (said, expected) => {
    expect(redacted(...said)).toBe(expected);
  });

  it('ends with another question, and with turns of other content', () => {
    expect(redacted('account number?', '6021 99', 'how many cards?', '4')).toBe(
      'account number? | [ACCOUNT_1] | how many cards? | 4',
    );
    expect(redacted('account number?', '6021 99', 'and the order number', '40 12')).toContain('| 40 12');
    const other = Array.from({ length: 7 }, () => ['ok', 'my screen is black']).flat();
    expect(redacted('account number?', '6021 99', ...other, 'ok', '40 12')).toContain('| 40 12');
  });

  it('is not made of idioms and amounts', () => {
    expect(redacted('phone number?', 'one second', 'sure', '5 minutes')).toBe(
      'phone number? | one second | sure | 5 minutes',
    );
  });
});

describe('a value that is put right', () => {
  it.each([
    [
      ['phone number?', "it's 602 555 0171", '602 555 0172?', 'no it ends in 0171 you know'],
      "phone number? | it's [PHONE_1] | [PHONE_2]? | no it ends in [PHONE_3] you know",
    ],
    [
      ['date of birth?', '9 october 1974', '1947?', 'no seventy four'],
      'date of birth? | [DOB_1] | [DOB_2]? | no [DOB_3]',
    ],
  ])('is found in the words that do so: %j', (said, expected) => {
    expect(redacted(...said)).toBe(expected);
  });
});

describe('digits that were heard', () => {
  it('are found where they are read back, said or written', () => {
    expect(redacted('account number?', 'double six oh one nine', 'so i have 66019 here')).toBe(
      'account number? | [ACCOUNT_1] | so i have [ACCOUNT_2] here',
    );
    expect(redacted('is it 66019 still?', 'my account number is 66019')).toBe(
      'is it [ACCOUNT_1] still? | my account number is [ACCOUNT_1]',
    );
  });

  it('are left where they are an amount, an order, a decimal or part of other digits', () => {
    const rest = 'order 66019, $66019, 66019 rupees, 66019.50, 660191, 66,019';
    expect(redacted('account number?', '66019', rest)).toBe(`account number? | [ACCOUNT_1] | ${rest}`);
  });
});

import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

const said = (text: string): string => redacted('how can i help', text).slice('how can i help | '.length);

describe('a password', () => {
  it.each([
    ['my password is copper lantern', 'my password is [PASSWORD_1]'],
    ['the password is copper lantern 42', 'the password is [PASSWORD_1]'],
    ['my password was changed to Trombone77', 'my password was changed to [PASSWORD_1]'],
    ['the password was changed to something else', 'the password was changed to something else'],
    ['my password is keeping me out', 'my password is keeping me out'],
    ['password is expiring soon', 'password is expiring soon'],
  ])('is taken whole: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('a number behind how many digits it has', () => {
  it('is the value', () => {
    expect(said('cvv 3 digits 719')).toBe('cvv 3 digits [CVV_1]');
  });
});

describe('an answer of common words', () => {
  it('is the secret that was asked for', () => {
    expect(redacted('what is the name of your first pet', 'biscuit')).toContain('| [SECURITY_ANSWER_1]');
  });
});

describe('an address of mail or of payment', () => {
  it.each([
    ['gopal at the rate ybl', '[EMAIL_1]'],
    ['meera iyer at the rate of rediffmail.com', '[EMAIL_1]'],
    ['गोपाल एट जीमेल डॉट कॉम', '[EMAIL_1]'],
    ['the rate of interest is high', 'the rate of interest is high'],
  ])('is found as it is said: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('a name with a sign in it', () => {
  it.each([
    ['my name is Trần Thị An', 'my name is [NAME_1]'],
    ['yusuf al-farsi here', '[NAME_1] here'],
    ["it is under o'hanlon", 'it is under [NAME_1]'],
    ['O’Hanlon', '[NAME_1]'],
    ["at ten o'clock", "at ten o'clock"],
  ])('is taken whole: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

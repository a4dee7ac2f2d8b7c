import { describe, expect, it } from 'vitest';
import { redacted } from './redacted-call.test-support.ts';

const said = (text: string): string => redacted('how can i help', text).slice('how can i help | '.length);

describe('a given name that is a thing as well', () => {
  it.each([
    ["i'm rose cancel my parcel", "i'm [NAME_1] cancel my parcel"],
    ['i am faith and my kettle broke', 'i am [NAME_1] and my kettle broke'],
    ["It's me. Joy. You rang before", "It's me. [NAME_1]. You rang before"],
    ['my nmae is pat and i need a plumber', 'my nmae is [NAME_1] and i need a plumber'],
    ['a desk for my kid Rose please', 'a desk for my kid [NAME_1] please'],
    ['two seats for me and my friend rose in June', 'two seats for me and my friend [NAME_1] in June'],
    ['a dinner hosted by Joy on Friday', 'a dinner hosted by [NAME_1] on Friday'],
    ['the host is actually Faith', 'the host is actually [NAME_1]'],
    ['the host name is Joy, no car', 'the host name is [NAME_1], no car'],
    ['Pat will be hosting the dinner', '[NAME_1] will be hosting the dinner'],
    ['keep a desk under Faith', 'keep a desk under [NAME_1]'],
    ['my name is Priyanka. Joy for short', 'my name is [NAME_1]. [NAME_2] for short'],
    ['seats for Priyanka and Joy', 'seats for [NAME_1] and [NAME_2]'],
  ])('is a name where somebody is spoken of: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    'i am happy with it',
    "i'm long overdue",
    'my friend read the bill',
    'my son may come',
    'it is under repair',
    'the host is down',
    'under warranty',
    'my kid will bring joy to you',
    'the price rose for my friend',
  ])('is left where it is the thing: %s', (text) => {
    expect(said(text)).toBe(text);
  });

  it('is a name where the agent calls on somebody', () => {
    expect(redacted('Rose, how many parcels are there?', 'nine')).toBe('[NAME_1], how many parcels are there? | nine');
    expect(redacted('which colour?', 'Rose, I think')).toBe('which colour? | Rose, I think');
  });

  it('is the answer to a question for a name beside the name of somebody else', () => {
    expect(redacted('Your name please?', 'Joy. I saw Mrs. Oyelaran before')).toBe(
      'Your name please? | [NAME_1]. I saw Mrs. [NAME_2] before',
    );
    expect(redacted('May I have the host name?', 'no idea, try Grace')).toBe(
      'May I have the host name? | no idea, try [NAME_1]',
    );
  });

  it('is no name where a place is called so', () => {
    expect(redacted('Your name and hotel?', 'West Pier Hotel')).toBe('Your name and hotel? | West Pier Hotel');
  });
});

describe('a name that was heard', () => {
  it.each([
    ['Rose has a fever', '[NAME_1] has a fever'],
    ['Rose, where are you?', '[NAME_1], where are you?'],
    ["Rose's fever is gone", "[NAME_1]'s fever is gone"],
    ['Rose wants two', '[NAME_1] wants two'],
    ['Rose to the top', 'Rose to the top'],
    ['the price rose again', 'the price rose again'],
  ])('is found at the head of a sentence when a person is spoken of: %s', (text, expected) => {
    expect(redacted('your name?', 'I am Rose', 'and?', text)).toContain(`and? | ${expected}`);
  });

  it('is left where it is grammar', () => {
    expect(redacted('your name?', 'Will', 'Will you wait?', 'Will is here')).toBe(
      'your name? | [NAME_1] | Will you wait? | [NAME_1] is here',
    );
  });
});

describe('a name with a slip of the hand', () => {
  it('is a name still', () => {
    expect(redacted('your name?', 'Bridget\\')).toBe('your name? | [NAME_1]\\');
  });

  it('is no company where that stands behind a comma', () => {
    expect(said('I am Bridget Fairweather, bank statement please')).toBe('I am [NAME_1], bank statement please');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswerable, isTouched } from './answerable.ts';
import { chooseSources } from './choose-sources.ts';
import { callSaying, type Given } from './retrieved-call.testing.ts';

/** Calls of a shop for the home and for bicycles, one line each. */
const LINES = [
  'The battery of my vacuum cleaner is dead after a month.',
  'My e-bike has a squeaking brake, can you send somebody?',
  'The refund for the damaged kettle is still not on my card.',
  'Your courier left the parcel with a neighbour I do not know.',
  'I forgot the password and the page says my account is locked.',
  'You sent me the wrong lamp, a green one.',
  'Mera paisa wapas nahi aaya, do hafte ho gaye.',
  'The child seat does not fit on the bike.',
];
const CALLS = LINES.map((line, i) => callSaying(`call-${i}`, [line, 'I am sorry to hear that.']));
const asked = (question: string) => isAnswerable(question, CALLS);
const askedOfOne = (line: string, question: string, given: Given = {}) =>
  isAnswerable(question, [callSaying('a', [line], given), callSaying('b', ['Have a nice day.'])]);

describe('a question is answerable', () => {
  it('where a call says what is asked', () => {
    expect(asked('What do customers say about the vacuum cleaner battery?')).toBe(true);
    expect(asked('Why are refunds for kettles late?')).toBe(true);
    expect(asked('Why was the wrong lamp delivered?')).toBe(true);
  });

  it('where a call says it in other words or another language', () => {
    expect(asked('Why did the reimbursement never arrive?')).toBe(true);
    expect(asked('Refund kyun nahi aaya?')).toBe(true);
    expect(asked('What do parents of kids ask about bicycle seats for a toddler?')).toBe(false);
    expect(asked('What do buyers say about a seat for kids?')).toBe(true);
    expect(asked('Log password bhool jaane par kya bolte hain?')).toBe(true);
    expect(askedOfOne('The scam cost me all I had.', 'What do scammers do?')).toBe(true);
  });

  it('where nothing is left of it but how it is asked', () => {
    expect(asked('What are customers unhappy about?')).toBe(true);
    expect(asked('What annoys shoppers, and how do agents respond?')).toBe(true);
  });

  it('where a call names a person in place of whom a placeholder stands', () => {
    expect(askedOfOne('I want to see Dr. [NAME_1] again.', 'What do patients say about Dr. Sharma?')).toBe(true);
  });

  it('with personal data in it, which no call has', () => {
    expect(asked('Why has the refund of jane.roe@example.com not come?')).toBe(true);
    const garbled = 'refund of jane roe@example com';
    expect(isAnswerable(garbled, CALLS, 'Why has the refund of jane.roe@example.com not come?')).toBe(true);
    expect(asked('Why was jane.roe@example.com refused a passport?')).toBe(false);
  });

  it('where what is known of the call says a part of it', () => {
    const question = 'Why is the Zephyr brake squeaking?';
    expect(askedOfOne('The brake is squeaking.', question, { product: 'Zephyr' })).toBe(true);
    expect(askedOfOne('The brake is squeaking.', question, { product: 'Larkspur' })).toBe(false);
  });

  it('where a call means it, unless it is something that nobody has ever named', () => {
    const near = { cosine: 0.7, near: 0 };
    expect(askedOfOne('They owe me for the pot.', 'Why do refunds take so long?', near)).toBe(true);
    expect(askedOfOne('They owe me for the pot.', 'Why do refunds take so long?', { cosine: 0.3, near: 0 })).toBe(
      false,
    );
    expect(askedOfOne('They owe me for the pot.', 'Why is Quillorax so slow?', near)).toBe(false);
  });
});

describe('a question is not answerable', () => {
  it('where calls speak of the same thing of something else', () => {
    expect(asked('What do customers say about the battery of the Voltrix e-bike?')).toBe(false);
    expect(asked('Why is the battery of the drill dead?')).toBe(false);
    expect(asked('Why are refunds for trampolines late?')).toBe(false);
  });

  it('where only different calls together have its words', () => {
    expect(asked('Why is the green kettle locked?')).toBe(false);
    expect(asked('What is said about the battery of the bike?')).toBe(false);
  });

  it('where nobody speaks of what it is about, in English or Hinglish', () => {
    expect(asked('Why do farmers complain about seeds?')).toBe(false);
    expect(asked('What do customers say about error QX-7731?')).toBe(false);
    expect(asked('Bijli ka bill zyada kyun aa raha hai?')).toBe(false);
  });

  it('where no call was found', () => {
    expect(isAnswerable('Why are refunds late?', [])).toBe(false);
    expect(isAnswerable('What are customers unhappy about?', [])).toBe(false);
  });

  it('because a word only sounds like one that is said', () => {
    expect(askedOfOne('The loan was paid off.', 'What is said about the lawn?')).toBe(false);
    expect(askedOfOne('I would like to cancel my order, let me see.', 'What is said about letters?')).toBe(false);
  });
});

describe('isAnswerable', () => {
  it('answers the same for any order of the calls, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.shuffledSubarray(CALLS, { minLength: CALLS.length }),
        (text, calls) => {
          const question = `Why ${text} the kettle`;
          expect(isAnswerable(question, calls)).toBe(isAnswerable(question, CALLS));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is soon known of fifty long calls and a long question', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `The refund ${i} for the damaged kettle `.repeat(15));
    const calls = Array.from({ length: 50 }, (_, i) => callSaying(`call-${i}`, lines));
    const question = Array.from({ length: 100 }, (_, i) => `thing${i}ish`).join(' ');
    isAnswerable(question, calls);
    const began = performance.now();
    isAnswerable(question, calls);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('isTouched', () => {
  const question = 'Why do refunds for damaged kettles take so long?';
  const touched = (line: string) =>
    isTouched(question, chooseSources(question, [callSaying('a', [line])], { tokens: 2000 }));

  it('wants a source that has something of the question', () => {
    expect(touched('My refund never came.')).toBe(true);
    expect(touched('The weather is nice today in town.')).toBe(false);
    expect(isTouched(question, [])).toBe(false);
  });
});

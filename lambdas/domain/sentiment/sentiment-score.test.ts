import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../text/tokenize.ts';
import { explainSentiment, sentimentOf, sentimentScore } from './sentiment-score.ts';

const score = (text: string) => sentimentScore(tokenize(text));
const words = (text: string) => explainSentiment(tokenize(text)).map((reason) => reason.word);

describe('sentiment', () => {
  it.each([
    'What a lovely surprise, I adore it',
    'the new router works perfectly',
    'You made my day, thanks a lot',
    'no problem at all',
    'It could not be easier',
    'लाजवाब सेवा, धन्यवाद',
    'bahut badhiya service, shukriya',
    'woohoo, gr8 news lol',
    'see you tonight :-)',
    'look at this 😍',
  ])('is positive: %s', (text) => {
    expect(score(text)).toBeGreaterThan(0.2);
  });

  it.each([
    'I am furious about this mess',
    'still waiting and nobody called me back',
    'this is the fourth time I explain it',
    'you charged my card twice',
    'what a waste of my time',
    'I have had enough',
    'it does not work',
    'the screen is not bright',
    'koi sunta nahi, bakwas service',
    'mera kaam nahi hua, bahut pareshan hu',
    'इतनी घटिया सेवा',
    'wtf, my parcel is broken :(',
    'oh well </3',
    'they lost it 😡',
  ])('is negative: %s', (text) => {
    expect(score(text)).toBeLessThan(-0.2);
  });

  it.each([
    '',
    'The meeting is on the third floor',
    'my order number is 4821 and the street is Elm Road 7',
    'it leaves at 10:30 from https://example.com/a:b',
    'मेरा खाता दिल्ली में है',
    'I would like to change the date',
    'how can I help you',
    '[NAME_1] said so',
  ])('finds nothing to speak of: %s', (text) => {
    expect(Math.abs(score(text))).toBeLessThan(0.2);
  });

  it.each([
    ['The room was clean', 'The room was not clean'],
    ['I trust them', "I don't really trust them"],
    ['the battery is reliable', 'the battery is hardly reliable'],
    ['yeh phone accha hai', 'yeh phone accha nahi hai'],
    ['सेवा अच्छी है', 'सेवा अच्छी नहीं है'],
  ])('turns round with a negation: %s / %s', (plain, negated) => {
    expect(score(plain)).toBeGreaterThan(0);
    expect(score(negated)).toBeLessThan(0);
  });

  it.each([
    ['the food was terrible', 'the food was not terrible'],
    ['no, it is good', 'not good'],
    ['not now. good', 'not good'],
  ])('knows how far a negation reaches: %s / %s', (left, right) => {
    expect(score(left)).not.toBeCloseTo(score(right), 1);
  });

  it.each([
    ['good', 'very good'],
    ['good one', 'GOOD one'],
    ['very good', 'VERY good'],
    ['good', 'good!'],
    ['good!', 'good!!!'],
    ['bohot acha', 'bohot zyada acha'],
    ['slightly good', 'good'],
    ['kind of good', 'good'],
  ])('is stronger with boosters, capitals and exclamation marks: %s < %s', (weak, strong) => {
    expect(score(weak)).toBeGreaterThan(0);
    expect(score(strong)).toBeGreaterThan(score(weak));
    const turned = (text: string) => text.replace('GOOD', 'HORRIBLE').replace(/good|acha/, 'horrible');
    expect(score(turned(strong))).toBeLessThan(score(turned(weak)));
  });

  it('hears capitals only among small letters', () => {
    expect(score('GOOD WORK')).toBe(score('good work'));
  });

  it('gives what stands after "but" the last word', () => {
    expect(score('a friendly agent, but the result is awful')).toBeLessThan(-0.2);
    expect(score('the result is awful, but a friendly agent')).toBeGreaterThan(score('awful result, friendly agent'));
  });

  it('reads drawn-out words', () => {
    expect(score('sooooo haaappyyyy')).toBe(score('so happy'));
    expect(score('noooo')).toBeLessThan(0);
  });

  it('takes idioms as a whole', () => {
    expect(words('this is the bomb')).toEqual(['the bomb']);
    expect(score('a kiss of death')).toBeLessThan(0);
    expect(score('yeah right')).toBeLessThan(0);
    expect(words('hard drive and credit card')).toEqual([]);
  });

  it('reads faces in both directions and of both cultures', () => {
    expect(words('hm :-( and (: and ^_^ and :)) x')).toEqual(['hm', ':-(', '(:', '^_^', ':)']);
    expect(words('see (page 3): a/b 5:3 x:D')).toEqual([]);
  });

  it('lets courtesy not outweigh a grievance', () => {
    expect(score('Hi, please help, my parcel never arrived, thank you')).toBeLessThan(0);
  });

  it('explains the score by the words and where they are', () => {
    const text = 'Sadly it is not sturdy, I was charged twice';
    const reasons = explainSentiment(tokenize(text));
    expect(reasons.map(({ word }) => word)).toEqual(['Sadly', 'sturdy', 'charged twice']);
    for (const { word, start } of reasons) expect(text.slice(start, start + word.length)).toBe(word);
    expect(reasons.every(({ valence }) => valence < 0)).toBe(true);
  });

  it('has five classes from the worst to the best', () => {
    expect([-1, -0.6, -0.59, -0.2, -0.19, 0, 0.19, 0.2, 0.59, 0.6, 1].map(sentimentOf)).toEqual([
      'very_negative',
      'very_negative',
      'negative',
      'negative',
      'neutral',
      'neutral',
      'neutral',
      'positive',
      'positive',
      'very_positive',
      'very_positive',
    ]);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'good ',
      'BAD ',
      'not ',
      'but ',
      'nahi ',
      ':( ',
      '!',
      '?',
      '. ',
      '😀',
      '\ud83d',
      'very ',
      'goooood ',
    ),
  );
  const anyText = fc.array(piece).map((pieces) => pieces.join(''));

  it('has a score from -1 to 1 and reasons that lie in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = score(text);
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(value).toBeLessThanOrEqual(1);
        for (const { word, start } of explainSentiment(tokenize(text))) {
          expect(text.slice(start, start + word.length)).toBe(word);
        }
      }),
    );
  });

  it('has the same score however often and in whatever order texts are read', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const first = score(one);
        score(other);
        expect(score(one)).toBe(first);
      }),
    );
  });

  it('is never worse for a sentence of praise after it, nor better for one of blame', () => {
    const plain = fc.array(fc.constantFrom('bad', 'fine', 'not', 'very', 'but', 'the', 'nahi', 'sad', 'kind'));
    fc.assert(
      fc.property(plain, (parts) => {
        const text = parts.join(' ');
        expect(score(`${text}. Excellent`)).toBeGreaterThanOrEqual(Math.min(score(text), 0.2));
        expect(score(`${text}. Horrible`)).toBeLessThanOrEqual(Math.max(score(text), -0.2));
      }),
    );
  });

  it('is read in a time that grows with its length alone', () => {
    const units = [
      'a',
      '1',
      '@',
      '[',
      ' ',
      '\ud83d',
      '!',
      '<',
      '_',
      ':',
      ':(',
      'BAD ',
      'good but ',
      'accha nahi ',
      'not a ',
    ];
    for (const unit of units) {
      const tokens = tokenize(unit.repeat(Math.floor(160_000 / unit.length)));
      const started = performance.now();
      sentimentScore(tokens);
      expect(performance.now() - started, unit).toBeLessThan(5000);
    }
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createEmbedder } from './embedder.ts';

const embed = createEmbedder();

function cosine(a: string, b: string): number {
  const [x, y] = [embed(a), embed(b)];
  const dot = x.reduce((sum, component, i) => sum + component * (y[i] ?? 0), 0);
  return dot / (Math.hypot(...x) * Math.hypot(...y));
}

const fingerprint = (vector: Float64Array) => createHash('sha256').update(vector).digest('hex');

test('the same text has the same bytes, from a new embedder too', () => {
  const text = 'Mera parcel kal se pending hai, order 4471, कृपया मदद करें 🙏';
  expect(fingerprint(embed(text))).toBe(fingerprint(embed(text)));
  expect(fingerprint(createEmbedder()(text))).toBe(fingerprint(embed(text)));
});

test('texts of one meaning are nearer than texts that share words', () => {
  const near = cosine('the refrigerator stopped cooling', 'my fridge is warm inside');
  expect(near).toBeGreaterThan(cosine('the refrigerator stopped cooling', 'the bus stopped suddenly') + 0.1);
});

test('case, accents and width of letters make no difference', () => {
  expect(fingerprint(embed('CAFÉ Bill'))).toBe(fingerprint(embed('cafe bill')));
  expect(fingerprint(embed('ｌｏｇｉｎ'))).toBe(fingerprint(embed('login')));
});

test('words of grammar add nothing', () => {
  expect(cosine('the refund', 'a refund for this')).toBeCloseTo(1, 5);
});

describe('Hindi', () => {
  test.each([
    ['log in nahi ho pa raha', 'not able to login', 'parcel arrived broken'],
    ['bijli nahi hai', 'no electricity', 'rude employee'],
    ['paise vapas chahiye', 'money refund', 'slow internet'],
    ['मेरी शिकायत दर्ज कीजिए', 'register my complaint', 'book a ticket'],
    ['बीमा का भुगतान नहीं हुआ', 'insurance payment failed', 'change my address'],
    ['मुझे टिकट रद्द करना है', 'cancel my ticket', 'electricity bill too high'],
  ])('%s meets its English meaning', (hindi, english, other) => {
    expect(cosine(hindi, english)).toBeGreaterThan(0.4);
    expect(cosine(hindi, english)).toBeGreaterThan(cosine(hindi, other) + 0.25);
  });

  test('one word in two scripts and three spellings has one vector', () => {
    const vectors = ['shikayat', 'shikaayat', 'sikayat', 'शिकायत'].map((word) => fingerprint(embed(word)));
    expect(new Set(vectors).size).toBe(1);
  });

  test('an English word written in Devanagari is read as English', () => {
    expect(cosine('लॉगिन', 'login')).toBeCloseTo(1, 5);
  });
});

describe('hostile text', () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['an empty text', ''],
    ['blanks', ' \t\n'],
    ['NUL', '\0'],
    ['NUL between words', 'pay\0ment'],
    ['lone surrogates', '\ud800 \udc00 word \udbff'],
    ['emoji', '😡👩‍👩‍👧‍👦🇮🇳'],
    ['a script that the table lacks', 'மின்சாரம் இல்லை'],
    ['only words of grammar', 'the of and to'],
    ['combining marks alone', '\u0301\u0302'.repeat(100)],
    ['signs of Devanagari without a letter', 'ािी़्ंः'],
    ['names of object properties', '__proto__ constructor toString'],
  ];

  test.each(cases)('%s has a vector that is finite and not zero', (_, text) => {
    const vector = embed(text);
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(Math.hypot(...vector)).toBeGreaterThan(0);
  });

  test.each([
    ['one letter', 'a'.repeat(50_000)],
    ['one letter with apostrophes', "a'".repeat(25_000)],
    ['words that split into single letters', `${'xqz'.repeat(21)} `.repeat(780)],
    ['words of Hindi that are folded', 'shkaayt '.repeat(6_250)],
    ['first words of phrases', 'nahi ho '.repeat(6_250)],
    ['Devanagari without blanks', 'क'.repeat(50_000)],
    ['marks without end', `a${'\u0301'.repeat(49_999)}`],
  ])('50,000 characters of %s are embedded in linear time', (_, text) => {
    const vector = embed(text);
    expect(Math.hypot(...vector)).toBeGreaterThan(0);
  });

  test('texts without a known word meet themselves and not each other', () => {
    expect(cosine('மின்சாரம்', 'மின்சாரம்')).toBeCloseTo(1, 9);
    expect(Math.abs(cosine('மின்சாரம்', 'தண்ணீர்'))).toBeLessThan(0.35);
    expect(Math.abs(cosine('😡', '🙏'))).toBeLessThan(0.35);
  });
});

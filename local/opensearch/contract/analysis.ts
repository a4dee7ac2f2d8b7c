import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';

const ANALYSIS = {
  char_filter: {
    deva: { type: 'mapping', mappings: ['बिजली=>bijli', 'ब=>b', 'ि=>i', 'ज=>j', 'ph => f', 'zz=>'] },
    dashes: { type: 'pattern_replace', pattern: '(\\d+)-(?=\\d)', replacement: '$1_' },
  },
  filter: {
    possessive: { type: 'stemmer', language: 'possessive_english' },
    porter: { type: 'stemmer', language: 'english' },
    stops: { type: 'stop', stopwords: '_english_' },
    own_stops: { type: 'stop', stopwords: ['foo', 'bar'] },
    doubles: { type: 'pattern_replace', pattern: '(.)\\1+', replacement: '$1' },
    lengths: { type: 'length', min: 2, max: 5 },
    marked: { type: 'keyword_marker', keywords: ['running'] },
  },
  tokenizer: { commas: { type: 'pattern', pattern: ',' }, short: { type: 'standard', max_token_length: 10 } },
  analyzer: {
    mapped: { type: 'custom', char_filter: ['deva'], tokenizer: 'standard', filter: ['lowercase'] },
    full: {
      type: 'custom',
      char_filter: ['dashes'],
      tokenizer: 'standard',
      filter: ['lowercase', 'asciifolding', 'possessive', 'stops', 'porter'],
    },
    once: { type: 'custom', tokenizer: 'whitespace', filter: ['doubles', 'unique'] },
    lengths: { type: 'custom', tokenizer: 'standard', filter: ['lengths'] },
    marked: { type: 'custom', tokenizer: 'standard', filter: ['marked', 'porter'] },
    commas: { type: 'custom', tokenizer: 'commas' },
    short: { type: 'custom', tokenizer: 'short' },
    own_stops: { type: 'custom', tokenizer: 'standard', filter: ['own_stops'] },
  },
};

/** Analyzer, text, tokens separated by blanks (a token with a blank in it is not among them). */
const TOKENS: readonly (readonly [string, string, string])[] = [
  ['standard', "don't can't I'm O'Neil's dogs' 'quoted'", "don't can't i'm o'neil's dogs quoted"],
  ['standard', 'it’s “quoted” can’t', 'it’s quoted can’t'],
  ['standard', 'mail bob.smith@example.com now', 'mail bob.smith example.com now'],
  ['standard', 'https://www.example.com/a/b?c=1&d=2#x', 'https www.example.com a b c 1 d 2 x'],
  ['standard', 'ORD-4711/22 #99', 'ord 4711 22 99'],
  ['standard', '3.14 1,000.50 1.2.3 v2.0 a.b a.1 1.a x:y 5:30', '3.14 1,000.50 1.2.3 v2.0 a.b a 1 1 a x:y 5 30'],
  ['standard', 'a_b __x__ _a_ 1_2 ___', 'a_b __x__ _a_ 1_2'],
  ['standard', 'बिजली नहीं है ऑर्डर क्‍यों ३४५', 'बिजली नहीं है ऑर्डर क्‍यों ३४५'],
  ['standard', 'bijli nahi aa rahi hai', 'bijli nahi aa rahi hai'],
  ['standard', '😀😀 👍🏽 👨‍👩‍👧 🇮🇳 ok❤️ 1️⃣ ★ ™', '😀 😀 👍🏽 👨‍👩‍👧 🇮🇳 ok ❤️ 1️⃣ ★ ™'],
  ['standard', '日本語 テスト 한국어 中文abc あい', '日 本 語 テスト 한국어 中 文 abc あ い'],
  ['standard', 'ไทยภาษา မြန်မာ שלום ע״ב مرحبا', 'ไทยภาษา မြန်မာ שלום ע״ב مرحبا'],
  ['standard', 'café Ærø straße İstanbul ﬁn', 'café ærø straße istanbul ﬁn'],
  ['standard', 'a\u200db e\u200bf g\ufeffh x\u00ady', 'a\u200db e f g\ufeffh x\u00ady'],
  ['standard', 'a\u0000b \ud800x 𝒜𝓑', 'a b x 𝒜𝓑'],
  ['standard', "a,b 1,2 a;b 1;2 ''a'' A.B.C.", 'a b 1,2 a b 1;2 a a.b.c'],
  ['standard', '12-34-56 (080) 123-4567 $9.99 50%', '12 34 56 080 123 4567 9.99 50'],
  ['english', "The dogs' running and John's cats aren’t happily flying", 'dog run john cat aren’t happili fly'],
  ['english', 'generalization organizations ponies caress relational', 'gener organ poni caress relat'],
  ['simple', "John's 2 cats", 'john s cats'],
  ['whitespace', "The dogs' aren’t", "The dogs' aren’t"],
  ['keyword', 'As-it-IS', 'As-it-IS'],
  ['mapped', 'बिजली phone zzb बिज zz x', 'bijli fone b bij x'],
  ['full', "12-34-56 it's Café Über", '12_34_56 cafe uber'],
  ['once', 'aaa bbb aab ab aaa', 'a b ab'],
  ['lengths', 'a ab abcdef abc', 'ab abc'],
  ['marked', 'running runs', 'running run'],
  ['commas', 'a,b,,c', 'a b c'],
  ['short', 'abcdefghijklmnop abcdefghij.kl', 'abcdefghij klmnop abcdefghij kl'],
  ['own_stops', 'x foo y Bar bar z', 'x y Bar z'],
];

export function analysisContract(client: Client): void {
  const analyze = async (body: object) => {
    const answer = await client.send('POST', '/contract-text/_analyze', body);
    return answer.body.tokens as readonly {
      token: string;
      start_offset: number;
      end_offset: number;
      position: number;
      type: string;
    }[];
  };

  describe('analysis', () => {
    beforeAll(async () => {
      const mappings = { properties: { title: { type: 'text', analyzer: 'mapped' } } };
      const { body } = await client.send('PUT', '/contract-text', {
        settings: { ...SINGLE, analysis: ANALYSIS },
        mappings,
      });
      expect(body.acknowledged).toBe(true);
    });

    it.each(TOKENS)('by %s of %j', async (analyzer, text, tokens) => {
      expect((await analyze({ analyzer, text })).map(({ token }) => token)).toEqual(tokens.split(' '));
    });

    it('tells offsets in the text as it was given, positions with gaps, and types', async () => {
      expect(await analyze({ analyzer: 'full', text: 'The 12-34 naïve' })).toEqual([
        { token: '12_34', start_offset: 4, end_offset: 9, position: 1, type: '<NUM>' },
        { token: 'naiv', start_offset: 10, end_offset: 15, position: 2, type: '<ALPHANUM>' },
      ]);
      const [bijli, phone] = await analyze({ field: 'title', text: 'बिजली phone' });
      expect([bijli?.start_offset, bijli?.end_offset]).toEqual([0, 5]);
      expect([phone?.start_offset, phone?.end_offset]).toEqual([6, 11]);
    });

    it('keeps values of one field a hundred positions apart', async () => {
      const tokens = await analyze({ analyzer: 'standard', text: ['a b', 'c'] });
      expect(tokens.map(({ position, start_offset }) => [position, start_offset])).toEqual([[0, 0], [1, 2], [102, 4]]); // biome-ignore format: pairs
    });

    it('cuts words after 255 characters', async () => {
      const tokens = await analyze({ analyzer: 'standard', text: 'x'.repeat(10_000) });
      expect(tokens.map(({ token }) => token.length)).toEqual([...Array<number>(39).fill(255), 55]);
    });

    it('refuses an analyzer that there is not, and a text that is none', async () => {
      const type = 'illegal_argument_exception';
      expect(await client.refusal('POST', '/contract-text/_analyze', { analyzer: 'nope', text: 'a' })).toEqual([
        400,
        type,
        type,
      ]);
      expect(await client.refusal('POST', '/contract-text/_analyze', { analyzer: 'standard' })).toContain(
        'action_request_validation_exception',
      );
      expect(await client.refusal('POST', '/contract-text/_analyze', { analyzer: 'standard', text: 5 })).toContain(
        'x_content_parse_exception',
      );
    });
  });
}

import { describe, expect, it } from 'vitest';
import { type AnswerCache, MAX_PAST, type PastQuestion, type StoredAnswer } from '../domain/query/ports.ts';
import { answerWith, NOW, storedAnswer } from '../testing/answers.ts';

/** What every cache of answers does. `fresh` gives an empty one with this clock. */
export function answerCacheContract(engine: string, fresh: (now: () => Date) => Promise<AnswerCache>): void {
  let now = NOW;
  const empty = () => {
    now = NOW;
    return fresh(() => now);
  };
  const past = (key: string, given: Partial<PastQuestion> = {}): PastQuestion => ({
    key,
    question: `Why do people of ${key} call?`,
    vector: Float32Array.of(0.6, -0.8, 0),
    expires_at: NOW.getTime() + 900_000,
    ...given,
  });
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  describe(`answer cache on ${engine}`, () => {
    it('gives an answer back as it was, and none for another key', async () => {
      const cache = await empty();
      await cache.put('k1', storedAnswer());
      expect(await cache.get('k1')).toEqual(storedAnswer());
      expect(await cache.get('k')).toBeUndefined();
      expect(await cache.get('k1#')).toBeUndefined();
    });

    it('puts a newer answer in the place of an older one', async () => {
      const cache = await empty();
      await cache.put('k', storedAnswer());
      await cache.put('k', { ...storedAnswer(), data_version: 'v2' });
      expect((await cache.get('k'))?.data_version).toBe('v2');
    });

    it('gives an answer that has expired all the same, as it says so', async () => {
      const cache = await empty();
      const expired: StoredAnswer = { ...storedAnswer(), expires_at: NOW.getTime() - 1 };
      await cache.put('k', expired);
      later(3_600_000);
      expect(await cache.get('k')).toEqual(expired);
    });

    it('row 17: lets no answer and no question last longer than a month', async () => {
      const cache = await empty();
      const month = NOW.getTime() + 31 * 86_400_000;
      await cache.put('far', { ...storedAnswer(), expires_at: 9e15 });
      await cache.put('none', { ...storedAnswer(), expires_at: Number.NaN });
      await cache.addPast('s', past('far', { expires_at: Number.POSITIVE_INFINITY }));
      await cache.addPast('s', past('none', { expires_at: Number.NaN }));
      expect((await cache.get('far'))?.expires_at).toBe(month);
      expect((await cache.get('none'))?.expires_at).toBe(NOW.getTime());
      expect(await cache.past('s')).toEqual([past('far', { expires_at: month })]);
    });

    it('keeps an answer of hundreds of kilobytes, and none that is too large for an item', async () => {
      const cache = await empty();
      const plain = answerWith('The line was quiet for a while. '.repeat(30_000));
      await cache.put('plain', plain);
      expect(await cache.get('plain')).toEqual(plain);
      const noise = Array.from({ length: 30_000 }, () => crypto.randomUUID()).join(' ');
      await cache.put('noise', answerWith(noise));
      expect((await cache.get('noise'))?.data_version).toBeUndefined();
    });

    it('gives the questions of a scope, the newest first', async () => {
      const cache = await empty();
      expect(await cache.past('a')).toEqual([]);
      for (const key of ['k1', 'k2', 'k3']) {
        await cache.addPast('a', past(key));
        later(1_000);
      }
      await cache.addPast('b', past('k4'));
      expect(await cache.past('a')).toEqual([past('k3'), past('k2'), past('k1')]);
      expect(await cache.past('b')).toEqual([past('k4')]);
    });

    it('leaves out questions that have expired, though they are still there', async () => {
      const cache = await empty();
      await cache.addPast('a', past('short', { expires_at: NOW.getTime() + 1_000 }));
      later(10);
      await cache.addPast('a', past('long'));
      expect((await cache.past('a')).map(({ key }) => key)).toEqual(['long', 'short']);
      later(990);
      expect((await cache.past('a')).map(({ key }) => key)).toEqual(['long']);
    });

    it('gives a question that was answered again once, as it was asked last', async () => {
      const cache = await empty();
      await cache.addPast('a', past('k', { question: 'Why call?' }));
      later(10);
      await cache.addPast('a', past('k', { question: 'Why do they call?' }));
      expect(await cache.past('a')).toEqual([past('k', { question: 'Why do they call?' })]);
    });

    it(`gives the newest ${MAX_PAST} of them at most, with vectors and questions of the largest size`, async () => {
      const cache = await empty();
      const vector = Float32Array.from({ length: 1_536 }, (_, i) => Math.fround(Math.sin(i)));
      for (let i = 0; i < MAX_PAST + 5; i++) {
        await cache.addPast('a', past(`k${i}`, { vector, question: 'क्यों '.repeat(160) }));
        later(10);
      }
      const found = await cache.past('a');
      expect(found).toHaveLength(MAX_PAST);
      expect(found[0]?.key).toBe(`k${MAX_PAST + 4}`);
      expect(found.at(-1)?.vector).toEqual(vector);
    });
  });
}

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswersEngine, type FreshAnswers } from '#local/engines/answers-engine.ts';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { NOW, storedAnswer } from '../testing/answers.ts';
import { MemoryAnswerCache } from '../testing/memory-answers.ts';
import { answerCacheContract } from './answer-cache.contract.ts';
import { EXPIRES_AT } from './expiry.ts';

let engine: AnswersEngine;

beforeAll(async () => {
  engine = await AnswersEngine.start();
});
afterAll(() => engine.close());

answerCacheContract('memory', async (now) => new MemoryAnswerCache(now));
answerCacheContract(CALLS_ENGINE, async (now) => (await engine.fresh(now)).cache);

const zipped = (value: unknown) => ({ B: gzipSync(JSON.stringify(value)) });
const { answer, ...rest } = storedAnswer();
const with_ = (changes: object) => zipped({ ...rest, answer: { ...answer, ...changes } });

describe('items that are no answers', () => {
  let fresh: FreshAnswers;
  beforeAll(async () => {
    fresh = await engine.fresh(() => NOW);
  });
  const put = (changes: object) =>
    fresh.putItem({
      pk: { S: 'answer#k' },
      sk: { S: 'answer' },
      version: { N: '1' },
      answer: zipped(storedAnswer()),
      ...changes,
    });

  it('are none of those that the cache writes', async () => {
    await put({});
    expect(await fresh.cache.get('k')).toEqual(storedAnswer());
  });

  it.each([
    ['of another version', { version: { N: '2' } }],
    ['of no version', { version: { S: '1' } }],
    ['without an answer', { answer: { S: 'Yes.' } }],
    ['that are no gzip', { answer: { B: Buffer.from('Yes.') } }],
    ['cut off', { answer: { B: gzipSync(JSON.stringify(storedAnswer())).subarray(0, 200) } }],
    ['that are no JSON', { answer: { B: gzipSync('{') } }],
    ['that are nothing', { answer: zipped(null) }],
    ['that unpack to very much', { answer: { B: gzipSync(Buffer.alloc(20_000_000, 0x20)) } }],
    ['with a field too many', { answer: with_({ html: '<b>' }) }],
    ['with a field too few', { answer: with_({ sources: undefined }) }],
    ['with an odd confidence', { answer: with_({ confidence: 7 }) }],
    ['with an odd plan', { answer: with_({ processing: oddPlan() }) }],
    ['that never expire', { answer: zipped({ ...storedAnswer(), expires_at: 'never' }) }],
  ])('are a miss: %s', async (_name, changes) => {
    await put(changes);
    expect(await fresh.cache.get('k')).toBeUndefined();
  });
});

function oddPlan() {
  const { processing } = storedAnswer().answer;
  const { plan } = processing.interpretation;
  return { ...processing, interpretation: { ...processing.interpretation, plan: { ...plan, metrics: ['sum(*)'] } } };
}

describe('items that are no past questions', () => {
  it('are left out, and the others are given', async () => {
    const { cache, putItem } = await engine.fresh(() => NOW);
    const item = {
      pk: { S: 'past#s' },
      version: { N: '1' },
      answer_key: { S: 'k' },
      question: { S: 'Why?' },
      vector: { B: new Uint8Array(new Float32Array([1, 0]).buffer) },
      until_ms: { N: String(NOW.getTime() + 1) },
    };
    const odd = [
      { version: { N: '9' } },
      { answer_key: { N: '1' } },
      { question: { S: '' } },
      { vector: { B: Uint8Array.of(1, 2, 3) } },
      { vector: { B: Uint8Array.of(0, 0, 0xc0, 0x7f) } },
      { vector: { S: 'AAAA' } },
      { until_ms: { N: '-1' } },
      { until_ms: { N: '1.5' } },
    ];
    for (const [i, changes] of odd.entries()) await putItem({ ...item, ...changes, sk: { S: `2026-11-2${i}#k${i}` } });
    expect(await cache.past('s')).toEqual([]);
    await putItem({ ...item, sk: { S: '2026-11-20#k' } });
    expect(await cache.past('s')).toMatchObject([{ key: 'k', vector: Float32Array.of(1, 0) }]);
  });
});

describe('the time that items are deleted by', () => {
  it.each([
    ['is that of their expiry, in seconds', 900_000, 900],
    ['is now for what has expired: DynamoDB keeps for ever what is years old', -1e12, 0],
    ['is a month away for what would never expire', 1e13, 31 * 86_400],
  ])('%s', async (_name, ms, seconds) => {
    const { cache, item } = await engine.fresh(() => NOW);
    const expires_at = NOW.getTime() + ms;
    await cache.put('k', { ...storedAnswer(), expires_at });
    await cache.addPast('s', { key: 'k', question: 'Why?', vector: Float32Array.of(1), expires_at });
    const until = { N: String(Math.ceil(NOW.getTime() / 1000) + seconds) };
    expect((await item('answer#k', 'answer'))?.[EXPIRES_AT]).toEqual(until);
    expect((await item('past#s', `${NOW.toISOString()}#k`))?.[EXPIRES_AT]).toEqual(until);
  });
});

describe('a table that cannot be reached', () => {
  it('is for the caller to bear with', async () => {
    const client = engine.client();
    client.middlewareStack.add(() => () => Promise.reject(new Error('down')), { step: 'build' });
    const { cache } = await engine.fresh(() => NOW, client);
    await expect(cache.get('k')).rejects.toThrow('down');
    await expect(cache.put('k', storedAnswer())).rejects.toThrow('down');
    await expect(cache.past('s')).rejects.toThrow('down');
    client.destroy();
  });
});

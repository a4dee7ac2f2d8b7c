import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../enrichment/token-estimate.ts';
import { chooseSources } from './choose-sources.ts';
import { callSaying } from './retrieved-call.testing.ts';
import { sourceLine } from './source-line.ts';
import type { RetrievedCall } from './types.ts';

const QUESTION = 'Why do refunds for damaged kettles take so long?';
const choose = (calls: readonly RetrievedCall[], tokens = 2000, question = QUESTION) =>
  chooseSources(question, calls, { tokens });

describe('sources', () => {
  it('are numbered from 1, those first that have most words of the question', () => {
    const calls = [
      callSaying('a', ['I called about the kettle on Monday.']),
      callSaying('b', ['The refund for my damaged kettle is three weeks late.']),
      callSaying('c', ['What a sunny day it is in town today.']),
    ];
    const sources = choose(calls);
    expect(sources.map(({ number, call_id }) => [number, call_id])).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
    expect(sources[0]?.relevance).toBeGreaterThan(2 * (sources[1]?.relevance ?? 1));
  });

  it('are found by what means the same in Hindi', () => {
    const calls = [
      callSaying('a', ['Aaj mausam accha hai sheher mein.']),
      callSaying('b', ['Mera paisa wapas nahi aaya.']),
    ];
    expect(choose(calls, 2000, 'Why are refunds late?').map(({ call_id }) => call_id)).toEqual(['b']);
  });

  it('are found by the passage that is near, by so much as it is near', () => {
    const said = (cosine: number) =>
      choose([callSaying('a', ['They still owe me for the broken pot.', 'Sorry.'], { cosine, near: 0 })])[0]
        ?.relevance ?? 0;
    expect(said(0.8)).toBeGreaterThan(said(0.5));
    expect(said(0.5)).toBeGreaterThan(said(0.3));
  });

  it('are those of customers before those of agents', () => {
    const line = 'The refund for the damaged kettle takes three weeks.';
    const sources = choose([
      callSaying('a', ['Hello there my friend', line]),
      callSaying('b', ['The refund for my damaged kettle takes ages, I say.']),
    ]);
    expect(sources.map(({ speaker }) => speaker)).toEqual(['customer', 'agent']);
  });

  it('say a thing once', () => {
    const line = 'My refund for the damaged kettle is three weeks late.';
    expect(
      choose([callSaying('a', [line]), callSaying('b', [`${line} `]), callSaying('c', [line.replace('is', 'was')])]),
    ).toHaveLength(1);
  });

  it('are of several calls and clients where there are some', () => {
    const things = ['Monday', 'Tuesday', 'kitchen', 'garden', 'window', 'winter', 'letter', 'brother'];
    const lines = (id: string) =>
      things.flatMap((thing) => [`The refund for kettle ${id} in ${thing} is late.`, 'Oh.']);
    const talker = callSaying('a', lines('alpha'), { client: 'X' });
    const others = ['bravo', 'carol', 'delta'].map((id) =>
      callSaying(id, [`My ${id} refund is late, the kettle was damaged.`]),
    );
    const sources = choose([talker, ...others], 600);
    expect(new Set(sources.map(({ call_id }) => call_id)).size).toBe(4);
    expect(sources.filter(({ call_id }) => call_id === 'a').length).toBeLessThanOrEqual(4);
  });

  it('of one call stand together where they follow each other, in its order', () => {
    const call = callSaying('a', [
      'A damaged kettle came on Monday.',
      'We will refund the damaged kettle soon.',
      'The refund takes long!',
    ]);
    expect(choose([call]).map(({ turn }) => turn)).toEqual([0, 1, 2]);
  });

  it('count what names their calls as known, though nobody says it', () => {
    const line = ['The refund is late again, I am tired of it.'];
    const [plain] = choose([callSaying('a', line, { product: 'Larkspur' })], 2000, 'Why are Zephyr refunds late?');
    const [named] = choose([callSaying('a', line, { product: 'Zephyr' })], 2000, 'Why are Zephyr refunds late?');
    expect(named?.relevance).toBeGreaterThan(plain?.relevance ?? 1);
  });

  it('have a relevance that does not depend on how much else was found', () => {
    const one = callSaying('a', ['The refund for my damaged kettle takes long.']);
    const alone = choose([one])[0]?.relevance ?? 0;
    const among =
      choose([one, callSaying('b', ['It rains a lot.']), callSaying('c', ['The kettle is red.'])])[0]?.relevance ?? 0;
    expect(alone).toBeGreaterThan(0.7);
    expect(Math.abs(alone - among)).toBeLessThan(0.1);
  });

  it('are any that say something, where the question names no matter', () => {
    const calls = [callSaying('a', ['The parcel was thrown over the fence.', 'Ok.'])];
    const sources = choose(calls, 2000, 'What are customers complaining about and why?');
    expect(sources.map(({ turn }) => turn)).toEqual([0]);
  });

  it('keep within the tokens, stay unchanged when chosen again, and are unique, whatever is given', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('My refund is late', 'refund kettle damaged'),
    );
    const call = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      lines: fc.array(line, { maxLength: 4 }),
      cosine: fc.double(),
    });
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 6 }),
        fc.integer({ min: -5, max: 300 }),
        fc.string(),
        (given, tokens, question) => {
          const calls = given.map(({ id, lines, cosine }) => callSaying(id, lines, { cosine, near: 0 }));
          const sources = choose(calls, tokens, question);
          const cost = sources.reduce((sum, source) => sum + estimateTokens(`${sourceLine(source)}\n`), 0);
          expect(cost).toBeLessThanOrEqual(Math.max(0, tokens));
          expect(sources.map(({ number }) => number)).toEqual(sources.map((_, i) => i + 1));
          for (const { relevance } of sources) expect(relevance >= 0 && relevance <= 1).toBe(true);
          expect(choose(calls, tokens, question)).toEqual(sources);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of fifty long calls are chosen soon', () => {
    const lines = (call: number) => Array.from({ length: 12 }, (_, i) => `The refund ${call} ${i} `.repeat(30));
    const calls = Array.from({ length: 50 }, (_, i) => callSaying(`call-${i}`, lines(i)));
    choose(calls, 6000);
    const began = performance.now();
    choose(calls, 6000);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder({
  ...VOCABULARY,
  channel: ['phone', 'app', 'chat', 'branch'],
  client_segment: ['consumer', 'enterprise'],
  issue: ['duplicate_charge', 'service_outage', 'refund'],
});
const ask = (question: string) => find(question, ASKED);
const UNHAPPY = ['negative', 'very_negative'];

describe('a channel that is also a thing', () => {
  it.each([
    ['complaints by phone', ['phone']],
    ['callers on the phone', ['phone']],
    ['phone calls of founders', ['phone']],
    ['calls via the app', ['app']],
    ['phone se kitni calls', ['phone']],
    ['app se aayi calls', ['app']],
    ['the app channel', ['app']],
    ['phone and app', ['phone', 'app']],
    ['chat or branch', ['chat', 'branch']],
    ['the app freezes', undefined],
    ['my phone fell', undefined],
    ['app me dikkat', undefined],
    ['errors on the app', undefined],
    ['the branch was shut', undefined],
  ])('is meant or not in "%s"', (question, channel) => {
    expect(ask(question).filters.channel).toEqual(channel);
  });

  it('is what is not wanted behind a word that excludes it', () => {
    expect(ask('calls except phone').filters).toEqual({ not: { channel: ['phone'] } });
    expect(ask('app ke alawa').filters).toEqual({ not: { channel: ['app'] } });
  });
});

describe('words that mean something else in company', () => {
  it.each([
    ['he went to the consumer court', {}],
    ['consumer calls', { client_segment: ['consumer'] }],
    ['how do such cases get resolved', {}],
    ['ye kaise resolved hui', {}],
    ['how many got resolved', { resolution: ['resolved'] }],
    ['charged twice', { issue: ['duplicate_charge'] }],
    ['internet outages', { issue: ['service_outage'] }],
  ])('give the filters of "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });

  it.each([
    ['log khush kyun nahi the', { sentiment: UNHAPPY }],
    ['खुश क्यों नहीं', { sentiment: UNHAPPY }],
    ["they aren't really satisfied", { sentiment: UNHAPPY }],
    ['do not get resolved', { resolution: ['unresolved'] }],
    ["weren't solved", { resolution: ['unresolved'] }],
    ['not positive', { not: { sentiment: ['positive'] } }],
    ['khush the, refund nahi', { sentiment: ['positive', 'very_positive'] }],
  ])('are turned or not where they are denied: "%s"', (question, filters) => {
    const { issue: _, not, ...found } = ask(question).filters;
    expect({ ...found, ...(not?.sentiment && { not: { sentiment: ['positive'] } }) }).toEqual(filters);
  });
});

describe('negations of two', () => {
  it.each([
    ['neither North nor South', { not: { region: ['North', 'South'] } }],
    ['neither from North nor from South, on chat', { channel: ['chat'], not: { region: ['North', 'South'] } }],
    ['neither a refund nor a complaint', { not: { issue: ['refund'], intent: ['complaint'] } }],
  ])('hold for both in "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });
});

describe('a time that is not wanted', () => {
  it.each([
    ['calls not in March', 'not in March'],
    ['calls excluding last week', 'excluding last week'],
    ['march ke alawa', 'march ke alawa'],
    ['all but yesterday', 'all but yesterday'],
  ])('is no filter, but a mention: "%s"', (question, text) => {
    const { filters, mentions, rest } = ask(question);
    expect(filters.date_range).toBeUndefined();
    expect(mentions).toMatchObject([{ kind: 'date', text, negated: true }]);
    expect(mentions[0]?.score).toBeLessThan(0.5);
    expect(rest).not.toContain(text);
  });

  it('leaves the times that are', () => {
    expect(ask('this year except in March').filters.date_range?.start).toBe('2025-12-31T18:30:00.000Z');
    expect(ask('neither in March nor in April').mentions.map(({ negated }) => negated)).toEqual([true, true]);
  });

  it.each(['refund nahi aaya March mein', 'March mein nahi aaya', 'did not pay in March', 'not resolved. March only'])(
    'is not that of "%s"',
    (question) => {
      expect(ask(question).filters.date_range?.start).toBe('2026-02-28T18:30:00.000Z');
    },
  );
});

describe('durations that exclude each other', () => {
  it('make no filter, and are less sure', () => {
    const { filters, mentions } = ask('longer than 20 minutes and shorter than 5 minutes');
    expect(filters).toEqual({});
    expect(mentions.every(({ score }) => score < 0.5)).toBe(true);
    expect(ask('longer than 5 minutes and shorter than 20 minutes').mentions[0]?.score).toBe(1);
  });
});

describe('the word do', () => {
  it.each([
    ['top do products', 2],
    ['do sabse bade muddon', 2],
    ['which products do most customers return', undefined],
    ['bata do sabse zyada kya', undefined],
  ])('is two or none in "%s"', (question, top) => {
    expect(ask(question).top).toBe(top);
  });

  it('counts units of time', () => {
    expect(ask('do minute se kam').filters).toEqual({ duration_max: 120 });
    expect(ask('pichle do din').mentions[0]?.value).toBe('2026-09-19..2026-09-20');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcript } from '../../testing/samples.ts';
import { DEFAULT_LIMITS } from '../ingestion/limits.ts';
import { parseCall } from './parse-call.ts';

const context = { receivedAt: '2026-11-02T10:00:00.000Z', limits: DEFAULT_LIMITS };
const parse = (value: unknown) => parseCall(value, context);
const turns = (...list: object[]) => parse(transcript('a', '', { transcript: list }));
const call = (more: object = {}, text = 'Hello.') => {
  const parsed = parse(transcript('a', text, more));
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  return parsed.call;
};
const metadata = (more: object) => ({ metadata: { client_id: 'c', ...more } });

describe('a call', () => {
  it('is read with its times in UTC', () => {
    expect(call({ timestamp: '2026-11-02T11:40:30+01:00' })).toMatchObject({
      call_id: 'a',
      timestamp: '2026-11-02T10:40:30.000Z',
      duration_seconds: 12,
      turns: [
        { turn: 0, speaker: 'agent', start_time: 0, end_time: 4 },
        { turn: 1, speaker: 'customer' },
      ],
    });
    expect(call({ timestamp: '2026-11-02T09:00:00.5' }).timestamp).toBe('2026-11-02T09:00:00.500Z');
  });

  it('is not lost for a missing label', () => {
    expect(call(metadata({ product: null, region: '  ', channel: '' })).metadata).toEqual({
      client_id: 'c',
      product: 'unknown',
      region: 'unknown',
      agent_id: 'unknown',
    });
  });

  it('may be silent', () => {
    expect(call({ transcript: [] }).turns).toEqual([]);
  });

  it('takes its duration from the turns when it has none', () => {
    expect(call({ duration_seconds: null }).duration_seconds).toBe(11);
    const silent = { transcript: [{ text: 'x', end_time: 3 }, { end_time: 9 }], duration_seconds: undefined };
    expect(call(silent)).toMatchObject({ duration_seconds: 9, turns: [{ turn: 0 }] });
  });

  it('keeps unknown fields out and is not harmed by hostile names (row 25)', () => {
    const hostile = JSON.parse(
      JSON.stringify(transcript('a')).replace(
        '{',
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,',
      ),
    );
    const parsed = parse(hostile);
    expect(parsed.ok && Object.keys(parsed.call).sort()).toEqual([
      'call_id',
      'duration_seconds',
      'metadata',
      'timestamp',
      'turns',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('turns', () => {
  it('row 29: never have a guessed speaker', () => {
    const speakers = ['customer', ' Agent ', 'CUSTOMER', 'supervisor', '', null, 7, undefined];
    const parsed = turns(...speakers.map((speaker) => ({ speaker, text: 'x' })));
    expect(parsed.ok && parsed.call.turns.map((t) => t.speaker)).toEqual([
      'customer',
      'agent',
      'customer',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('row 29: that are empty are dropped, the numbers of the others stay', () => {
    const parsed = turns({ speaker: 'agent', text: ' ' }, { speaker: 'customer', text: 'x' }, { speaker: 'agent' });
    expect(parsed.ok && parsed.call.turns.map((t) => t.turn)).toEqual([1]);
  });

  it('are one line each, whatever breaks and blanks they were written with', () => {
    const parsed = turns({ speaker: 'customer', text: ' It is\r\n  still\t\tnot here.\n' });
    expect(parsed).toMatchObject({ call: { turns: [{ text: 'It is still not here.' }] } });
  });

  it('row 29: with negative or reversed times are set right', () => {
    const parsed = turns({ text: 'x', start_time: -3, end_time: -1 }, { text: 'y', start_time: 5, end_time: 2 });
    expect(parsed.ok && parsed.call.turns).toMatchObject([
      { start_time: 0, end_time: 0 },
      { start_time: 5, end_time: 5 },
    ]);
  });

  it('row 29: may be 10,000 and not one more; one may be long, not endless', () => {
    const many = (n: number) => turns(...Array.from({ length: n }, () => ({ speaker: 'agent', text: 'x' })));
    expect(many(10_000).ok).toBe(true);
    expect(many(10_001)).toMatchObject({ rejection: { code: 'TOO_LARGE' } });
    expect(turns({ text: 'x'.repeat(262_144) }).ok).toBe(true);
    expect(turns({ text: 'x'.repeat(5_000_000) })).toMatchObject({ rejection: { code: 'TOO_LARGE' } });
  });

  it('row 29: are read in time linear in their number and length, labels too', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({ speaker: 'agent', text: `said ${i} `.repeat(50) }));
    const hostile = `क${'\u200d'.repeat(262_000)}क`;
    const start = performance.now();
    expect(turns(...list).ok).toBe(true);
    expect(turns({ text: 'x'.repeat(5_000_000) }).ok).toBe(false);
    expect(turns({ text: hostile }).ok).toBe(true);
    expect(parse(transcript('a', 'x', metadata({ product: hostile.repeat(8) }))).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe('what is no call', () => {
  it.each([
    [{ call_id: 7 }, 'SCHEMA', 'call_id is missing or not a string.'],
    [{ call_id: ' \u0000 ' }, 'SCHEMA', 'call_id is blank or longer than 256 characters.'],
    [{ call_id: 'x'.repeat(257) }, 'SCHEMA', 'call_id is blank or longer than 256 characters.'],
    [{ call_id: 'a\u0000b' }, 'SCHEMA', 'call_id holds control characters.'],
    [{ call_id: 'a\tb' }, 'SCHEMA', 'call_id holds control characters.'],
    [{ metadata: {} }, 'SCHEMA', 'metadata.client_id is missing or not a string.'],
    [{ metadata: undefined }, 'SCHEMA', 'metadata is missing or not an object.'],
    [{ transcript: 'hello' }, 'SCHEMA', 'transcript is missing or not an array.'],
    [{ transcript: [{ text: 'a' }, { text: 4 }] }, 'SCHEMA', 'transcript[1].text is missing or not a string.'],
    [{ duration_seconds: -1 }, 'SCHEMA', 'duration_seconds is negative.'],
    [{ duration_seconds: '12' }, 'SCHEMA', 'duration_seconds is missing or not a number.'],
  ])('is refused in one sentence: %j', (more, code, message) => {
    expect(parse(transcript('a', 'x', more))).toEqual({ ok: false, rejection: { code, message } });
  });

  it('row 26: numbers that JSON cannot hold are refused', () => {
    const value = JSON.parse(
      JSON.stringify(transcript('a')).replace('"duration_seconds":12', '"duration_seconds":1e400'),
    );
    expect(parse(value)).toMatchObject({ ok: false, rejection: { code: 'SCHEMA' } });
    expect(Object.is(call({ duration_seconds: -0 }).duration_seconds, 0)).toBe(true);
  });

  it('row 26: ids that are numbers are refused, the last of two equal keys counts', () => {
    const written = JSON.stringify(transcript('a'));
    const twice = JSON.parse(written.replace('{', '{"call_id":12345678901234567890,'));
    expect(parse(twice)).toMatchObject({ ok: true, call: { call_id: 'a' } });
    const number = JSON.parse(written.replace('"call_id":"a"', '"call_id":12345678901234567890'));
    expect(parse(number)).toMatchObject({ rejection: { code: 'SCHEMA' } });
  });

  it.each([
    '',
    'yesterday',
    'NaN',
    '1970-01-01T00:00:00Z',
    '2026-11-03T10:00:01Z',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01',
    '+012026-01-01T00:00:00Z',
  ])('row 17: a call at %j is refused', (timestamp) => {
    expect(parse(transcript('a', 'x', { timestamp }))).toMatchObject({ rejection: { code: 'TIMESTAMP' } });
  });

  it('row 17: a clock that is a day ahead is tolerated', () => {
    expect(parse(transcript('a', 'x', { timestamp: '2026-11-03T10:00:00Z' })).ok).toBe(true);
  });

  it('never repeats any of the input in its sentence', () => {
    const secret = 'maya.fields@example.com';
    const inputs = [
      secret,
      [secret],
      { [secret]: 1 },
      transcript(secret, 'x', { [secret]: 1, transcript: [{ text: { [secret]: secret } }] }),
    ];
    for (const value of inputs) expect(JSON.stringify(parse(value))).not.toContain('maya');
  });

  it('is answered, never thrown, for any value', () => {
    const part = fc.oneof(fc.anything(), fc.constant('2026-01-01T00:00:00Z'), fc.array(fc.anything()));
    const shape = fc.record(
      { call_id: part, timestamp: part, duration_seconds: part, transcript: part, metadata: part },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), shape), (value) => {
        expect(parse(value)).toHaveProperty('ok');
      }),
    );
  });
});

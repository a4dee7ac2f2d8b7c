import { describe, expect, it } from 'vitest';
import { findObject } from './find-json.ts';
import { readAnswer } from './read-answer.ts';
import { answerOf } from './schema.testing.ts';

const KEYS = ['late_delivery'];
const whole = answerOf({ tags: ['parcel {late}'] });
const read = (input: unknown, text = '', stop_reason = 'tool_use') => readAnswer({ input, text, stop_reason }, KEYS);
const faultsOf = (input: unknown) => {
  const result = read(input);
  return result.ok ? [] : result.faults;
};

describe('readAnswer', () => {
  it('takes the input of the tool, as an object or as JSON', () => {
    expect(read(whole)).toEqual({ ok: true, answer: whole });
    expect(read(JSON.stringify(whole))).toEqual({ ok: true, answer: whole });
    expect(read(`Here you are: ${JSON.stringify(whole)}`).ok).toBe(true);
  });

  it('finds the answer in fenced blocks and in prose', () => {
    const json = JSON.stringify(whole, undefined, 2);
    for (const text of [`\`\`\`json\n${json}\n\`\`\``, `I use {the tool} now: ${json} Done.`, json])
      expect(read(undefined, text, 'end_turn')).toEqual({ ok: true, answer: whole });
  });

  it('leaves out what it does not know', () => {
    expect(read({ ...whole, mood: 'grumpy' })).toEqual({ ok: true, answer: whole });
  });

  it('takes nothing of an answer that was cut off, even if it is whole', () => {
    expect(read(whole, '', 'max_tokens')).toEqual({
      ok: false,
      faults: ['The answer was cut off; it must be shorter.'],
    });
  });

  it.each([undefined, null, '', '{}x{', [], 7, '["a"]'])('says of %j that there is no answer', (input) => {
    expect(read(input, 'I cannot help with that.').ok).toBe(false);
  });

  it('names fields and what they take, and nothing that was answered', () => {
    const secret = 'call me at noon';
    const faults = faultsOf({
      ...whole,
      resolution: secret,
      confidence: 3,
      summary: 5,
      key_issues: [{ key: secret, description: secret, evidence: [], [secret]: secret }],
      tags: new Array(40).fill('x'),
    });
    expect(faults).toContain('resolution must be one of resolved, partially_resolved, unresolved, unknown.');
    expect(faults).toContain('confidence must be at most 1.');
    expect(faults).toContain('summary must be of type string.');
    expect(faults).toContain('key_issues[0].key must be one of late_delivery, NEW_ISSUE.');
    expect(faults).toContain('tags must be at most 16 items.');
    expect(faults.join()).not.toContain(secret);
  });

  it('asks for the name of a new issue', () => {
    const issue = { key: 'NEW_ISSUE', description: 'Something new.', evidence: [] };
    expect(faultsOf({ ...whole, key_issues: [issue] })).toEqual([
      'key_issues[0].proposed_name is required with this key.',
    ]);
  });

  it('tells a few faults only', () => {
    expect(faultsOf({})).toHaveLength(8);
  });
});

describe('findObject', () => {
  it('does not count braces within strings', () => {
    expect(findObject('say {"a":"}{\\"}"} and more')).toEqual({ a: '}{"}' });
  });

  it('finds nothing in what never closes', () => {
    expect(findObject('{"a": {"b": 1}')).toEqual({ b: 1 });
    expect(findObject('{ { {')).toBeUndefined();
  });

  it('takes time linear in the length, and gives up on what is too long', () => {
    const time = (length: number) => {
      const started = performance.now();
      findObject('{"'.repeat(length / 2));
      return performance.now() - started;
    };
    expect(time(100_000)).toBeLessThan(1_000);
    expect(findObject(`${' '.repeat(100_001)}{"a":1}`)).toBeUndefined();
  });
});

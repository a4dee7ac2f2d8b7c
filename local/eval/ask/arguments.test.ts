import { describe, expect, it } from 'vitest';
import { PARTS, readLimit, readNow, readParts, readZone } from './arguments.ts';

describe('the arguments of the evaluation', () => {
  it('takes parts in their own order, all of them by default, and no others', () => {
    expect(readParts(undefined)).toEqual(PARTS);
    expect(readParts('insight, router')).toEqual(['router', 'insight']);
    expect(() => readParts('router,kettle')).toThrow('--only takes router');
  });

  it('takes a time, a time zone and a limit, and says what they look like', () => {
    const otherwise = new Date('2026-01-01T00:00:00Z');
    expect(readNow(undefined, otherwise)).toBe(otherwise);
    expect(readNow('2026-03-04T05:06:07Z', otherwise).toISOString()).toBe('2026-03-04T05:06:07.000Z');
    expect(() => readNow('yesterday', otherwise)).toThrow('--now takes a time');
    expect([readZone(undefined), readZone('Asia/Kolkata')]).toEqual(['UTC', 'Asia/Kolkata']);
    expect(() => readZone('Kettle/Town')).toThrow('--time-zone takes');
    expect([readLimit(undefined), readLimit('20')]).toEqual([Number.POSITIVE_INFINITY, 20]);
    expect(() => readLimit('0')).toThrow('--limit takes');
  });
});

import { describe, expect, it } from 'vitest';
import { foundShare } from './found-share.ts';

const share = (search: string, ...texts: string[]) => foundShare(search, search, texts);

describe('foundShare', () => {
  it('is 1 where one text says all that was looked for, in whatever form', () => {
    expect(share('broken lamps', 'My lamp broke', 'Hello')).toBeGreaterThan(0.6);
    expect(share('lamp flickers', 'The lamps flicker')).toBe(1);
    expect(share('', 'Hello')).toBe(1);
  });

  it('falls with what no single text says', () => {
    const both = share('lamp flickers', 'The lamp flickers');
    const apart = share('lamp flickers', 'The lamp is new', 'The screen flickers');
    const none = share('lamp flickers', 'Hello there');
    expect(both).toBeGreaterThan(apart);
    expect(apart).toBeGreaterThan(none);
    expect(none).toBe(share('lamp flickers'));
    expect(none).toBeGreaterThan(0);
  });
});

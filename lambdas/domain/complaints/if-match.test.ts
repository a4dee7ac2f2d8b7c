import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityTag, readIfMatch } from './if-match.ts';

describe('readIfMatch', () => {
  it.each(['"3"', '3', ' "3" '])('reads %s as version 3', (header) => {
    expect(readIfMatch(header)).toEqual({ kind: 'version', version: 3 });
  });

  it('reads back every entity tag', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (version) => {
        expect(readIfMatch(entityTag(version))).toEqual({ kind: 'version', version });
      }),
    );
  });

  it.each([undefined, null, '', '  '])('misses it for %j', (header) => {
    expect(readIfMatch(header)).toEqual({ kind: 'missing' });
  });

  it('takes a star for any version', () => {
    expect(readIfMatch('*')).toEqual({ kind: 'any' });
  });

  it.each([
    '"0"',
    '0',
    '-1',
    '"3',
    '3"',
    'W/"3"',
    'w/"3"',
    '"3", "4"',
    '"abc"',
    '3.0',
    '1e3',
    '"03"',
    '٣',
    '9'.repeat(10),
    '"*"',
  ])('calls %s invalid', (header) => {
    expect(readIfMatch(header)).toEqual({ kind: 'invalid' });
  });
});

import { describe, expect, it } from 'vitest';
import { writeJson } from './write-json.ts';

describe('JSON as the formatter has it', () => {
  it('puts a list of plain values on one line where it fits, and each field on its own', () => {
    expect(writeJson({ a: ['x', 1, null], b: {}, c: [], d: [{ e: true }], f: undefined })).toBe(
      '{\n  "a": ["x", 1, null],\n  "b": {},\n  "c": [],\n  "d": [\n    {\n      "e": true\n    }\n  ]\n}\n',
    );
  });

  it('breaks a list whose line would be too long', () => {
    const names = Array.from({ length: 20 }, (_, i) => `value-${i}`);
    expect(writeJson({ names }).split('\n')).toHaveLength(25);
  });

  it('reads back as what was written', () => {
    const value = { text: 'a "b" \n ü', list: [[1, 2], [{ deep: [false] }]] };
    expect(JSON.parse(writeJson(value))).toEqual(value);
  });
});

import { describe, expect, it } from 'vitest';
import { readAddress, readFusion, readModes, readSets } from './arguments.ts';

describe('the arguments of the evaluation', () => {
  it('names without a value mean all, and names are taken in the order of the list', () => {
    expect(readModes(undefined)).toEqual(['keyword', 'semantic', 'hybrid']);
    expect(readModes('hybrid, keyword')).toEqual(['keyword', 'hybrid']);
    expect(readSets('star')).toEqual(['star']);
  });

  it.each(['', 'keyword,', 'lexical'])('refuses the modes %j with what is possible', (text) => {
    expect(() => readModes(text)).toThrow('--modes takes keyword, semantic, hybrid, with commas between.');
  });

  it('reads the method and the weight of a fusion', () => {
    expect(readFusion('ranks:0.25')).toEqual({ method: 'ranks', semantic: 0.25 });
    expect(readFusion(undefined)).toBeUndefined();
  });

  it.each(['scores', 'scores:', 'scores:x', 'sums:1', 'ranks:-1', 'ranks:2', 'ranks:Infinity'])(
    'refuses %s as a fusion',
    (text) => {
      expect(() => readFusion(text)).toThrow('scores or ranks');
    },
  );

  it('takes addresses of HTTP only', () => {
    expect(readAddress('http://127.0.0.1:9200/')).toBe('http://127.0.0.1:9200');
    expect(() => readAddress('127.0.0.1:9200')).toThrow('--engine takes the address');
    expect(() => readAddress('file:///tmp')).toThrow('--engine takes the address');
  });
});

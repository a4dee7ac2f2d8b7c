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

  it('reads the three numbers of a fusion', () => {
    expect(readFusion('10,1,0.25')).toEqual({ k: 10, keyword: 1, semantic: 0.25 });
    expect(readFusion(undefined)).toBeUndefined();
  });

  it.each(['60,1', '60,1,x', '60,1,', '0,1,1', '60,1,-1', '60,1,1,1', '60,1,Infinity'])(
    'refuses %s as a fusion',
    (text) => {
      expect(() => readFusion(text)).toThrow('three numbers');
    },
  );

  it('takes addresses of HTTP only', () => {
    expect(readAddress('http://127.0.0.1:9200/')).toBe('http://127.0.0.1:9200');
    expect(() => readAddress('127.0.0.1:9200')).toThrow('--engine takes the address');
    expect(() => readAddress('file:///tmp')).toThrow('--engine takes the address');
  });
});

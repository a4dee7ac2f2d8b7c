import { expect, it } from 'vitest';
import { contextOf, modelSeconds } from './context-of.ts';

it('reads keys and values, which may hold more equals signs', () => {
  expect(contextOf(['modelTimeoutSeconds=60', 'modelStrong=a=b', 'modelTimeoutSeconds=50'])).toEqual({
    modelTimeoutSeconds: '50',
    modelStrong: 'a=b',
  });
  expect(contextOf([])).toEqual({});
});

it.each(['modelTimeoutSeconds', '=60', ''])('refuses %j', (text) => {
  expect(() => contextOf([text])).toThrow('-c takes key=value');
});

it('gives a language model a little less time than the function waits', () => {
  expect(modelSeconds({})).toBeCloseTo(24);
  expect(modelSeconds({ modelTimeoutSeconds: '60' })).toBeCloseTo(57.6);
});

it('says which setting is wrong before anything is built', () => {
  expect(() => modelSeconds({ modelTimeoutSeconds: '600' })).toThrow('modelTimeoutSeconds');
  expect(() => modelSeconds({ modelTimeout: '60' })).toThrow('modelTimeout is no setting');
});

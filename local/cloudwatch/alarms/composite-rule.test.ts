import { describe, expect, it } from 'vitest';
import type { AlarmState } from '../../assembly/cloudwatch-model.ts';
import { parseRule } from './composite-rule.ts';

const states: Readonly<Record<string, AlarmState>> = {
  red: 'ALARM',
  fine: 'OK',
  new: 'INSUFFICIENT_DATA',
  'a (b)': 'ALARM',
};
const holds = (rule: string) => parseRule(rule).holds((name) => states[name]);

describe('the rule of a composite alarm', () => {
  it.each([
    ['ALARM(red)', true],
    ['ALARM("arn:aws:cloudwatch:us-east-1:000000000000:alarm:red")', true],
    ['ALARM("a (b)")', true],
    ['OK(red)', false],
    ['INSUFFICIENT_DATA(new) AND OK(fine)', true],
    ['ALARM(fine) OR TRUE AND FALSE', false],
    ['(ALARM(fine) OR TRUE) AND NOT FALSE', true],
    ['NOT ALARM(fine) AND ALARM(red)', true],
    ['NOT (ALARM(fine) OR ALARM(red))', false],
    ['NOT NOT TRUE', true],
    ['ALARM(unknown) OR OK(unknown)', false],
  ])('%s is %s', (rule, expected) => {
    expect(holds(rule)).toBe(expected);
  });

  it('knows the alarms that it looks at', () => {
    expect(parseRule('ALARM(red) AND NOT (OK(fine) OR ALARM(red))').alarms).toEqual(['red', 'fine']);
  });

  it.each([
    ['', 'it ends too early'],
    ['ALARM(red', 'a ) is missing'],
    ['ALARM(red) ALARM(fine)', 'it goes on after its end'],
    ['AT_LEAST(2, ALARM, (a, b))', 'there is no function AT_LEAST'],
    ['ALARM("red)', 'a quotation mark is missing'],
    [`${'NOT '.repeat(200)}TRUE`, 'it is nested too deeply'],
    [`${'('.repeat(200)}TRUE`, 'it is nested too deeply'],
    [' '.repeat(10_241), 'it is longer than 10240 characters'],
  ])('refuses %s', (rule, reason) => {
    expect(() => parseRule(rule)).toThrow(reason);
  });
});

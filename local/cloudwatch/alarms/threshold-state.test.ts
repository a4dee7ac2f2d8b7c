import { describe, expect, it } from 'vitest';
import { TREATMENTS, type Treatment } from '../../assembly/cloudwatch-model.ts';
import { type Rule, stateBy } from './threshold-state.ts';

const rule: Rule = {
  threshold: 1,
  comparison: 'GreaterThanOrEqualToThreshold',
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'missing',
  queries: [],
};

/** `0` is within the threshold, `X` is not, `-` is missing. */
const pointsOf = (text: string) => [...text].map((sign) => (sign === '-' ? undefined : sign === 'X' ? 2 : 0));
/** Stands for whatever the state was. */
const current = 'INSUFFICIENT_DATA';

const statesOf = (text: string, m: number) =>
  TREATMENTS.map((treatMissingData: Treatment) => {
    return stateBy(pointsOf(text), { ...rule, datapointsToAlarm: m, treatMissingData }, current);
  });

describe('the state of an alarm, as the tables of AWS give it, with missing data as missing, ignored, breaching, not breaching', () => {
  it.each([
    ['0-X-X', ['OK', 'OK', 'OK', 'OK']],
    ['0----', ['OK', 'OK', 'OK', 'OK']],
    ['-----', ['INSUFFICIENT_DATA', current, 'ALARM', 'OK']],
    ['0XX-X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['--X--', ['ALARM', current, 'ALARM', 'OK']],
  ])('for three out of three: %s', (points, expected) => {
    expect(statesOf(points, 3)).toEqual(expected);
  });

  it.each([
    ['0-X-X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['00X0X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0-X--', ['OK', 'OK', 'ALARM', 'OK']],
    ['----0', ['OK', 'OK', 'ALARM', 'OK']],
    ['---X-', ['ALARM', current, 'ALARM', 'OK']],
  ])('for two out of three: %s', (points, expected) => {
    expect(statesOf(points, 2)).toEqual(expected);
  });

  it.each(['----X', '---X-'])('waits with one breaching point that is too new to say something: %s', (points) => {
    expect(stateBy(pointsOf(points), rule, 'OK')).toBe('OK');
    expect(stateBy(pointsOf(points), rule, 'ALARM')).toBe('ALARM');
  });

  it.each([
    ['GreaterThanThreshold', 1, 'OK'],
    ['GreaterThanOrEqualToThreshold', 1, 'ALARM'],
    ['LessThanThreshold', 1, 'OK'],
    ['LessThanOrEqualToThreshold', 1, 'ALARM'],
    ['LessThanThreshold', 0, 'ALARM'],
  ] as const)('compares by %s', (comparison, value, expected) => {
    expect(stateBy([value], { ...rule, comparison, evaluationPeriods: 1, datapointsToAlarm: 1 }, 'OK')).toBe(expected);
  });

  it('keeps its state without data of DynamoDB, when nothing else was said', () => {
    const metric = { namespace: 'AWS/DynamoDB', name: 'ThrottledRequests', dimensions: {} };
    const query = { id: 'm1', returnData: true, kind: 'metric' as const, metric, statistic: 'Sum', periodSeconds: 60 };
    const silent = { ...rule, treatMissingData: undefined, queries: [query] };
    expect(stateBy(pointsOf('-----'), silent, 'ALARM')).toBe('ALARM');
    expect(stateBy(pointsOf('-----'), { ...silent, treatMissingData: 'notBreaching' }, 'ALARM')).toBe('OK');
  });
});

import { describe, expect, it } from 'vitest';
import type { MetricId } from '../../assembly/cloudwatch-model.ts';
import { MetricStore } from '../metric-store.ts';
import { compositeAlarm, metricAlarm } from '../test-model.ts';
import { emittedIn, unproven } from './emissions.ts';
import { type Reference, referencesOf } from './references.ts';

const NOW = 10_000_000;
const metric = (name: string, dimensions: Record<string, string> = {}): MetricId => ({
  namespace: 'Test',
  name,
  dimensions,
});

function dashboard(...metrics: readonly (readonly unknown[])[]) {
  const body = JSON.stringify({ widgets: [{ type: 'metric', properties: { title: 'Graph', metrics } }] });
  return [{ stack: 'App', logicalId: 'Board', name: 'Board', body }];
}

describe('references', () => {
  it('are what widgets show and alarms watch, also where expressions alone use it', () => {
    const shown = dashboard(
      [{ expression: 'SUM([a, b])', id: 'total' }],
      ['Test', 'One', 'service', 'x', { id: 'a', visible: false, stat: 'p99' }],
      ['.', 'Two', '.', '.', { id: 'b', visible: false }],
    );
    const { references, faults } = referencesOf({ alarms: [metricAlarm('Late')], dashboards: shown });
    expect(faults).toEqual([]);
    expect(references).toEqual([
      { by: 'the alarm app-test-Late', metric: metric('Late'), statistic: 'Sum' },
      { by: '"Graph" of the dashboard Board', metric: metric('One', { service: 'x' }), statistic: 'p99' },
      { by: '"Graph" of the dashboard Board', metric: metric('Two', { service: 'x' }), statistic: 'Average' },
    ]);
  });

  it.each([
    ['an expression over what is not there', dashboard([{ expression: 'SUM([a])', id: 'total' }]), 'reckons with a'],
    ['a search', dashboard([{ expression: "SEARCH('x', 'Sum')", id: 'all' }]), 'cannot be followed'],
    ['a statistic that the laptop does not have', dashboard(['Test', 'One', { stat: 'tm99' }]), 'no statistic tm99'],
  ])('do not pass over %s', (_, dashboards, expected) => {
    expect(referencesOf({ alarms: [], dashboards }).faults).toEqual([expect.stringContaining(expected)]);
  });

  it('of an alarm about an alarm that is not there are faults', () => {
    const alarms = [metricAlarm('A'), compositeAlarm('Both', 'ALARM("app-test-A") OR ALARM("app-test-B")')];
    expect(referencesOf({ alarms, dashboards: [] }).faults).toEqual([expect.stringContaining('app-test-B')]);
  });
});

describe('what was emitted', () => {
  const statistics = ['Sum', 'p99'];
  const refer = (id: MetricId, statistic = 'Sum'): Reference => ({ by: 'the alarm', metric: id, statistic });

  function emitted() {
    const store = new MetricStore({ now: () => NOW });
    store.watch({ percentiles: new Set(['Test/Kept']), alarmMinutes: new Map() });
    store.put(metric('Kept', { service: 'x' }), 1);
    store.put(metric('Plain'), 0);
    return emittedIn(store, { since: NOW - 1_000, statistics });
  }

  it('proves a metric by its dimensions and its statistic, and a value of 0 proves it as well', () => {
    const { emissions, full } = emitted();
    const good = [refer(metric('Kept', { service: 'x' }), 'p99'), refer(metric('Plain'))];
    expect([unproven(good, emissions), full]).toEqual([[], false]);
  });

  it.each([
    ['another name', refer(metric('Gone')), 'refers to Test Gone {}, which nobody counted'],
    ['another value of a dimension', refer(metric('Kept', { service: 'y' })), 'which nobody counted'],
    ['no dimension', refer(metric('Kept')), 'which nobody counted'],
    ['a percentile of what is not kept', refer(metric('Plain'), 'p99'), 'asks for p99 of Test Plain {}'],
  ])('does not prove %s', (_, reference, expected) => {
    expect(unproven([reference], emitted().emissions)).toEqual([expect.stringContaining(expected)]);
  });

  it('is put together from many runtimes', () => {
    const alone = [{ metric: metric('One'), statistics: ['Sum'] }];
    const more = [{ metric: metric('One'), statistics: ['p99'] }];
    expect(unproven([refer(metric('One'), 'p99'), refer(metric('One'))], [...alone, ...more])).toEqual([]);
  });
});

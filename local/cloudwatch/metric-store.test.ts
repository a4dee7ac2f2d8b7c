import { describe, expect, it } from 'vitest';
import { putEmbeddedMetrics } from './embedded-metrics.ts';
import { KEPT_HOURS, keyOf, MAX_LENGTH, MAX_METRICS, MetricStore } from './metric-store.ts';

const MINUTE = 60_000;
const id = { namespace: 'Test', name: 'Things', dimensions: { service: 'a' } };

function storeAt(time: { now: number }, timeScale = 60) {
  return new MetricStore({ now: () => time.now, timeScale });
}

const sums = (store: MetricStore, start: number, count: number, of: 'dashboard' | 'alarm' = 'dashboard') => {
  const spanMs = of === 'alarm' ? store.alarmMinuteMs : MINUTE;
  return store.read(id, { start, spanMs, count }, of).map((span) => span?.sum);
};

describe('the store of metrics', () => {
  it('keeps values by the minute, and nothing where nothing was counted', () => {
    const store = storeAt({ now: 10 * MINUTE });
    store.put(id, 1, { at: 8 * MINUTE });
    store.put(id, 2, { at: 9 * MINUTE - 1 });
    store.put(id, 4, { at: 10 * MINUTE, times: 2 });
    expect(sums(store, 8 * MINUTE, 3)).toEqual([3, undefined, 8]);
  });

  it('takes the same dimensions in another order for the same metric, and others for another', () => {
    const [a, b] = [keyOf({ ...id, dimensions: { x: '1', y: '2' } }), keyOf({ ...id, dimensions: { y: '2', x: '1' } })];
    expect(a).toBe(b);
    expect(keyOf({ ...id, dimensions: { x: '2', y: '1' } })).not.toBe(a);
  });

  it('keeps shortened minutes for metrics that alarms look at', () => {
    const store = storeAt({ now: 5_500 });
    store.watch({ percentiles: new Set(), alarmMinutes: new Map([[keyOf(id), 10]]) });
    store.put(id, 1, { at: 3_999 });
    store.put(id, 2, { at: 4_000 });
    expect(sums(store, 3_000, 2, 'alarm')).toEqual([1, 2]);
  });

  it('forgets old minutes and metrics that are not counted any more, so that it does not grow', () => {
    const time = { now: 0 };
    const store = storeAt(time);
    store.put({ ...id, name: 'Gone' }, 1);
    for (let minute = 0; minute < 3 * 24 * 60; minute++) {
      time.now = minute * MINUTE;
      store.put(id, 1);
    }
    const all = sums(store, 0, 3 * 24 * 60).filter((sum) => sum !== undefined);
    expect(all.length).toBeLessThanOrEqual(KEPT_HOURS * 60 + 1);
    store.prune();
    expect(store.metrics()).toEqual([id]);
  });

  it('drops what is too old, from the future, or no number', () => {
    const store = storeAt({ now: 24 * 60 * MINUTE });
    for (const at of [0, 25 * 60 * MINUTE]) store.put(id, 1, { at });
    store.put(id, Number.NaN);
    expect(sums(store, 0, 26 * 60).every((sum) => sum === undefined)).toBe(true);
  });

  it('keeps no names and no values of dimensions that are longer than CloudWatch takes', () => {
    const store = storeAt({ now: MINUTE });
    const long = 'x'.repeat(MAX_LENGTH + 1);
    for (const more of [{ name: long }, { namespace: long }, { dimensions: { service: long } }])
      store.put({ ...id, ...more }, 1);
    expect(store.metrics()).toEqual([]);
    store.put({ ...id, dimensions: { service: long.slice(1) } }, 1);
    expect(store.metrics()).toHaveLength(1);
  });

  it('reads a span of a thousand years as fast as any', () => {
    const store = storeAt({ now: 10 * MINUTE });
    store.put(id, 1, { at: 8 * MINUTE });
    store.put(id, 2, { at: 9 * MINUTE });
    const began = performance.now();
    const [all] = store.read(id, { start: 0, spanMs: 1e13, count: 1 }, 'dashboard');
    expect(all?.sum).toBe(3);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it('has an end to the number of metrics, and says so once', () => {
    const problems: string[] = [];
    const store = new MetricStore({ onProblem: (line) => problems.push(line) });
    for (let i = 0; i < MAX_METRICS + 5; i++) store.put({ ...id, name: `M${i}` }, 1);
    expect([store.metrics().length, problems.length]).toEqual([MAX_METRICS, 1]);
  });
});

describe('a record of the embedded metric format', () => {
  const directive = {
    Namespace: 'Test',
    Dimensions: [['service'], ['service', 'kind']],
    Metrics: [{ Name: 'Things' }],
  };
  const record = (more: object) => ({
    _aws: { Timestamp: 1_000, CloudWatchMetrics: [directive] },
    service: 'a',
    kind: 'b',
    Things: 3,
    ...more,
  });

  it('is counted once for each set of dimensions', () => {
    const store = storeAt({ now: 2_000 });
    putEmbeddedMetrics(store, record({ Things: [1, 2] }));
    expect(store.metrics().map(({ dimensions }) => dimensions)).toEqual([
      { service: 'a' },
      { service: 'a', kind: 'b' },
    ]);
    expect(sums(store, 0, 1)).toEqual([3]);
  });

  it('is counted at its own time', () => {
    const store = storeAt({ now: 5 * MINUTE });
    putEmbeddedMetrics(store, record({ _aws: { Timestamp: 2 * MINUTE, CloudWatchMetrics: [directive] } }));
    expect(sums(store, 2 * MINUTE, 4)).toEqual([3, undefined, undefined, undefined]);
  });

  it('has a hundred values of a metric, and what is beyond is not counted', () => {
    const store = storeAt({ now: 2_000 });
    putEmbeddedMetrics(store, record({ Things: Array.from({ length: 105 }, () => 1) }));
    expect(sums(store, 0, 1)).toEqual([100]);
  });

  it.each([
    ['a dimension without a value', { kind: undefined, service: undefined }],
    ['a value that is a text', { Things: '3' }],
    ['no directives', { _aws: { CloudWatchMetrics: null } }],
    [
      'directives that are none',
      { _aws: { CloudWatchMetrics: [null, 1, { Namespace: 'Test', Dimensions: 5, Metrics: 'x' }] } },
    ],
    ['inherited names', { _aws: { CloudWatchMetrics: [{ ...directive, Metrics: [{ Name: 'constructor' }] }] } }],
  ])('with %s is passed over', (_, more) => {
    const store = storeAt({ now: 2_000 });
    putEmbeddedMetrics(store, record(more));
    expect(store.metrics()).toEqual([]);
  });
});

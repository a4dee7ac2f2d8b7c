import { expect, it } from 'vitest';
import { widgetsOf } from './dashboards/body.ts';
import { LogValues, MAX_VALUES } from './log-values.ts';
import { MINUTE_MS } from './metric-store.ts';

it('a person who asks twice in an hour is one, and two persons are two', () => {
  let now = 0;
  const values = new LogValues(() => now);
  values.note({ asker: 'before anybody looks' });
  values.watch(['asker']);
  for (const [minute, asker] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'a'],
    [61, 'a'],
    [62, 7],
  ] as const) {
    now = minute * MINUTE_MS;
    values.note({ asker });
  }
  const grid = { start: 0, spanMs: 60 * MINUTE_MS, count: 3 };
  expect(values.distinct('asker', grid)).toEqual([2, 1, undefined]);
  expect(values.distinct('other', grid)).toEqual([undefined, undefined, undefined]);
});

it('no more values are told apart within a minute than there is room for', () => {
  const values = new LogValues(() => 0);
  values.watch(['asker']);
  for (let i = 0; i < MAX_VALUES + 5; i++) values.note({ asker: `a${i}` });
  expect(values.distinct('asker', { start: 0, spanMs: MINUTE_MS, count: 1 })).toEqual([MAX_VALUES]);
  expect(MAX_VALUES).toBe(10_000);
});

it('the query that counts them is known, and any other is not', () => {
  const body = (query: string) => JSON.stringify({ widgets: [{ type: 'log', properties: { title: 'T', query } }] });
  const known = "SOURCE 'a' | SOURCE 'b' | filter ispresent(asker)\n| stats count_distinct(asker) as users by bin(1h)";
  expect(widgetsOf(body(known))).toMatchObject([
    { type: 'distinct', field: 'asker', label: 'users', periodSeconds: 3600 },
  ]);
  expect(widgetsOf(body(known.replace('(asker) as', '(other) as')))).toMatchObject([{ type: 'other', kind: 'log' }]);
});

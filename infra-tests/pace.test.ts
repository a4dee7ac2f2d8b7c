import { expect, test } from 'vitest';
import { METRICS, METRICS_NAMESPACE } from '#lambdas/metrics.ts';
import { widgetsOf } from '#local/cloudwatch/dashboards/body.ts';
import { MetricStore } from '#local/cloudwatch/metric-store.ts';
import { runQueries } from '#local/cloudwatch/run-queries.ts';
import { synthesize } from './synth.ts';
import { dashboardsOf } from './watching.ts';

const MINUTES = 60_000;
const { Cost } = dashboardsOf(synthesize().observability);
const widgets = widgetsOf(JSON.stringify(Cost)).flatMap((widget) => (widget.type === 'metric' ? [widget] : []));

test.each(['Pace', 'Pace of the budget'])('%s is drawn where something was counted, and nowhere else', (title) => {
  const { queries = [] } = widgets.find((widget) => widget.title === title) ?? {};
  // Noon of the 15th has just passed, by the end of the second of three periods.
  const start = Date.UTC(2026, 0, 15, 11, 50);
  const store = new MetricStore({ now: () => start + 15 * MINUTES });
  for (const { name } of [METRICS.budgetUsedDay, METRICS.budgetUsedMonth]) {
    const count = (service: string, value: number) =>
      store.put({ namespace: METRICS_NAMESPACE, name, dimensions: { service } }, value, { at: start + 7 * MINUTES });
    count('enrichment', 29);
    count('query', 10);
    // Nothing was spent yet: another thing than that nothing was counted.
    store.put({ namespace: METRICS_NAMESPACE, name, dimensions: { service: 'query' } }, 0, {
      at: start + 12 * MINUTES,
    });
  }
  const grid = { start, spanMs: 5 * MINUTES, count: 3 };
  const [day, month] = runQueries(store, queries, { grid, periodSeconds: 300, of: 'dashboard' });
  expect(day?.points).toEqual([undefined, expect.closeTo(58, 9), 0]);
  expect(month?.points).toEqual([undefined, expect.closeTo((29 * 30) / 14.5, 9), 0]);
});

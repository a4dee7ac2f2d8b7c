import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CloudWatch } from '../cloudwatch.ts';
import { metricAlarm } from '../test-model.ts';
import { widgetsOf } from './body.ts';
import { figure, scaleOf } from './figures.ts';
import { colorOf, markdown } from './markup.ts';
import { dashboardPages } from './pages.ts';
import { dashboardText, sparkline } from './terminal.ts';
import type { DashboardView } from './view.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 30);
const alarm = metricAlarm('Things');
const row = ['Test', 'Things', 'service', 'a', { label: 'Things <b>', stat: 'Sum' }];
const place = { width: 12, height: 6, y: 0 };
const metric = (properties: object, x = 0) => ({
  type: 'metric',
  ...place,
  x,
  properties: { period: 300, metrics: [row], ...properties },
});
const body = JSON.stringify({
  widgets: [
    metric({ title: 'Lines', annotations: { horizontal: [{ value: 5, label: 'limit' }] } }),
    metric({ title: 'Number', view: 'singleValue', setPeriodToTimeRange: true, stat: 'Sum' }, 12),
    metric({ title: 'Gauge', view: 'gauge', yAxis: { left: { min: 0, max: 10 } } }),
    metric({ title: 'Bars', view: 'bar' }),
    metric({ title: 'Nothing', metrics: [['Test', 'Nothing']] }),
    metric({ title: 'Odd', metrics: [[{ expression: 'NOSUCH(1)' }]] }),
    { type: 'alarm', ...place, x: 0, properties: { title: 'State', alarms: [alarm.arn] } },
    {
      type: 'text',
      ...place,
      x: 0,
      properties: { markdown: '# Hello <script>\n[bad](javascript:alert(1)) [good](https://example.com)' },
    },
    { type: 'log', ...place, x: 0, properties: { query: 'x' } },
  ],
});
const dashboard = (name: string) => ({ stack: 'App', logicalId: name, name: `app-test-${name}`, body });

describe('a widget', () => {
  it('has its place and its period in numbers within bounds, whatever a template says', () => {
    const evil = '1;background:url(https://example.com)"><script>';
    const properties = { period: 1e9, metrics: [['Test', 'Things', { period: 1e9 }]] };
    const odd = { type: 'metric', x: evil, y: evil, width: 1e9, height: -1, properties };
    expect(widgetsOf(JSON.stringify({ widgets: [odd] }))).toMatchObject([
      { x: 0, y: 0, width: 6, height: 6, periodSeconds: 300 },
    ]);
  });
});

describe('the page of the dashboards', () => {
  const cloudWatch = new CloudWatch({ region: 'us-east-1', account: '0', timeScale: 60, now: () => NOW });
  const pages = dashboardPages(cloudWatch);
  const server = createServer((request, response) => {
    void (request.url?.startsWith('/_callsift/alarms') ? pages.alarms : pages.dashboard)(request, response);
  });
  let base = '';
  let notices: string[] = [];
  const read = async (path: string) => (await fetch(`${base}/_callsift/${path}`)).text();

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients = { sns: {} as SNSClient, sqs: {} as SQSClient };
    const model = {
      alarms: [alarm],
      dashboards: [dashboard('Cost'), dashboard('Latency')],
      queues: [],
      searchDomains: [],
    };
    notices = cloudWatch.start(model, clients);
    const id = { namespace: 'Test', name: 'Things', dimensions: { service: 'a' } };
    for (const [minutes, value] of [
      [0, 3],
      [1, 2],
      [20, 4],
    ] as const)
      cloudWatch.store.put(id, value, { at: NOW - minutes * 60_000 });
  });
  afterAll(async () => {
    await cloudWatch.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  it('has the same figures as the JSON', async () => {
    const view = JSON.parse(await read('dashboard/cost?format=json&range=1h')) as DashboardView;
    const [lines, number] = view.widgets;
    expect(lines).toMatchObject({ title: 'Lines', periodSeconds: 60, lines: [{ value: 5, label: 'limit' }] });
    expect(lines?.type === 'metric' && lines.series[0]?.points.filter((point) => point !== null)).toEqual([4, 2, 3]);
    expect(number?.type === 'metric' && number.series[0]?.latest).toBe(9);
    const page = await read('dashboard/app-test-Cost?range=1h');
    expect(page).toContain('<span class="value">9</span>');
    expect(page).toContain('aria-label="Lines: Things &#60;b&#62; 3"');
  });

  it('shows less when less time is asked for', async () => {
    const view = JSON.parse(await read('dashboard/cost?format=json&range=5m')) as DashboardView;
    const number = view.widgets[1];
    expect(number?.type === 'metric' && number.series[0]?.latest).toBe(5);
  });

  it('lets nothing of a template be more than text', async () => {
    const page = await read('dashboard');
    expect(page).not.toContain('Things <b>');
    expect(page).not.toContain('javascript:alert(1)"');
    expect(page).not.toContain('Hello <script>');
    expect(page).toContain('<a href="https://example.com">good</a>');
  });

  it('says what it does not draw, and why', async () => {
    const page = await read('dashboard/latency');
    expect(page).toContain('No data: nothing was measured');
    expect(page).toContain('there is no function NOSUCH');
    expect(page).toContain('Widgets of the type log');
    expect(notices).toContain(
      '"Odd" of the dashboard app-test-Cost is not drawn on the laptop: there is no function NOSUCH.',
    );
  });

  it('has all dashboards as tabs, and the part that changes by itself', async () => {
    const [page, part] = [await read('dashboard/cost?range=3h'), await read('dashboard/cost?format=board')];
    expect(page).toContain('<a href="/_callsift/dashboard/app-test-Latency?range=3h">Latency</a>');
    expect(page).toContain('<a href="/_callsift/dashboard/app-test-Cost?range=3h" aria-current="page">Cost</a>');
    expect([part.includes('<!doctype'), part.includes('class="grid-of-widgets"')]).toEqual([false, true]);
  });

  it('knows no other dashboard, and takes no changes', async () => {
    expect((await fetch(`${base}/_callsift/dashboard/nothing`)).status).toBe(404);
    expect((await fetch(`${base}/_callsift/dashboard/%ff`)).status).toBe(404);
    expect((await fetch(`${base}/_callsift/dashboard`, { method: 'POST' })).status).toBe(405);
    expect(JSON.parse(await read('alarms'))).toMatchObject([{ name: 'app-test-Things', state: 'INSUFFICIENT_DATA' }]);
  });

  it('is also a text for the terminal', async () => {
    const view = JSON.parse(await read('dashboard/cost?format=json')) as DashboardView;
    const text = dashboardText(view);
    expect(text).toContain('app-test-Cost (last 1h)');
    expect(text).toMatch(/Number\n {2}Things <b> +9\n/);
    expect(text).toContain('INSUFFICIENT_DATA app-test-Things');
  });
});

it('the rows of a widget may say that they are like the one above', () => {
  const metrics = [
    ['N', 'M', 'a', '1', 'b', '2'],
    ['...', '3'],
    ['.', 'O', '.', '.', '.', '4', { stat: 'p99' }],
  ];
  const [widget] = widgetsOf(JSON.stringify({ widgets: [{ type: 'metric', properties: { metrics } }] }));
  const queries = widget?.type === 'metric' ? widget.queries : [];
  expect(
    queries.map((query) => query.kind === 'metric' && [query.metric.name, query.metric.dimensions, query.statistic]),
  ).toEqual([
    ['M', { a: '1', b: '2' }, 'Average'],
    ['M', { a: '1', b: '3' }, 'Average'],
    ['O', { a: '1', b: '4' }, 'p99'],
  ]);
});

describe('figures', () => {
  it.each([
    [0, 'None', '0'],
    [1234.567, 'Milliseconds', '1235 ms'],
    [12_345, 'Count', '12.35 k'],
    [0.00000123, 'None', '0.00000123'],
    [null, 'Seconds', '–'],
  ])('%s of %s is %s', (value, unit, expected) => {
    expect(figure(value, unit)).toBe(expected);
  });

  it('stand on an axis with round ticks', () => {
    expect(scaleOf([0, 37])).toEqual({ low: 0, high: 40, ticks: [0, 10, 20, 30, 40] });
    expect(scaleOf([])).toMatchObject({ low: 0, high: 0.5 });
    expect(scaleOf([50], { min: 0, max: 100 }).high).toBe(100);
  });

  it('are drawn as blocks, with gaps', () => {
    expect(sparkline([0, 7, null, 14])).toBe('▁▅ █');
  });

  it('have only colours that are colours', () => {
    expect([colorOf('#1f77b4', 0), colorOf('red;background:url(x)', 3)]).toEqual(['#1f77b4', 'var(--c3)']);
    expect(markdown('**a** `b`')).toBe('<p><strong>a</strong> <code>b</code></p>');
  });
});

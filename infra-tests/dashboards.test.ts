import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS, METRICS_NAMESPACE } from '#lambdas/metrics.ts';
import { FUNCTION_ENV } from '#lambdas/names.ts';
import { parseConfig } from '#lib/config.ts';
import { COUNTED_BY } from '#lib/constructs/counted-by.ts';
import { PLATFORM_METRICS } from '#lib/constructs/platform-metrics.ts';
import { synthesize } from './synth.ts';
import { alarmsOf, dashboardsOf, type Reference, shownBy, watchedBy } from './watching.ts';

const { observability: template, api } = synthesize();
const dashboards = dashboardsOf(template);
const shown = Object.entries(dashboards).flatMap(([dashboard, { widgets }]) =>
  widgets.flatMap((widget) =>
    shownBy(widget).map((metric) => ({ dashboard, widget: widget.properties.title, metric })),
  ),
);
const watched = Object.values(alarmsOf(template)).flatMap(watchedBy);
const referred: readonly Reference[] = [...shown.map(({ metric }) => metric), ...watched];

const ENTRIES = Object.entries(METRICS);
type Key = keyof typeof COUNTED_BY;

describe('dashboards', () => {
  it('are four, under names of the deployment', () => {
    expect(Object.keys(dashboards).toSorted()).toEqual(['Cost', 'Latency', 'Operations', 'Quality']);
    template.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'Callsift-dev-Cost' });
  });

  it.each(ENTRIES)('show %s where the catalogue says that it belongs', (_key, { name, on }) => {
    const found = new Set(
      shown.flatMap(({ dashboard, metric }) =>
        metric.namespace === METRICS_NAMESPACE && metric.name === name ? [dashboard.toLowerCase()] : [],
      ),
    );
    for (const dashboard of on) expect([...found]).toContain(dashboard);
  });

  it('refer to metrics of the catalogue by a function that counts them, and by dimensions that they are split by', () => {
    const ours = referred.filter(({ namespace }) => namespace === METRICS_NAMESPACE);
    expect(ours.length).toBeGreaterThan(200);
    for (const { name, dimensions } of ours) {
      const [key, entry] = ENTRIES.find(([, of]) => of.name === name) ?? [];
      const { service = '', ...split } = dimensions;
      expect(COUNTED_BY[key as Key], name).toContain(service);
      const names: readonly string[] = entry?.by ?? [];
      expect(
        Object.keys(split).filter((dimension) => !names.includes(dimension)),
        name,
      ).toEqual([]);
      expect(Object.keys(split).length, name).toBeLessThanOrEqual(1);
    }
  });

  it('refer to metrics of AWS by dimensions under which they are published', () => {
    const tables: Record<string, Record<string, { dimensions: readonly (readonly string[])[] }>> = PLATFORM_METRICS;
    const ofAws = referred.filter(({ namespace }) => namespace !== METRICS_NAMESPACE);
    expect(new Set(ofAws.map(({ namespace }) => namespace))).toEqual(new Set(Object.keys(tables)));
    for (const { namespace, name, dimensions } of ofAws) {
      const sets = tables[namespace]?.[name]?.dimensions.map((set) => set.toSorted().join(' ')) ?? [];
      expect(sets, `${namespace} ${name}`).toContain(Object.keys(dimensions).toSorted().join(' '));
    }
  });

  it('use every metric of AWS that is in the table', () => {
    const used = new Set(referred.map(({ namespace, name }) => `${namespace} ${name}`));
    const listed = Object.entries(PLATFORM_METRICS).flatMap(([space, names]) =>
      Object.keys(names).map((name) => `${space} ${name}`),
    );
    expect(listed.filter((metric) => !used.has(metric))).toEqual([]);
  });

  it('ask for statistics that mean something: sums of what is counted, and no sum of a share, an age or a step', () => {
    const units = new Map<string, string>(Object.values(METRICS).map(({ name, unit }) => [name, unit]));
    for (const { namespace, name, statistic } of referred) {
      expect(statistic, name).toMatch(/^(?:Sum|Average|Minimum|Maximum|SampleCount|p\d{1,2}(?:\.\d+)?)$/);
      if (namespace !== METRICS_NAMESPACE) continue;
      const unit = units.get(name) ?? '';
      if (unit === 'Count') expect(statistic, name).toMatch(/^(?:Sum|Maximum)$/);
      // A sum of percentages or seconds is good for a mean only, beside the number of values.
      const isDivided = referred.some((other) => other.name === name && other.statistic === 'SampleCount');
      if (/Seconds|Percent/.test(unit) && statistic === 'Sum') expect(isDivided, name).toBe(true);
    }
  });

  it('show every function, every queue and every route of the API', () => {
    const values = (namespace: string, dimension: string) =>
      new Set(referred.flatMap((of) => (of.namespace === namespace ? [of.dimensions[dimension]] : [])));
    expect(values('AWS/Lambda', 'FunctionName').size).toBe(Object.keys(FUNCTION_ENV).length);
    expect(values('AWS/SQS', 'QueueName').size).toBe(12);
    const methods = Object.values(api.findResources('AWS::ApiGateway::Method')).length;
    const routes = shown.filter(({ widget }) => widget === 'p99 by route').map(({ metric }) => metric.dimensions);
    expect(new Set(routes.map(({ Resource, Method }) => `${Method} ${Resource}`)).size).toBe(methods);
    expect(routes).toContainEqual({ ApiName: 'Callsift-dev', Stage: 'dev', Resource: '/query/stream', Method: 'POST' });
  });

  it('leave the authorizer out of errors: each token that it refuses is one, so that anybody can bring them about', () => {
    const erring = referred.flatMap(({ namespace, name, dimensions }) =>
      namespace === 'AWS/Lambda' && name === 'Errors' ? [JSON.stringify(dimensions.FunctionName)] : [],
    );
    expect(new Set(erring).size).toBe(Object.keys(FUNCTION_ENV).length - 1);
    expect(erring.filter((name) => /authorizer/i.test(name))).toEqual([]);
  });

  it('show nothing that is done among what is not', () => {
    const undone = shown.filter(({ widget }) => widget === 'Not done').map(({ metric }) => metric.name);
    expect(undone).toContain(METRICS.complaintConflicts.name);
    expect(undone).not.toContain(METRICS.complaintSummaries.name);
  });

  it('name each department of the policy, and each model of the configuration', () => {
    const of = (metric: string, dimension: string) =>
      new Set(referred.flatMap(({ name, dimensions }) => (name === metric ? [dimensions[dimension] ?? 'all'] : [])));
    expect([...of(METRICS.complaintsOpened.name, 'department')]).toContain('billing');
    const { modelStrong, modelEconomy, modelFallback, embeddingModel } = parseConfig({});
    const models = [...of(METRICS.modelCost.name, 'model')];
    expect(models).toEqual(expect.arrayContaining([modelStrong, modelEconomy, modelFallback, embeddingModel]));
  });

  it('have widgets with a title that stand beside each other, not upon each other', () => {
    for (const { widgets } of Object.values(dashboards)) {
      const cells = widgets.flatMap(({ x, y, width, height }) =>
        Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
      for (const { x, width, properties } of widgets) {
        expect(x + width).toBeLessThanOrEqual(24);
        expect(properties.title ?? properties.markdown).toBeTruthy();
      }
    }
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html; 100 alarms in a widget by the
  // "Dashboard body structure" of the API reference.
  it('stay within the limits of CloudWatch, also with as many departments and models as prod has', () => {
    const prod = dashboardsOf(synthesize({ env: 'prod', searchVpc: 'true' }).observability);
    for (const { widgets } of [...Object.values(dashboards), ...Object.values(prod)]) {
      const entries = widgets.flatMap(({ properties }) => properties.metrics ?? []);
      expect(widgets.length).toBeLessThanOrEqual(500);
      expect(entries.length).toBeLessThanOrEqual(500);
      for (const { properties } of widgets) expect(properties.alarms?.length ?? 0).toBeLessThanOrEqual(100);
      const expressions = entries.flatMap(([first]) => (first as { expression?: string }).expression ?? []);
      for (const expression of expressions) expect(expression.length).toBeLessThanOrEqual(1024);
      for (const widget of widgets) expect(JSON.stringify(widget).length).toBeLessThan(30_000);
    }
  });

  it('show every alarm', () => {
    const states = dashboards.Operations?.widgets.find(({ type }) => type === 'alarm');
    expect(states?.properties.alarms).toHaveLength(Object.keys(alarmsOf(template)).length);
  });
});

/** Functions that have the code which counts a metric but never come to it. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  enrichmentDegraded: ['batch-enrichment'],
  feedbackUseful: ['query-stream'],
  complaintsOpened: ['complaint-timers', 'complaints'],
  complaintsRefreshed: ['complaint-timers', 'complaints'],
  complaintsRepeated: ['complaint-timers', 'complaints'],
  complaintsBreached: ['complaint-intake', 'complaints'],
  complaintsResolved: ['complaint-intake', 'complaint-timers'],
};

describe('the functions that count a metric', () => {
  const bundles = Object.keys(FUNCTION_ENV).map(
    (name) => [name, readFileSync(`dist/${name}/index.cjs`, 'utf8')] as const,
  );

  it.each(Object.entries(COUNTED_BY))('of %s are those whose bundles read its name', (key, services) => {
    // Its name in METRIC, as a property that is read.
    const read = new RegExp(`\\.${key}\\b`);
    const found = bundles.flatMap(([name, code]) => (read.test(code) ? [name] : []));
    expect([...services, ...(NEVER[key] ?? [])].toSorted()).toEqual(found.toSorted());
  });
});

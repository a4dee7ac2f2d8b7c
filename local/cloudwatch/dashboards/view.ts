import type { AlarmState, MetricQuery } from '../../assembly/cloudwatch-model.ts';
import type { AlarmEngine, AlarmStatus } from '../alarms/alarm-engine.ts';
import { SIGN } from '../alarms/threshold-state.ts';
import type { CloudWatch, Dashboard } from '../cloudwatch.ts';
import { MathError } from '../math/tokens.ts';
import { type Points, present } from '../math/values.ts';
import { type Grid, type MetricStore, MINUTE_MS } from '../metric-store.ts';
import { type QueryResult, runQueries } from '../run-queries.ts';
import type { DistinctWidget, Line, MetricWidget, Widget } from './body.ts';
import { unitAndLabel, unitOfAxis } from './figures.ts';

/** Spans of time that a dashboard can show, in minutes. */
export const RANGES = { '5m': 5, '1h': 60, '3h': 180 } as const;
export type Range = keyof typeof RANGES;

/** One line of a graph, or one number. */
export interface SeriesView {
  readonly label: string;
  readonly unit: string;
  readonly color?: string;
  readonly axis: 'left' | 'right';
  /** One a period, null where there is no data. */
  readonly points: readonly (number | null)[];
  /** The last point that there is. */
  readonly latest: number | null;
}

export interface AlarmView {
  readonly name: string;
  readonly state: AlarmState;
  readonly reason: string;
  readonly since: string;
  readonly description: string;
  readonly fault?: string;
  readonly suppressed: boolean;
}

type Placed = Pick<Widget, 'title' | 'x' | 'y' | 'width' | 'height'>;

export interface MetricView extends Placed {
  readonly type: 'metric';
  readonly view: MetricWidget['view'];
  readonly stacked: boolean;
  /** Its numbers are of all the time that is shown. */
  readonly wholeRange: boolean;
  readonly periodSeconds: number;
  /** Milliseconds since 1970 of the begin of the first period. */
  readonly start: number;
  readonly series: readonly SeriesView[];
  readonly left: MetricWidget['left'];
  readonly right: MetricWidget['right'];
  readonly lines: readonly Line[];
  /** Why it is not drawn. */
  readonly fault?: string;
}

export type WidgetView =
  | MetricView
  | (Placed & { readonly type: 'text'; readonly markdown: string })
  | (Placed & { readonly type: 'alarm'; readonly alarms: readonly AlarmView[] })
  | (Placed & { readonly type: 'other'; readonly kind: string });

export interface DashboardView {
  readonly name: string;
  readonly range: Range;
  readonly at: string;
  readonly widgets: readonly WidgetView[];
}

/** The figures of a dashboard: what the page draws, what the terminal shows and what the JSON says are these. */
export function viewOf(cloudWatch: CloudWatch, dashboard: Dashboard, range: Range): DashboardView {
  const widgets = dashboard.widgets.map((widget) => widgetView(cloudWatch, widget, range));
  return { name: dashboard.name, range, at: new Date(cloudWatch.store.now()).toISOString(), widgets };
}

function widgetView(cloudWatch: CloudWatch, widget: Widget, range: Range): WidgetView {
  const { title, x, y, width, height } = widget;
  const placed = { title, x, y, width, height };
  switch (widget.type) {
    case 'metric':
      return metricView(cloudWatch, withAlarms(widget, cloudWatch.alarms), range);
    case 'alarm':
      return {
        ...placed,
        type: 'alarm',
        alarms: widget.alarms.flatMap((arn) => alarmViews(cloudWatch.alarms.find(arn))),
      };
    case 'distinct':
      return distinctView(cloudWatch, widget, range);
    case 'text':
      return { ...placed, type: 'text', markdown: widget.markdown };
    case 'other':
      return { ...placed, type: 'other', kind: widget.kind };
  }
}

function alarmViews(status: AlarmStatus | undefined): AlarmView[] {
  return status === undefined ? [] : [alarmView(status)];
}

export function alarmView({ alarm, state, reason, since, fault, suppressed }: AlarmStatus): AlarmView {
  const { name, description } = alarm;
  const time = new Date(since).toISOString();
  return { name, state, reason, since: time, description, suppressed, ...(fault !== undefined && { fault }) };
}

/** A widget of an alarm draws the alarm's metrics and a line at its threshold. */
function withAlarms(widget: MetricWidget, alarms: AlarmEngine): MetricWidget {
  const watched = widget.alarms.flatMap((arn) => alarms.find(arn)?.alarm ?? []);
  const metric = watched.flatMap((alarm) => (alarm.kind === 'metric' ? [alarm] : []));
  const lines = metric.map(({ name, comparison, threshold }) => ({
    value: threshold,
    label: `${name} ${SIGN[comparison]} ${threshold}`,
  }));
  const queries = metric.flatMap((alarm) => alarm.queries);
  return { ...widget, queries: [...widget.queries, ...queries], lines: [...widget.lines, ...lines] };
}

function metricView({ store }: CloudWatch, widget: MetricWidget, range: Range): MetricView {
  const { grid, periodSeconds } = gridOf(widget, range, store.now());
  const { title, x, y, width, height, view, stacked, left, right, lines } = widget;
  const wholeRange = widget.wholeRange && view !== 'timeSeries';
  const base = { type: 'metric' as const, title, x, y, width, height, view, stacked, wholeRange, left, right, lines };
  const drawn = { ...base, periodSeconds, start: grid.start };
  try {
    const results = runQueries(store, widget.queries, { grid, periodSeconds, of: 'dashboard' });
    return { ...drawn, series: results.map((result) => seriesView(result, widget, store)) };
  } catch (error) {
    if (error instanceof MathError) return { ...drawn, series: [], fault: error.message };
    throw error;
  }
}

function distinctView({ store, logValues }: CloudWatch, widget: DistinctWidget, range: Range): MetricView {
  const { title, x, y, width, height, field, label } = widget;
  const asked = { periodSeconds: widget.periodSeconds, wholeRange: false, view: 'timeSeries' } as const;
  const { grid, periodSeconds } = gridOf(asked, range, store.now());
  const points = logValues.distinct(field, grid);
  const series = [
    { label, unit: 'Count', axis: 'left', latest: latestOf(points), points: points.map((point) => point ?? null) },
  ] as const;
  const look = { view: 'timeSeries', stacked: false, wholeRange: false, left: { min: 0, label }, right: {} } as const;
  return { type: 'metric', title, x, y, width, height, ...look, lines: [], periodSeconds, start: grid.start, series };
}

function seriesView({ id, label, points }: QueryResult, widget: MetricWidget, store: MetricStore): SeriesView {
  const { color, axis = 'left' } = widget.styles[id] ?? {};
  const own = unitOf(
    widget.queries.find((query) => query.id === id),
    store,
  );
  const beside = own === 'None' ? unitOfAxis(widget[axis].label) : undefined;
  const latest = latestOf(points);
  return {
    label,
    unit: unitAndLabel(label, beside ?? own).unit,
    axis,
    latest,
    points: points.map((point) => point ?? null),
    ...(color !== undefined && { color }),
  };
}

function latestOf(points: Points): number | null {
  return present(points).at(-1) ?? null;
}

/** Of an expression nobody knows. */
function unitOf(query: MetricQuery | undefined, store: MetricStore): string {
  if (query?.kind !== 'metric') return 'None';
  return query.statistic === 'SampleCount' ? 'Count' : store.unitOf(query.metric);
}

/** Periods up to this say nothing but "short enough": CloudWatch, too, draws them finer when less time is shown. */
const SHORT_PERIOD = 300;

/**
 * Periods begin at full multiples of their length, as on AWS. Lines of short periods are drawn by the minute, up to an
 * hour of them; longer periods mean something, such as spend per hour, and stay.
 */
function gridOf(
  widget: Pick<MetricWidget, 'periodSeconds' | 'wholeRange' | 'view'>,
  range: Range,
  now: number,
): { grid: Grid; periodSeconds: number } {
  const rangeMs = RANGES[range] * MINUTE_MS;
  const end = Math.ceil((now + 1) / MINUTE_MS) * MINUTE_MS;
  if (widget.wholeRange && widget.view !== 'timeSeries') {
    return { grid: { start: end - rangeMs, spanMs: rangeMs, count: 1 }, periodSeconds: rangeMs / 1000 };
  }
  const own = Math.max(60, Math.round(widget.periodSeconds / 60) * 60);
  const isFiner = widget.view === 'timeSeries' && own <= SHORT_PERIOD && RANGES[range] <= 60;
  const periodSeconds = isFiner ? 60 : own;
  const spanMs = periodSeconds * 1000;
  const start = Math.floor((end - rangeMs) / spanMs) * spanMs;
  return { grid: { start, spanMs, count: Math.ceil((end - start) / spanMs) }, periodSeconds };
}

import type { MetricId, MetricQuery } from '../../assembly/cloudwatch-model.ts';

export const VIEWS = ['timeSeries', 'singleValue', 'bar', 'pie', 'gauge', 'table'] as const;
export type View = (typeof VIEWS)[number];

interface Placed {
  /** In units of the grid, which is 24 wide. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export interface Axis {
  readonly min?: number;
  readonly max?: number;
  readonly label?: string;
}

export interface Line {
  readonly value: number;
  readonly label: string;
}

export interface MetricWidget extends Placed {
  readonly type: 'metric';
  readonly view: View;
  readonly stacked: boolean;
  readonly periodSeconds: number;
  /** Numbers are of the whole time that is shown, not of the last period. */
  readonly wholeRange: boolean;
  readonly queries: readonly MetricQuery[];
  /** Colours and axes that the template gives, by id of a query. */
  readonly styles: Readonly<Record<string, { readonly color?: string; readonly axis?: 'left' | 'right' }>>;
  readonly left: Axis;
  readonly right: Axis;
  readonly lines: readonly Line[];
  /** Alarms whose metric and threshold are drawn: ARNs. */
  readonly alarms: readonly string[];
}

export interface TextWidget extends Placed {
  readonly type: 'text';
  readonly markdown: string;
}

export interface AlarmWidget extends Placed {
  readonly type: 'alarm';
  readonly alarms: readonly string[];
}

/** How many values a field of the logs has in each span: the one kind of query of logs that the laptop knows. */
export interface DistinctWidget extends Placed {
  readonly type: 'distinct';
  readonly field: string;
  readonly label: string;
  readonly periodSeconds: number;
}

/** One that the laptop does not draw, such as another query of logs. */
export interface OtherWidget extends Placed {
  readonly type: 'other';
  readonly kind: string;
}

export type Widget = MetricWidget | TextWidget | AlarmWidget | DistinctWidget | OtherWidget;

interface RawWidget {
  readonly type?: string;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly properties?: RawProperties;
}

interface RawProperties {
  readonly title?: string;
  readonly markdown?: string;
  readonly alarms?: readonly string[];
  readonly view?: string;
  readonly query?: string;
  readonly stacked?: boolean;
  readonly stat?: string;
  readonly period?: unknown;
  readonly setPeriodToTimeRange?: boolean;
  readonly metrics?: readonly (readonly unknown[])[];
  readonly yAxis?: { readonly left?: Axis; readonly right?: Axis };
  readonly annotations?: { readonly horizontal?: readonly unknown[]; readonly alarms?: readonly string[] };
}

/** CloudWatch's own when a widget says nothing: units of the grid, seconds. */
const DEFAULT_SIZE = { width: 6, height: 6 };
const DEFAULT_PERIOD = 300;
/** Rows of the grid, and seconds of a period: CloudWatch takes a day at most. */
const MAX_ROW = 1_000;
const MAX_PERIOD = 86_400;

/** The widgets of a dashboard (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html). */
export function widgetsOf(body: string): Widget[] {
  const { widgets = [] } = JSON.parse(body) as { widgets?: readonly RawWidget[] };
  return widgets.map(widget);
}

function widget(raw: RawWidget): Widget {
  const { type = '', properties = {} } = raw;
  const placed = {
    x: within(raw.x, 0, 23) ?? 0,
    y: within(raw.y, 0, MAX_ROW) ?? 0,
    width: within(raw.width, 1, 24) ?? DEFAULT_SIZE.width,
    height: within(raw.height, 1, MAX_ROW) ?? DEFAULT_SIZE.height,
    title: properties.title ?? '',
  };
  if (type === 'text') return { ...placed, type, markdown: properties.markdown ?? '' };
  if (type === 'alarm') return { ...placed, type, alarms: properties.alarms ?? [] };
  const counted = type === 'log' ? distinctValues(properties.query ?? '') : undefined;
  if (counted !== undefined) return { ...placed, type: 'distinct', ...counted };
  return type === 'metric' ? metricWidget(placed, properties) : { ...placed, type: 'other', kind: type };
}

/** An integer of these bounds; undefined for anything else that JSON may hold. */
function within(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

/** Seconds. */
function periodOf(value: unknown): number | undefined {
  return within(value, 1, MAX_PERIOD);
}

const DISTINCT =
  /\|\s?filter ispresent\((\w+)\)\n?\s?\|\s?stats count_distinct\((\w+)\) as (\w+) by bin\((\d{1,3})([mhd])\)$/;
const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };

function distinctValues(query: string): Pick<DistinctWidget, 'field' | 'label' | 'periodSeconds'> | undefined {
  const [, present, field = '', label = '', length, unit = ''] = DISTINCT.exec(query) ?? [];
  if (field === '' || field !== present) return undefined;
  return { field, label, periodSeconds: Number(length) * (SECONDS[unit] ?? 60) };
}

function metricWidget(placed: Placed, properties: RawProperties): MetricWidget {
  const { stat = 'Average', yAxis, annotations } = properties;
  const period = periodOf(properties.period) ?? DEFAULT_PERIOD;
  const rows = expand(properties.metrics ?? []);
  const entries = rows.map((row, i) => entryOf(row, i, { stat, period }));
  return {
    ...placed,
    type: 'metric',
    view: VIEWS.find((known) => known === properties.view) ?? 'timeSeries',
    stacked: properties.stacked === true,
    periodSeconds: longestPeriod(entries.map(({ query }) => query)) ?? period,
    wholeRange: properties.setPeriodToTimeRange === true,
    queries: entries.map(({ query }) => query),
    styles: Object.fromEntries(entries.map(({ query, style }) => [query.id, style])),
    left: yAxis?.left ?? {},
    right: yAxis?.right ?? {},
    lines: (annotations?.horizontal ?? []).flat().flatMap(lineOf),
    alarms: annotations?.alarms ?? [],
  };
}

/** A widget's own period is for metrics that name none; all lines of a graph are drawn by the longest of theirs. */
function longestPeriod(queries: readonly MetricQuery[]): number | undefined {
  const periods = queries.flatMap((query) => (query.kind === 'metric' ? [query.periodSeconds] : []));
  return periods.length === 0 ? undefined : Math.max(...periods);
}

function lineOf(raw: unknown): Line[] {
  const { value, label = '' } = (raw ?? {}) as { value?: unknown; label?: unknown };
  return typeof value === 'number' ? [{ value, label: String(label) }] : [];
}

/** In a row, `.` stands for the same as above, and `...` for as many as fit. */
function expand(rows: readonly (readonly unknown[])[]): unknown[][] {
  let above: readonly string[] = [];
  return rows.map((row) => {
    const options = row.filter((part) => typeof part === 'object');
    const names = row.filter((part) => typeof part === 'string');
    const rest = names.filter((name) => name !== '...').length;
    const full = names.flatMap((name) => (name === '...' ? above.slice(0, Math.max(0, above.length - rest)) : [name]));
    const resolved = full.map((name, i) => (name === '.' ? (above[i] ?? '') : name));
    if (resolved.length > 0) above = resolved;
    return [...resolved, ...options];
  });
}

interface Options {
  readonly id?: string;
  readonly label?: string;
  readonly expression?: string;
  readonly stat?: string;
  readonly period?: unknown;
  readonly visible?: boolean;
  readonly color?: string;
  readonly yAxis?: string;
}

function entryOf(row: readonly unknown[], i: number, defaults: { readonly stat: string; readonly period: number }) {
  const options = (row.find((part) => typeof part === 'object') ?? {}) as Options;
  const { id = `line${i}`, label, visible = true, color, yAxis } = options;
  const shared = { id, returnData: visible, ...(label !== undefined && { label }) };
  const style = {
    ...(color !== undefined && { color }),
    axis: yAxis === 'right' ? ('right' as const) : ('left' as const),
  };
  if (options.expression !== undefined) {
    return { query: { ...shared, kind: 'expression' as const, expression: options.expression }, style };
  }
  const metric = metricOf(row.filter((part) => typeof part === 'string'));
  const { stat: statistic = defaults.stat } = options;
  const periodSeconds = periodOf(options.period) ?? defaults.period;
  return { query: { ...shared, kind: 'metric' as const, metric, statistic, periodSeconds }, style };
}

function metricOf([namespace = '', name = '', ...pairs]: readonly string[]): MetricId {
  const dimensions: Record<string, string> = {};
  for (let i = 0; i + 1 < pairs.length; i += 2) dimensions[pairs[i] ?? ''] = pairs[i + 1] ?? '';
  return { namespace, name, dimensions };
}

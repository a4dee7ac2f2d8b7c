import type { MetricId } from '../assembly/cloudwatch-model.ts';
import { Distribution } from './distribution.ts';

/** Consecutive spans of time of one length. */
export interface Grid {
  /** Milliseconds since 1970 of the begin of the first span. */
  readonly start: number;
  readonly spanMs: number;
  readonly count: number;
}

/** What is kept of one kind: minutes of the clock for dashboards, minutes of the alarms, which the time scale shortens. */
interface Resolution {
  readonly widthMs: number;
  /** Older spans are forgotten. */
  readonly spans: number;
}

export const MINUTE_MS = 60_000;
/** Hours that dashboards can look back. */
export const KEPT_HOURS = 6;
/** Metrics of one name with other dimensions are others; CloudWatch itself has no limit, a laptop has. */
export const MAX_METRICS = 5_000;
/**
 * Characters of the value of a dimension (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html),
 * and here of names as well. What is longer is no metric there.
 */
export const MAX_LENGTH = 1_024;

export interface StoreOptions {
  /** @default 60 */
  readonly timeScale?: number;
  readonly now?: () => number;
  readonly onProblem?: (line: string) => void;
}

/** Which metrics the templates refer to, and how. */
export interface Wanted {
  /** Those of which a percentile is asked, as `namespace/name`: of no others are single values kept. */
  readonly percentiles: ReadonlySet<string>;
  /** Minutes for which alarms need them, by `keyOf`. */
  readonly alarmMinutes: ReadonlyMap<string, number>;
}

interface Series {
  readonly id: MetricId;
  readonly minutes: Map<number, Distribution>;
  readonly alarmMinutes: Map<number, Distribution>;
}

/** The metrics of the laptop. Everything is in memory, and old minutes go: it does not grow with time. */
export class MetricStore {
  readonly alarmMinuteMs: number;
  private readonly options: StoreOptions;
  private readonly series = new Map<string, Series>();
  private wanted: Wanted = { percentiles: new Set(), alarmMinutes: new Map() };
  private full = false;
  private readonly units = new Map<string, string>();

  constructor(options: StoreOptions = {}) {
    this.options = options;
    this.alarmMinuteMs = MINUTE_MS / (options.timeScale ?? 60);
  }

  /** From now on; what was counted before has no percentiles, and alarms do not see it. */
  watch(wanted: Wanted): void {
    this.wanted = wanted;
  }

  now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** Adds a value, as often as it occurred. What is too old to be kept is dropped. */
  put(id: MetricId, value: number, { at = this.now(), times = 1 } = {}): void {
    if (!Number.isFinite(value) || !(times > 0)) return;
    const key = keyOf(id);
    const series = this.series.get(key) ?? this.open(key, id);
    if (series === undefined) return;
    const keeps = this.wanted.percentiles.has(nameOf(id));
    for (const [spans, resolution] of this.kept(key, series)) {
      const index = Math.floor(at / resolution.widthMs);
      const current = Math.floor(this.now() / resolution.widthMs);
      // CloudWatch takes values of up to two hours ahead; here the clocks are the same, so that none is.
      if (index <= current - resolution.spans || index > current) continue;
      const isNew = !spans.has(index);
      const span = spans.get(index) ?? new Distribution(keeps);
      span.add(value, times);
      spans.set(index, span);
      if (isNew) forget(spans, current - resolution.spans);
    }
  }

  /** A distribution for each span of the grid, undefined where nothing was counted. */
  read(id: MetricId, grid: Grid, of: 'dashboard' | 'alarm'): (Distribution | undefined)[] {
    const series = this.series.get(keyOf(id));
    const spans = of === 'alarm' ? series?.alarmMinutes : series?.minutes;
    const widthMs = of === 'alarm' ? this.alarmMinuteMs : MINUTE_MS;
    const keeps = this.wanted.percentiles.has(nameOf(id));
    return Array.from({ length: grid.count }, (_, i) => {
      const from = grid.start + i * grid.spanMs;
      return merged(spans, [Math.round(from / widthMs), Math.round((from + grid.spanMs) / widthMs)], keeps);
    });
  }

  /** Remembers what a metric is measured in, such as `Seconds`. */
  setUnit(id: Pick<MetricId, 'namespace' | 'name'>, unit: string): void {
    if (this.units.size < MAX_METRICS && nameOf(id).length <= 2 * MAX_LENGTH) this.units.set(nameOf(id), unit);
  }

  /** `None` when nobody said. */
  unitOf(id: Pick<MetricId, 'namespace' | 'name'>): string {
    return this.units.get(nameOf(id)) ?? 'None';
  }

  /** Every metric that has values. */
  metrics(): MetricId[] {
    return [...this.series.values()].map(({ id }) => id);
  }

  /** Forgets what is too old, also of metrics that are not counted any more. Call from time to time. */
  prune(): void {
    for (const [key, series] of this.series) {
      for (const [spans, { widthMs, spans: kept }] of this.kept(key, series)) {
        forget(spans, Math.floor(this.now() / widthMs) - kept);
      }
      if (series.minutes.size === 0 && series.alarmMinutes.size === 0) this.series.delete(key);
    }
    if (this.series.size < MAX_METRICS) this.full = false;
  }

  private kept(key: string, series: Series): [Map<number, Distribution>, Resolution][] {
    const alarmed = this.wanted.alarmMinutes.get(key);
    const minutes: Resolution = { widthMs: MINUTE_MS, spans: KEPT_HOURS * 60 };
    return [
      [series.minutes, minutes],
      ...(alarmed === undefined
        ? []
        : [
            [series.alarmMinutes, { widthMs: this.alarmMinuteMs, spans: alarmed }] as [
              Map<number, Distribution>,
              Resolution,
            ],
          ]),
    ];
  }

  private open(key: string, id: MetricId): Series | undefined {
    if ([id.namespace, id.name, ...Object.entries(id.dimensions).flat()].some(({ length }) => length > MAX_LENGTH))
      return;
    if (this.series.size >= MAX_METRICS) {
      if (!this.full) this.options.onProblem?.(`More than ${MAX_METRICS} metrics: the others are not kept.`);
      this.full = true;
      return undefined;
    }
    const series = { id, minutes: new Map(), alarmMinutes: new Map() };
    this.series.set(key, series);
    return series;
  }
}

/** The same for the same metric, whatever the order of its dimensions. */
export function keyOf({ namespace, name, dimensions }: MetricId): string {
  const pairs = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, name, ...pairs]);
}

export function nameOf({ namespace, name }: Pick<MetricId, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

function merged(
  spans: ReadonlyMap<number, Distribution> | undefined,
  [from, to]: readonly [number, number],
  keeps: boolean,
): Distribution | undefined {
  const found = spans === undefined ? [] : spansWithin(spans, from, to);
  const [only, second] = found;
  if (second === undefined) return only;
  const whole = new Distribution(keeps);
  for (const span of found) whole.merge(span);
  return whole;
}

/** As many steps as there are spans at most, however long the time is that is asked for. */
function spansWithin(spans: ReadonlyMap<number, Distribution>, from: number, to: number): Distribution[] {
  if (to - from > spans.size) return [...spans].flatMap(([i, span]) => (i >= from && i < to ? [span] : []));
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => spans.get(from + i) ?? []).flat();
}

/** Spans come about in order, so that the oldest ones are first. */
function forget(spans: Map<number, Distribution>, last: number): void {
  for (const index of spans.keys()) {
    if (index > last) return;
    spans.delete(index);
  }
}

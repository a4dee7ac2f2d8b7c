import type {
  AlarmModel,
  AlarmState,
  CompositeAlarmModel,
  MetricAlarmModel,
  MetricQuery,
} from '../../assembly/cloudwatch-model.ts';
import { MathError } from '../math/tokens.ts';
import type { Points } from '../math/values.ts';
import type { MetricStore } from '../metric-store.ts';
import { faultOf, runQueries } from '../run-queries.ts';
import { type Held, hold, holdOn } from './composite-actions.ts';
import { alarmNameOf, type CompositeRule, parseRule, RuleError } from './composite-rule.ts';
import type { AlarmChange } from './notification.ts';
import { EXTRA_POINTS, SIGN, stateBy } from './threshold-state.ts';

/** An alarm as it stands. */
export interface AlarmStatus {
  readonly alarm: AlarmModel;
  readonly state: AlarmState;
  readonly reason: string;
  /** Milliseconds since 1970 of the last change. */
  readonly since: number;
  /** Why it is not evaluated on the laptop. */
  readonly fault?: string;
  /** Its last change is held back by its suppressor. */
  readonly suppressed: boolean;
}

export interface AlarmEngineOptions {
  readonly store: MetricStore;
  /** By how much periods are shortened. */
  readonly timeScale: number;
  /** Hears of every change of state. */
  readonly onChange: (change: AlarmChange) => void;
  /** Tells the actions of the new state: after onChange, and later than that when a suppressor holds it back. */
  readonly onAction: (change: AlarmChange) => void;
}

interface Entry {
  readonly alarm: AlarmModel;
  readonly fault: string | undefined;
  readonly rule: CompositeRule | undefined;
  state: AlarmState;
  reason: string;
  since: number;
  held: Held<AlarmChange> | undefined;
}

/** The alarms of a deployment. They begin with INSUFFICIENT_DATA, as new ones do. */
export class AlarmEngine {
  private readonly options: AlarmEngineOptions;
  private readonly entries: ReadonlyMap<string, Entry>;
  /** Every alarm after those that it looks at. */
  private readonly order: readonly Entry[];

  constructor(alarms: readonly AlarmModel[], options: AlarmEngineOptions) {
    this.options = options;
    const since = options.store.now();
    this.entries = new Map(alarms.map((alarm) => [alarm.name, entryOf(alarm, since)]));
    this.order = inOrder(this.entries);
  }

  /** Alarms that are not evaluated, one sentence each. */
  get notices(): string[] {
    return [...this.entries.values()].flatMap(({ alarm, fault }) =>
      fault === undefined ? [] : [`The alarm ${alarm.name} is not evaluated on the laptop: ${fault}.`],
    );
  }

  statuses(): AlarmStatus[] {
    return [...this.entries.values()].map(({ alarm, state, reason, since, fault, held }) => {
      return { alarm, state, reason, since, suppressed: held !== undefined, ...(fault !== undefined && { fault }) };
    });
  }

  /** By name or ARN. */
  find(nameOrArn: string): AlarmStatus | undefined {
    const name = alarmNameOf(nameOrArn);
    return this.statuses().find(({ alarm }) => alarm.name === name);
  }

  /** Looks at all alarms. CloudWatch does it every minute. */
  evaluate(): void {
    for (const entry of this.order) {
      if (entry.fault !== undefined) continue;
      if (entry.alarm.kind === 'metric') this.byMetrics(entry, entry.alarm);
      else this.byRule(entry, entry.alarm);
    }
  }

  private byMetrics(entry: Entry, alarm: MetricAlarmModel): void {
    const points = this.pointsOf(alarm);
    const state = stateBy(points, alarm, entry.state);
    if (state !== entry.state) this.change(entry, state, reasonOf(points, alarm));
  }

  private pointsOf(alarm: MetricAlarmModel): Points {
    const { store } = this.options;
    const periodSeconds = periodOf(alarm.queries);
    const minutes = minutesOf(periodSeconds);
    const spanMs = minutes * store.alarmMinuteMs;
    const count = alarm.evaluationPeriods + EXTRA_POINTS;
    const end = Math.floor(store.now() / store.alarmMinuteMs) * store.alarmMinuteMs;
    const grid = { start: end - count * spanMs, spanMs, count };
    try {
      return runQueries(store, alarm.queries, { grid, periodSeconds, of: 'alarm' })[0]?.points ?? [];
    } catch (error) {
      if (error instanceof MathError) return [];
      throw error;
    }
  }

  private byRule(entry: Entry, alarm: CompositeAlarmModel): void {
    const { rule } = entry;
    if (rule === undefined) return;
    const state = rule.holds((name) => this.entries.get(name)?.state) ? 'ALARM' : 'OK';
    if (state !== entry.state) {
      const states = rule.alarms.map((name) => `${name} is ${this.entries.get(name)?.state ?? 'unknown'}`);
      this.change(entry, state, `${states.join(', ')}.`);
    }
    this.tellHeld(entry, alarm);
  }

  private change(entry: Entry, to: AlarmState, reason: string): void {
    const { alarm, state: from } = entry;
    const at = this.options.store.now();
    entry.state = to;
    entry.reason = reason;
    entry.since = at;
    const change = { alarm, from, to, reason, at, children: this.childrenOf(entry) };
    this.options.onChange(change);
    const suppression = alarm.kind === 'composite' ? this.suppressionOf(alarm) : undefined;
    if (suppression === undefined) this.options.onAction(change);
    else entry.held = hold(change, suppression);
  }

  private tellHeld(entry: Entry, alarm: CompositeAlarmModel): void {
    const suppression = this.suppressionOf(alarm);
    if (entry.held === undefined || suppression === undefined) return;
    const next = holdOn(entry.held, suppression);
    const { change } = entry.held;
    entry.held = next === 'tell' ? undefined : next;
    if (next === 'tell') this.options.onAction(change);
  }

  private suppressionOf({ suppressor }: CompositeAlarmModel) {
    if (suppressor === undefined) return undefined;
    const { store, timeScale } = this.options;
    const state = this.entries.get(alarmNameOf(suppressor.alarm))?.state;
    return { suppressor, state, now: store.now(), timeScale };
  }

  private childrenOf({ rule }: Entry) {
    const children = (rule?.alarms ?? []).flatMap((name) => this.entries.get(name) ?? []);
    return children
      .filter(({ state }) => state === 'ALARM')
      .map(({ alarm, state, since }) => ({ arn: alarm.arn, state, at: since }));
  }
}

/** All metrics of an alarm have the same period. */
export function periodOf(queries: readonly MetricQuery[]): number {
  return Math.max(...queries.map(({ periodSeconds = 0 }) => periodSeconds), 1);
}

/** Minutes of a period; shorter ones are taken as one. */
function minutesOf(periodSeconds: number): number {
  return Math.max(1, Math.round(periodSeconds / 60));
}

/** Minutes that an alarm looks back. */
export function minutesOfAlarm(alarm: MetricAlarmModel): number {
  return minutesOf(periodOf(alarm.queries)) * (alarm.evaluationPeriods + EXTRA_POINTS) + 1;
}

function entryOf(alarm: AlarmModel, since: number): Entry {
  const shared = {
    alarm,
    state: 'INSUFFICIENT_DATA' as const,
    reason: 'It has not been evaluated yet.',
    since,
    held: undefined,
  };
  if (alarm.kind === 'metric') return { ...shared, fault: faultOf(alarm.queries), rule: undefined };
  try {
    return { ...shared, fault: undefined, rule: parseRule(alarm.rule) };
  } catch (error) {
    if (error instanceof RuleError) return { ...shared, fault: error.message, rule: undefined };
    throw error;
  }
}

/** CloudWatch takes no composite alarms that look at each other; where there are some, one of them comes too early. */
function inOrder(entries: ReadonlyMap<string, Entry>): Entry[] {
  const ordered = new Set<Entry>();
  const seen = new Set<Entry>();
  const visit = (entry: Entry) => {
    if (seen.has(entry)) return;
    seen.add(entry);
    const { alarm, rule } = entry;
    const suppressor = alarm.kind === 'composite' && alarm.suppressor ? [alarmNameOf(alarm.suppressor.alarm)] : [];
    for (const name of [...(rule?.alarms ?? []), ...suppressor]) {
      const child = entries.get(name);
      if (child !== undefined) visit(child);
    }
    ordered.add(entry);
  };
  for (const entry of entries.values()) visit(entry);
  return [...ordered];
}

/** In the words of CloudWatch, shortened. */
function reasonOf(
  points: Points,
  { comparison, threshold, datapointsToAlarm, evaluationPeriods }: MetricAlarmModel,
): string {
  const real = points.filter((point) => point !== undefined).slice(-evaluationPeriods);
  const shown = real.map((point) => String(Number(point.toPrecision(6))));
  if (shown.length === 0) return 'No data points were received.';
  const rule = `threshold: ${SIGN[comparison]} ${threshold}, ${datapointsToAlarm} out of ${evaluationPeriods}`;
  return `Datapoints ${shown.join(', ')} (${rule}).`;
}

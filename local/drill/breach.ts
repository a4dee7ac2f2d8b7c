import type { MetricAlarmModel, MetricId } from '../assembly/cloudwatch-model.ts';
import { SIGN } from '../cloudwatch/alarms/threshold-state.ts';
import { keyOf, MetricStore } from '../cloudwatch/metric-store.ts';
import { runQueries } from '../cloudwatch/run-queries.ts';
import { wantedBy } from '../cloudwatch/wanted.ts';

/** What is counted of one metric within one period of an alarm. */
export interface Given {
  readonly metric: MetricId;
  readonly value: number;
  readonly times: number;
}

/** The data of one period on either side of the threshold of an alarm. */
export interface Edge {
  /** As close to each other as numbers allow. */
  readonly below: readonly Given[];
  readonly above: readonly Given[];
  /** So far from each other that some more data beside them change nothing. */
  readonly farBelow: readonly Given[];
  readonly farAbove: readonly Given[];
}

/** Values and counts that are tried for each metric: those that rates, shares, ages and steps are made of. */
const VALUES = [0, 1, 2, 3, 5, 10, 50, 100, 1_000, 1e6, 1e9];
const TIMES = [1, 10, 100, 1_000];
/** As many halvings as leave nothing between two numbers that differ at the sixth digit. */
const HALVINGS = 60;

interface Amount {
  readonly value: number;
  readonly times: number;
}

/** Data by which an alarm is just not raised, and just raised; undefined when none was found. */
export function edgeOf(alarm: MetricAlarmModel): Edge | undefined {
  const groups = groupsOf(alarm);
  const amounts = VALUES.flatMap((value) => TIMES.map((times) => ({ value, times })));
  const breaches = (chosen: readonly Amount[]) => isBreached(alarm, givenOf(groups, chosen));
  for (const chosen of choices(groups.length, amounts)) {
    if (breaches(chosen) !== true) continue;
    for (const [i, own] of chosen.entries()) {
      const other = VALUES.find((value) => breaches(chosen.with(i, { ...own, value })) === false);
      if (other === undefined) continue;
      const at = (value: number) => chosen.with(i, { ...own, value });
      const [low, high] = halve(other, own.value, (value) => breaches(at(value)) === true);
      const [below, above, farBelow, farAbove] = [low, high, other, own.value].map((value) =>
        givenOf(groups, at(value)),
      );
      if (below && above && farBelow && farAbove) return { below, above, farBelow, farAbove };
    }
  }
  return undefined;
}

/** What one period of these data is to the alarm; undefined when it has no value. */
export function figureOf(alarm: MetricAlarmModel, given: readonly Given[]): number | undefined {
  const periodSeconds = periodOf(alarm);
  const store = new MetricStore({ timeScale: 1, now: () => periodSeconds * 1_500 });
  store.watch(wantedBy([alarm], []));
  for (const { metric, value, times } of given) store.put(metric, value, { at: periodSeconds * 1_000, times });
  const grid = { start: periodSeconds * 1_000, spanMs: periodSeconds * 1_000, count: 1 };
  return runQueries(store, alarm.queries, { grid, periodSeconds, of: 'alarm' })[0]?.points[0];
}

export function isBreached(alarm: MetricAlarmModel, given: readonly Given[]): boolean | undefined {
  const value = figureOf(alarm, given);
  if (value === undefined) return undefined;
  switch (SIGN[alarm.comparison]) {
    case '>=':
      return value >= alarm.threshold;
    case '>':
      return value > alarm.threshold;
    case '<':
      return value < alarm.threshold;
    default:
      return value <= alarm.threshold;
  }
}

/** Seconds of the period as the template says it. */
export function periodOf({ queries }: MetricAlarmModel): number {
  return queries.find((query) => query.periodSeconds !== undefined)?.periodSeconds ?? 60;
}

/** Metrics that play the same part: of one name, asked for the same statistics. They get the same amounts. */
function groupsOf({ queries }: MetricAlarmModel): readonly (readonly MetricId[])[] {
  const metrics = new Map<string, { metric: MetricId; asked: string[] }>();
  for (const query of queries) {
    if (query.kind !== 'metric') continue;
    const key = keyOf(query.metric);
    const found = metrics.get(key) ?? { metric: query.metric, asked: [] };
    found.asked.push(query.statistic);
    metrics.set(key, found);
  }
  const groups = new Map<string, MetricId[]>();
  for (const { metric, asked } of metrics.values()) {
    const part = `${metric.namespace}/${metric.name} ${Object.keys(metric.dimensions)} ${asked.toSorted()}`;
    groups.set(part, [...(groups.get(part) ?? []), metric]);
  }
  return [...groups.values()];
}

function givenOf(groups: readonly (readonly MetricId[])[], chosen: readonly Amount[]): Given[] {
  return groups.flatMap((metrics, i) => metrics.map((metric) => ({ metric, value: 0, times: 1, ...chosen[i] })));
}

function* choices(count: number, amounts: readonly Amount[]): Generator<readonly Amount[]> {
  if (count === 0) return yield [];
  for (const rest of choices(count - 1, amounts)) for (const amount of amounts) yield [...rest, amount];
}

/** The two neighbours, as far as numbers have them, between which the answer turns from false to true. */
function halve(isNot: number, is: number, holds: (value: number) => boolean): readonly [number, number] {
  let [low, high] = [isNot, is];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return [low, high];
}

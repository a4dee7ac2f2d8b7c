import type { AlarmModel, MetricId, MetricQuery } from '../assembly/cloudwatch-model.ts';
import { minutesOfAlarm } from './alarms/alarm-engine.ts';
import type { Widget } from './dashboards/body.ts';
import { keyOf, nameOf, type Wanted } from './metric-store.ts';
import { isPercentile } from './statistics.ts';

/** What the alarms and the widgets refer to. */
export function wantedBy(alarms: readonly AlarmModel[], widgets: readonly Widget[]): Wanted {
  const watched = alarms.flatMap((alarm) => (alarm.kind === 'metric' ? [alarm] : []));
  const drawn = widgets.flatMap((widget) => (widget.type === 'metric' ? widget.queries : []));
  const all = [...watched.flatMap(({ queries }) => queries), ...drawn].flatMap(asked);
  const alarmMinutes = new Map<string, number>();
  for (const alarm of watched) {
    for (const { metric } of alarm.queries.flatMap(asked)) {
      const key = keyOf(metric);
      alarmMinutes.set(key, Math.max(alarmMinutes.get(key) ?? 0, minutesOfAlarm(alarm)));
    }
  }
  const percentiles = all.filter(({ statistic }) => isPercentile(statistic)).map(({ metric }) => nameOf(metric));
  return { alarmMinutes, percentiles: new Set(percentiles) };
}

function asked(query: MetricQuery): { metric: MetricId; statistic: string }[] {
  return query.kind === 'metric' ? [query] : [];
}

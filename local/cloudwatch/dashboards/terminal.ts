import { figure } from './figures.ts';
import type { AlarmView, DashboardView, MetricView, SeriesView, WidgetView } from './view.ts';

const BLOCKS = '▁▂▃▄▅▆▇█';
const WIDTH = { label: 34, figure: 12 };
/** Points of a line that are drawn. */
const MAX_POINTS = 60;

/** A dashboard as text: its widgets one below the other. */
export function dashboardText({ name, range, widgets }: DashboardView): string {
  const placed = widgets.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const heading = `${name} (last ${range})`;
  return [heading, '='.repeat(heading.length), ...placed.map(widgetText).filter((text) => text !== ''), ''].join('\n');
}

export function alarmsText(alarms: readonly AlarmView[]): string {
  return alarms
    .map(
      ({ name, state, reason }) =>
        `${state.padEnd(17)} ${printable(name)}${state === 'ALARM' ? `: ${printable(reason)}` : ''}`,
    )
    .join('\n');
}

function widgetText(view: WidgetView): string {
  if (view.type === 'text' || view.type === 'other') return '';
  const title = `\n${printable(view.title)}`;
  return view.type === 'alarm' ? `${title}\n${alarmsText(view.alarms)}` : `${title}\n${metricText(view)}`;
}

function metricText({ fault, series, view }: MetricView): string {
  if (fault !== undefined) return `  not drawn on the laptop: ${fault}`;
  const withData = series.filter(({ latest }) => latest !== null);
  if (withData.length === 0) return '  no data';
  return withData.map((one) => `  ${lineText(one, view === 'timeSeries')}`).join('\n');
}

function lineText({ label, latest, unit, points }: SeriesView, overTime: boolean): string {
  const shown = printable(label).slice(0, WIDTH.label).padEnd(WIDTH.label);
  const line = overTime ? `  ${sparkline(points.slice(-MAX_POINTS))}` : '';
  return `${shown} ${figure(latest, unit).padStart(WIDTH.figure)}${line}`;
}

export function sparkline(points: readonly (number | null)[]): string {
  const real = points.filter((point) => point !== null);
  const high = real.reduce((a, b) => Math.max(a, b), 0);
  const low = real.reduce((a, b) => Math.min(a, b), 0);
  const block = (point: number) =>
    BLOCKS[high > low ? Math.round(((point - low) / (high - low)) * (BLOCKS.length - 1)) : 0] ?? ' ';
  return points.map((point) => (point === null ? ' ' : block(point))).join('');
}

/** Control characters could write over the screen. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

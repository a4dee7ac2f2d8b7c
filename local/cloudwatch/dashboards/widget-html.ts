import { chart } from './chart.ts';
import { figure, unitAndLabel } from './figures.ts';
import { bars, gauge } from './gauge.ts';
import { colorOf, escaped, markdown } from './markup.ts';
import type { AlarmView, MetricView, SeriesView, WidgetView } from './view.ts';

/** Units of a drawing in one unit of the grid; a title and a legend need some of the height. */
const UNIT = { width: 50, height: 40, titleHeight: 34, legendRow: 20, minHeight: 90 };

/** One widget at its place. */
export function widgetHtml(view: WidgetView): string {
  const { x, y, width, height, title } = view;
  const place = `grid-column:${x + 1}/span ${width};grid-row:${y + 1}/span ${height}`;
  const heading = title === '' ? '' : `<h2>${escaped(title)}</h2>`;
  return `<section class="widget ${view.type}" style="${place}">${heading}${content(view)}</section>`;
}

function content(view: WidgetView): string {
  switch (view.type) {
    case 'text':
      return markdown(view.markdown);
    case 'alarm':
      return `<ul class="alarms">${view.alarms.map((alarm) => alarmHtml(alarm)).join('')}</ul>`;
    case 'other':
      return `<p class="note">Widgets of the type ${escaped(view.kind)} are not drawn on the laptop.</p>`;
    case 'metric':
      return view.fault === undefined
        ? metric(view)
        : `<p class="note">Not drawn on the laptop: ${escaped(view.fault)}.</p>`;
  }
}

export function alarmHtml({ name, state, reason, since, suppressed, fault }: AlarmView): string {
  const words = fault === undefined ? `${reason} Since ${since}.` : `Not evaluated on the laptop: ${fault}.`;
  const held = suppressed ? ' (its actions are held back)' : '';
  return (
    `<li class="${state}" title="${escaped(`${name}: ${words}`)}"><strong>${state.replace('_', ' ')}</strong> ${escaped(ownName(name))}${held}` +
    `${state === 'ALARM' ? `<br><small>${escaped(reason)}</small>` : ''}</li>`
  );
}

/** Without the name of the deployment, with which all begin. */
function ownName(name: string): string {
  return name.slice(name.lastIndexOf('-') + 1);
}

function metric(view: MetricView): string {
  if (view.series.every(({ latest }) => latest === null)) {
    return '<p class="note">No data: nothing was measured in this time, or this computer cannot tell it.</p>';
  }
  switch (view.view) {
    case 'singleValue':
      return `<div class="numbers">${view.series.map(number).join('')}</div>${period(view)}`;
    case 'gauge':
      return gauge(view, sizeOf(view)) + period(view);
    case 'bar':
    case 'pie':
      return bars(view, sizeOf(view)) + period(view);
    case 'table':
      return legend(view) + period(view);
    case 'timeSeries':
      return chart(view, sizeOf(view)) + legend(view) + period(view);
  }
}

function sizeOf({ width, height, series }: MetricView) {
  const room =
    height * UNIT.height - UNIT.titleHeight - Math.min(4, series.filter(isSomething).length) * UNIT.legendRow;
  return { width: width * UNIT.width, height: Math.max(UNIT.minHeight, room) };
}

function number({ label, latest, unit, color }: SeriesView, i: number): string {
  const style = `style="border-color:${colorOf(color, i)}"`;
  return `<div ${style}><span class="value">${escaped(figure(latest, unit))}</span><span>${escaped(unitAndLabel(label, unit).label)}</span></div>`;
}

/** Each line with its last, lowest and highest figure: what a drawing says to those who do not see it. */
function legend({ series }: MetricView): string {
  const keyed = series.map((one, i) => ({ ...one, key: `<i style="background:${colorOf(one.color, i)}"></i>` }));
  const shown = keyed.filter(isSomething);
  // Where every line is zero, which is often what one hopes for, they are named as those that are.
  const row = ({ label, latest, unit, points, axis, key }: (typeof keyed)[number]) => {
    const real = points.filter((point) => point !== null);
    const [low, high] = [
      real.reduce((a, b) => Math.min(a, b), latest ?? 0),
      real.reduce((a, b) => Math.max(a, b), latest ?? 0),
    ];
    const cells = [latest, low, high].map((value) => `<td>${escaped(figure(value, unit))}</td>`);
    return `<tr><th scope="row">${key}${escaped(label)}${axis === 'right' ? ' (right)' : ''}</th>${cells.join('')}</tr>`;
  };
  const head =
    '<tr><th scope="col">Line</th><th scope="col">last</th><th scope="col">lowest</th><th scope="col">highest</th></tr>';
  const table =
    shown.length === 0 ? '' : `<table><thead>${head}</thead><tbody>${shown.map(row).join('')}</tbody></table>`;
  const named = (what: string, of: readonly SeriesView[]) =>
    of.length === 0 ? '' : `<p class="rest">${what}: ${of.map(({ label }) => escaped(label)).join(', ')}</p>`;
  const rest = keyed.filter((one) => !isSomething(one));
  const [zero, none] = [rest.filter(({ latest }) => latest !== null), rest.filter(({ latest }) => latest === null)];
  return `<div class="legend" tabindex="0" role="region" aria-label="Figures">${table}${named('Zero', zero)}${named('No data', none)}</div>`;
}

function isSomething({ points }: SeriesView): boolean {
  return points.some((point) => point !== null && point !== 0);
}

function period({ periodSeconds, wholeRange }: MetricView): string {
  if (wholeRange) return '<p class="period">all the time that is shown</p>';
  const minutes = periodSeconds / 60;
  return `<p class="period">${minutes === 1 ? 'by the minute' : minutes % 60 === 0 ? `period ${minutes / 60} h` : `period ${minutes} min`}</p>`;
}

import { chart } from './chart.ts';
import { figure } from './figures.ts';
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
      return `<ul class="alarms">${view.alarms.map(alarmHtml).join('')}</ul>`;
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
    `<li class="${state}" title="${escaped(words)}"><strong>${state.replace('_', ' ')}</strong> ${escaped(name)}${held}` +
    `${state === 'ALARM' ? `<br><small>${escaped(reason)}</small>` : ''}</li>`
  );
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
  const room = height * UNIT.height - UNIT.titleHeight - Math.min(4, series.length) * UNIT.legendRow;
  return { width: width * UNIT.width, height: Math.max(UNIT.minHeight, room) };
}

function number({ label, latest, unit, color }: SeriesView, i: number): string {
  const style = `style="border-color:${colorOf(color, i)}"`;
  return `<div ${style}><span class="value">${escaped(figure(latest, unit))}</span><span>${escaped(label)}</span></div>`;
}

/** Each line with its last, lowest and highest figure: what a drawing says to those who do not see it. */
function legend({ series }: MetricView): string {
  const row = ({ label, latest, unit, color, points, axis }: SeriesView, i: number) => {
    const real = points.filter((point) => point !== null);
    const [low, high] = [
      real.reduce((a, b) => Math.min(a, b), latest ?? 0),
      real.reduce((a, b) => Math.max(a, b), latest ?? 0),
    ];
    const cells = [latest, latest === null ? null : low, latest === null ? null : high].map(
      (value) => `<td>${escaped(figure(value, unit))}</td>`,
    );
    const key = `<i style="background:${colorOf(color, i)}"></i>`;
    return `<tr><th scope="row">${key}${escaped(label)}${axis === 'right' ? ' (right)' : ''}</th>${cells.join('')}</tr>`;
  };
  const head =
    '<tr><th scope="col">Line</th><th scope="col">last</th><th scope="col">lowest</th><th scope="col">highest</th></tr>';
  return `<div class="legend" tabindex="0" role="region" aria-label="Figures"><table><thead>${head}</thead><tbody>${series.map(row).join('')}</tbody></table></div>`;
}

function period({ periodSeconds }: MetricView): string {
  const minutes = periodSeconds / 60;
  return `<p class="period">${minutes === 1 ? 'by the minute' : minutes % 60 === 0 ? `period ${minutes / 60} h` : `period ${minutes} min`}</p>`;
}

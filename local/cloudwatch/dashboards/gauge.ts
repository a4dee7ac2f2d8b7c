import { type Size, summary, svg } from './chart.ts';
import { figure, scaleOf } from './figures.ts';
import { colorOf, escaped } from './markup.ts';
import type { MetricView, SeriesView } from './view.ts';

/** Half a circle that the first value fills. */
export function gauge(view: MetricView, { width, height }: Size): string {
  const [one] = view.series;
  const { low, high } = scaleOf([one?.latest ?? 0], view.left);
  const share = Math.min(1, Math.max(0, ((one?.latest ?? low) - low) / (high - low)));
  const radius = Math.min(width / 2 - 20, height - 46);
  const [x, y] = [width / 2, height - 24];
  const arc = (to: number) => {
    const angle = Math.PI * (1 - to);
    const end = [x + radius * Math.cos(angle), y - radius * Math.sin(angle)].map((part) => part.toFixed(1)).join(' ');
    return `M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${end}`;
  };
  const parts = [
    `<path class="dial" d="${arc(1)}"/>`,
    one?.latest == null ? '' : `<path class="dial" style="stroke:${colorOf(one.color, 0)}" d="${arc(share)}"/>`,
    `<text x="${x}" y="${y - 8}" class="middle big">${escaped(figure(one?.latest ?? null, one?.unit))}</text>`,
    `<text x="${x}" y="${y + 16}" class="middle">${escaped(one?.label ?? '')}</text>`,
    `<text x="${x - radius}" y="${y + 16}" class="middle">${escaped(figure(low))}</text>`,
    `<text x="${x + radius}" y="${y + 16}" class="middle">${escaped(figure(high))}</text>`,
  ];
  return svg({ width, height }, `${view.title}: ${summary(view.series)}`, parts.join(''));
}

/** One bar a value, the longest as long as there is room. */
export function bars(view: MetricView, { width }: Size): string {
  const { low, high } = scaleOf(
    view.series.map(({ latest }) => latest ?? 0),
    view.left,
  );
  const row = 22;
  const [from, room] = [width * 0.36, width * 0.48];
  const bar = ({ label, latest, unit, color }: SeriesView, i: number) => {
    const y = i * row + 4;
    const length = latest === null ? 0 : (Math.max(0, latest - Math.max(0, low)) / (high - low)) * room;
    const shown = label.length > 30 ? `${label.slice(0, 29)}…` : label;
    return (
      `<g><title>${escaped(`${label}: ${figure(latest, unit)}`)}</title>` +
      `<text x="${from - 6}" y="${y + 12}" class="end">${escaped(shown)}</text>` +
      `<rect x="${from}" y="${y}" width="${length.toFixed(1)}" height="14" style="fill:${colorOf(color, i)}"/>` +
      `<text x="${(from + length + 6).toFixed(1)}" y="${y + 12}">${escaped(figure(latest, unit))}</text></g>`
    );
  };
  const height = Math.max(1, view.series.length) * row + 6;
  return svg({ width, height }, `${view.title}: ${summary(view.series)}`, view.series.map(bar).join(''));
}

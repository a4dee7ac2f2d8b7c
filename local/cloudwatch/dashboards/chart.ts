import { figure, type Scale, scaleOf } from './figures.ts';
import { colorOf, escaped } from './markup.ts';
import type { MetricView, SeriesView } from './view.ts';

/** Size of a drawing, in its own units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Place = (i: number, value: number) => readonly [x: number, y: number];

/** A graph over time: lines, or areas upon each other. */
export function chart(view: MetricView, size: Size): string {
  const sides = {
    left: view.series.filter(({ axis }) => axis === 'left'),
    right: view.series.filter(({ axis }) => axis === 'right'),
  };
  const scales = {
    left: scaleOf(withNearLines(tops(sides.left, view.stacked), view.lines), view.left),
    right: scaleOf(tops(sides.right, view.stacked), view.right),
  };
  const frame = {
    left: roomFor(scales.left),
    right: size.width - (sides.right.length > 0 ? roomFor(scales.right) : 10),
    top: 20,
    bottom: size.height - 18,
  };
  const place = (scale: Scale): Place => placer(frame, scale, view.series[0]?.points.length ?? 1);
  const drawn = [
    `<text x="4" y="10">${escaped(view.left.label ?? '')}</text>`,
    gridLines(frame, scales.left),
    sides.right.length > 0 ? rightLabels(frame, scales.right) : '',
    timeLabels(frame, view),
    ...(['left', 'right'] as const).map((side) => sideOf(view, sides[side], place(scales[side]))),
    ...drawable(view.lines, scales.left.high).map(({ value, label }) =>
      mark(frame, place(scales.left)(0, value)[1], label),
    ),
  ];
  return svg(size, `${view.title}: ${summary(view.series)}`, drawn.join(''));
}

/** A line far above the values would press them flat: it is drawn at the upper edge, with its value. */
const FAR = 4;

function withNearLines(values: readonly number[], lines: MetricView['lines']): number[] {
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  return [...values, ...lines.flatMap(({ value }) => (highest > 0 && value > FAR * highest ? [] : [value]))];
}

/** Lines above the axis are one at its upper edge, which names them all. */
function drawable(lines: MetricView['lines'], high: number): MetricView['lines'] {
  const above = lines.filter(({ value }) => value > high);
  const words = above.map(({ label, value }) => `${label} ${figure(value)}`).join(', ');
  const rest = lines.filter(({ value }) => value <= high);
  return above.length === 0 ? rest : [...rest, { value: high, label: `↑ ${words}` }];
}

/** For the longest figure beside an axis, by the width of a digit. */
function roomFor({ ticks }: Scale): number {
  return 14 + 6.2 * Math.max(2, ...ticks.map((tick) => figure(tick).length));
}

export function svg({ width, height }: Size, label: string, content: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">${content}</svg>`;
}

export function summary(series: readonly SeriesView[]): string {
  return series.map(({ label, latest, unit }) => `${label} ${figure(latest, unit)}`).join(', ') || 'no data';
}

/** The values that an axis has to hold. */
function tops(series: readonly SeriesView[], stacked: boolean): number[] {
  if (!stacked) return series.flatMap(({ points }) => points.filter((point) => point !== null));
  return stack(series).flat();
}

/** For each series the sums up to it. */
function stack(series: readonly SeriesView[]): number[][] {
  const below: number[] = [];
  return series.map(({ points }) =>
    points.map((point, i) => {
      below[i] = (below[i] ?? 0) + (point ?? 0);
      return below[i] ?? 0;
    }),
  );
}

function placer({ left, right, top, bottom }: Frame, { low, high }: Scale, count: number): Place {
  const step = (right - left) / Math.max(1, count - 1);
  return (i, value) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return [rounded(count === 1 ? (left + right) / 2 : left + i * step), rounded(bottom - share * (bottom - top))];
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function gridLines({ left, right, top, bottom }: Frame, { low, high, ticks }: Scale): string {
  return ticks
    .map((tick) => {
      const y = rounded(bottom - ((tick - low) / (high - low)) * (bottom - top));
      return `<path class="grid" d="M${left} ${y}H${right}"/><text x="${left - 5}" y="${y + 3}" class="end">${escaped(figure(tick))}</text>`;
    })
    .join('');
}

function rightLabels({ right, top, bottom }: Frame, { low, high, ticks }: Scale): string {
  return ticks
    .map((tick) => {
      const y = rounded(bottom - ((tick - low) / (high - low)) * (bottom - top));
      return `<text x="${right + 5}" y="${y + 3}">${escaped(figure(tick))}</text>`;
    })
    .join('');
}

/** Begin, middle and end of the time, by the clock of this computer. */
function timeLabels({ left, right, bottom }: Frame, { start, periodSeconds, series }: MetricView): string {
  const last = Math.max(0, (series[0]?.points.length ?? 1) - 1);
  const at = (i: number) => new Date(start + i * periodSeconds * 1000).toTimeString().slice(0, 5);
  const label = (x: number, anchor: string, i: number) =>
    `<text x="${x}" y="${bottom + 14}" class="${anchor}">${at(i)}</text>`;
  const ends = label(left, 'start', 0) + label(right, 'end', last);
  return last < 2
    ? label(rounded((left + right) / 2), 'middle', last)
    : ends + label(rounded((left + right) / 2), 'middle', Math.round(last / 2));
}

function sideOf(view: MetricView, series: readonly SeriesView[], place: Place): string {
  const sums = view.stacked ? stack(series) : [];
  const drawn = series.map((one) => {
    const color = colorOf(one.color, view.series.indexOf(one));
    const row = sums[series.indexOf(one)];
    return row === undefined ? lineOf(one, color, place) : area(row, sums[series.indexOf(one) - 1], { color, place });
  });
  // The lowest areas last, so that they lie upon the higher ones.
  return (view.stacked ? drawn.toReversed() : drawn).join('');
}

/** Pieces of a line, which is broken where there is no data; a point by itself is a dot. */
function lineOf({ points, label, unit }: SeriesView, color: string, place: Place): string {
  const pieces: (readonly [number, number])[][] = [[]];
  for (const [i, point] of points.entries()) {
    if (point === null) pieces.push([]);
    else pieces.at(-1)?.push(place(i, point));
  }
  const paths = pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => {
      const [first] = piece;
      if (piece.length === 1 && first !== undefined)
        return `<circle cx="${first[0]}" cy="${first[1]}" r="2.5" style="fill:${color}"/>`;
      return `<path class="line" style="stroke:${color}" d="M${piece.map((at) => at.join(' ')).join('L')}"/>`;
    });
  const hint = points.flatMap((point) => (point === null ? [] : [point])).at(-1) ?? null;
  return `<g><title>${escaped(`${label}: ${figure(hint, unit)}`)}</title>${paths.join('')}</g>`;
}

function area(
  row: readonly number[],
  below: readonly number[] | undefined,
  { color, place }: { color: string; place: Place },
): string {
  const upper = row.map((value, i) => place(i, value).join(' '));
  const lower = row.map((_, i) => place(i, below?.[i] ?? 0).join(' ')).toReversed();
  return `<path class="area" style="fill:${color};stroke:${color}" d="M${[...upper, ...lower].join('L')}Z"/>`;
}

function mark({ left, right }: Frame, y: number, label: string): string {
  return `<path class="mark" d="M${left} ${y}H${right}"/><text x="${right - 4}" y="${y - 4}" class="end mark">${escaped(label)}</text>`;
}

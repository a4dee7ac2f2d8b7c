import type { Figure } from './figure.ts';

export interface Measured {
  readonly measure: string;
  readonly figures: readonly Figure[];
}

/** One line for each figure under the name of its measure: value, ratio, what it is beside, goal. */
export function figureTable(measured: readonly Measured[]): string {
  const all = measured.flatMap(({ figures }) => figures);
  const widths = [name, value, ratio].map((column) => Math.max(0, ...all.map((figure) => column(figure).length)));
  const [names = 0, values = 0, ratios = 0] = widths;
  const row = (figure: Figure) => {
    const cells = [name(figure).padEnd(names), value(figure).padEnd(values), ratio(figure).padStart(ratios)];
    return `  ${[...cells, reference(figure), goal(figure)].join('  ').trimEnd()}`;
  };
  return measured.map(({ measure, figures }) => `${[measure, ...figures.map(row)].join('\n')}\n`).join('\n');
}

/** Figures as JSON: each names its measure and has its ratio, which is null where nothing is to be divided by. */
export function figureJson(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ measure, figures }) =>
    figures.map((figure) => ({ measure, ...figure, ratio: ratioOf(figure) ?? null })),
  );
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function ratioOf({ value: of, reference: by }: Figure): number | undefined {
  return by === undefined || by.value === 0 ? undefined : of / by.value;
}

const name = (figure: Figure) => figure.name;
const value = (figure: Figure) => `${number(figure.value).padStart(9)} ${figure.unit}`;
const goal = (figure: Figure) => (figure.goal === undefined ? '' : `goal ${figure.goal}`);

function ratio(figure: Figure): string {
  const found = ratioOf(figure);
  return found === undefined ? '' : `${number(found)} x`;
}

function reference({ reference: by, unit }: Figure): string {
  return by === undefined ? '' : `${by.name} (${number(by.value)} ${unit})`.replace(' )', ')');
}

function number(of: number): string {
  if (of === 0) return '0';
  if (Math.abs(of) < 0.001) return of.toExponential(1);
  return Math.abs(of) >= 100 ? of.toFixed(0) : of.toPrecision(3);
}

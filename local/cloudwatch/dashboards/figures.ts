/** How units are written behind a figure. */
const UNITS: Readonly<Record<string, string>> = {
  Seconds: ' s',
  Milliseconds: ' ms',
  Microseconds: ' µs',
  Percent: ' %',
  Bytes: ' B',
  Kilobytes: ' KB',
  Megabytes: ' MB',
  Gigabytes: ' GB',
  'Count/Second': '/s',
  'Bytes/Second': ' B/s',
};

/** Signs with which labels begin: what an expression is measured in is said by nothing else. */
const SIGNS: Readonly<Record<string, string>> = { $: 'Dollars', '%': 'Percent' };

/** A label that begins with the unit, such as `% saved`, as unit and rest. */
export function unitAndLabel(label: string, unit: string): { readonly unit: string; readonly label: string } {
  const sign = SIGNS[label.charAt(0)];
  return sign === undefined || label.charAt(1) !== ' ' ? { unit, label } : { unit: sign, label: label.slice(2) };
}

/** Of what stands beside an axis: `%`, `$ an hour`, `s`. */
export function unitOfAxis(label = ''): string | undefined {
  const [sign = ''] = label.split(' ');
  return { ...SIGNS, s: 'Seconds', ms: 'Milliseconds', MB: 'Megabytes' }[sign];
}

export function unitSign(unit: string): string {
  return UNITS[unit] ?? '';
}

/** A figure with its unit, with at most four digits that count: 12.34 ms, 1.2 k, 0.000012. */
export function figure(value: number | null, unit = 'None'): string {
  if (value === null) return '–';
  if (unit === 'Dollars') return `${value < 0 ? '−' : ''}$${shortened(Math.abs(value))}`;
  return `${shortened(value)}${unitSign(unit)}`;
}

function shortened(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${trimmed(value / 1e9)} G`;
  if (size >= 1e6) return `${trimmed(value / 1e6)} M`;
  if (size >= 1e4) return `${trimmed(value / 1e3)} k`;
  return trimmed(value);
}

function trimmed(value: number): string {
  const text = String(Number(value.toPrecision(4)));
  // Very small sums of money are not to be read in powers of ten.
  return text.includes('e') ? value.toFixed(10).replace(/0{1,10}$/, '') : text;
}

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** An axis with round ticks that holds all values; zero belongs to it unless the template says otherwise. */
export function scaleOf(values: readonly number[], axis: { readonly min?: number; readonly max?: number } = {}): Scale {
  const low = axis.min ?? values.reduce((a, b) => Math.min(a, b), 0);
  const top = axis.max ?? values.reduce((a, b) => Math.max(a, b), low);
  const step = roundStep((top > low ? top - low : 1) / 4);
  const high = axis.max ?? Math.max(low + step, Math.ceil(top / step - 1e-9) * step);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: Math.min(12, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  return { low, high, ticks };
}

/** The next larger one of 1, 2, 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** A call costs fractions of a cent. */
const fractions = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const thousandths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A number as it is, its thousands grouped. */
export const numberWords = (value: number): string => whole.format(value);

/** Percent as it is. */
export const percentWords = (value: number): string => `${whole.format(value)} %`;

/** 0..1 or -1..1, three decimals. */
export const scoreWords = (value: number): string => thousandths.format(value);

/** US dollars: whole cents, but of less than a dollar six decimals. */
export function moneyWords(value: number): string {
  const sign = value < 0 ? '-' : '';
  const amount = Math.abs(value);
  return `${sign}$${(amount < 1 ? fractions : cents).format(amount)}`;
}

/** Seconds as `1 h 4 min 12 s`: whole seconds, but of less than ten a tenth. */
export function durationWords(seconds: number): string {
  if (seconds < 10) return `${tenths.format(seconds)} s`;
  const all = Math.round(seconds);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(all / 3600), 'h'],
    [Math.floor(all / 60) % 60, 'min'],
    [all % 60, 's'],
  ];
  return parts.flatMap(([value, unit]) => (value === 0 ? [] : [`${whole.format(value)} ${unit}`])).join(' ');
}

/** By how much the first is above the second, percent with its sign, one decimal; undefined where that means nothing. */
export function changeWords(first: number, second: number): string | undefined {
  if (first < 0 || second <= 0) return undefined;
  const change = (100 * (first - second)) / second;
  return change === 0 ? 'the same' : `${change > 0 ? '+' : ''}${tenths.format(change)} %`;
}

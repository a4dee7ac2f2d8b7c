/** A table of Markdown; all columns but the first stand right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A table of text, all columns left. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Dollars to the cent, with separators of thousands; whole ones from 10,000 on. */
export function usd(amount: number): string {
  return `$${amount.toLocaleString('en-US', digits(amount < 10_000 ? 2 : 0))}`;
}

export function whole(number: number): string {
  return number.toLocaleString('en-US', digits(0));
}

/** With as many digits as say something: 3 of small numbers, none behind the point of large ones. */
export function count(number: number): string {
  if (number >= 1000 || Number.isInteger(number)) return whole(number);
  return number.toLocaleString('en-US', digits(number >= 10 ? 1 : 2));
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function digits(number: number) {
  return { minimumFractionDigits: number, maximumFractionDigits: number };
}

/** Longest line of a list that is written on one line. */
const WIDTH = 120;
const STEP = '  ';

/** JSON as this project's formatter has it: a list of plain values stands on one line where it fits. */
export function writeJson(value: unknown): string {
  return `${write(value, '', '')}\n`;
}

/** `before`: what stands on the line already. */
function write(value: unknown, indent: string, before: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent + STEP;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    // A comma may follow.
    if (plain && before.length + line.length + 1 <= WIDTH) return line;
    return block(
      ['[', ']'],
      indent,
      value.map((item) => write(item, inner, inner)),
    );
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const lines = fields.map(([key, field]) => {
    const name = `${JSON.stringify(key)}: `;
    return name + write(field, inner, inner + name);
  });
  return block(['{', '}'], indent, lines);
}

function block([open, close]: readonly [string, string], indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => indent + STEP + line).join(',\n')}\n${indent}${close}`;
}

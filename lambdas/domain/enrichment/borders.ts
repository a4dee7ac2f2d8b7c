import { createHash } from 'node:crypto';

/** A code from a seed that stands in none of the lines, the same each time. */
export function codeFor(lines: readonly string[], seed: string): string {
  for (let i = 0; ; i++) {
    const code = createHash('sha256').update(`${seed} ${i}`).digest('hex').slice(0, 12);
    if (!lines.some((line) => line.includes(code))) return code;
  }
}

/** Lines from strangers between two borders, which none of them can write since none has the code. */
export function bordered(name: string, code: string, lines: readonly string[]): string {
  return `<<<${name} ${code}\n${lines.join('\n')}\n${name} ${code}>>>`;
}

export const NEWLINE = 0x0a;

/** JSON's blanks: space, tab, LF, CR. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
}

/** Index of the first byte from `from` on that is no blank; the length when there is none. */
export function skipBlanks(bytes: Uint8Array, from = 0): number {
  let i = from;
  while (i < bytes.byteLength && isBlank(bytes[i])) i++;
  return i;
}

/** The bytes in front of the blanks at the end. */
export function withoutTrailingBlanks(bytes: Uint8Array): Uint8Array {
  let end = bytes.byteLength;
  while (end > 0 && isBlank(bytes[end - 1])) end--;
  return bytes.subarray(0, end);
}

/** How many lines end between these two places. */
export function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === NEWLINE) count++;
  return count;
}

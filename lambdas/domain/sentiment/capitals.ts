import { codeAt } from '../text/characters.ts';
/** Whether a range of a text is written in capitals, two of them at least; letters without case do not count. */
export function isCapitals(text: string, start: number, end: number): boolean {
  let capitals = 0;
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at);
    if (code >= 0x61 && code <= 0x7a) return false;
    if (code >= 0x41 && code <= 0x5a) capitals++;
  }
  return capitals > 1;
}

/** Whether a text has small letters, so that capitals in it stand out. */
export function hasSmallLetters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    if (code >= 0x61 && code <= 0x7a) return true;
  }
  return false;
}

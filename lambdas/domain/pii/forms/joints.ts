import { isLetterCode, isWordCode } from './scan.ts';

/** Whether this stretch of digits is joined to letters on either side. */
export function isJoinedToLetters(text: string, start: number, end: number): boolean {
  return followsLetters(text, start) || (isJoint(text.charCodeAt(end)) && isLetterCode(text.charCodeAt(end + 1)));
}

/** Whether letters are joined to the digits that begin here. */
export function followsLetters(text: string, start: number): boolean {
  return isJoint(text.charCodeAt(start - 1)) && isLetterCode(text.charCodeAt(start - 2));
}

/** Hyphen, slash, underscore. */
export function isJoint(code: number): boolean {
  return code === 0x2d || code === 0x2f || code === 0x5f;
}

/** How many letters the word in front of this place has, a blank or hyphen between; 0 when none or more than `most`. */
export function lettersBefore(text: string, start: number, most: number): number {
  const divider = text.charCodeAt(start - 1);
  if (divider !== 0x20 && divider !== 0x2d) return 0;
  let letters = 0;
  while (letters <= most && isLetterCode(text.charCodeAt(start - 2 - letters))) letters++;
  return letters > most || isWordCode(text.charCodeAt(start - 2 - letters)) ? 0 : letters;
}

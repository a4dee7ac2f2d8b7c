import { codeAt } from '../../text/characters.ts';
/** Half-open range of a text: letters and digits in a row, with at least one digit. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Whether it has letters too. */
  readonly mixed: boolean;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const CLASSES = classes();
const LONGEST_PLACEHOLDER_NUMBER = 6;

/** Every stretch of letters and digits with a digit in it, except the numbers of placeholders such as `[PHONE_1]`. */
export function scanTokens(text: string): Token[] {
  const tokens: Token[] = [];
  // One for each call: a shared pattern would keep its place if a call ever broke off.
  const digit = /[0-9]/g;
  let end = 0;
  while (digit.test(text)) {
    const at = digit.lastIndex - 1;
    const start = startOfWord(text, at, end);
    end = endOfWord(text, at);
    if (!isPlaceholder(text, start, end)) tokens.push({ start, end, mixed: start < at || hasLetter(text, at, end) });
    digit.lastIndex = end;
  }
  return tokens;
}

function startOfWord(text: string, at: number, floor: number): number {
  let i = at;
  while (i > floor && isWordCode(codeAt(text, i - 1)) && !isTimes(text, i - 1)) i--;
  return i;
}

function endOfWord(text: string, at: number): number {
  let i = at + 1;
  while (isWordCode(codeAt(text, i)) && !isTimes(text, i)) i++;
  return i;
}

function hasLetter(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigitCode(codeAt(text, i))) return true;
  return false;
}

/** Letters of Latin script make words with digits; other scripts are written without a blank before a number. */
export function isWordCode(code: number): boolean {
  return code < CLASSES.length && CLASSES[code] !== OTHER;
}

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetterCode(code: number): boolean {
  return code < CLASSES.length && CLASSES[code] === LETTER;
}

/** An `x` between digits: an extension, or a multiplication. */
function isTimes(text: string, i: number): boolean {
  const code = codeAt(text, i);
  if (code !== 0x78 && code !== 0x58) return false;
  return isDigitCode(codeAt(text, i - 1)) && isDigitCode(codeAt(text, i + 1));
}

function isPlaceholder(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_PLACEHOLDER_NUMBER || codeAt(text, end) !== 0x5d) return false;
  return codeAt(text, start - 1) === 0x5f && isWordCode(codeAt(text, start - 2));
}

function classes(): Uint8Array {
  return Uint8Array.from({ length: 0x250 }, (_, code) => {
    if (isDigitCode(code)) return DIGIT;
    return /\p{L}/u.test(String.fromCharCode(code)) ? LETTER : OTHER;
  });
}

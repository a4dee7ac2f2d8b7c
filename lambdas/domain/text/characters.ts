/**
 * What the tokenizer knows of a UTF-16 unit, in one number, so that one look-up gives all:
 * bits 0-15 the folded unit, 16-18 its class, 19-25 the traits of a text that holds it, 26 that it is computed.
 */
export const FOLDED = 0xffff;
export const LETTER = 1 << 16;
export const DIGIT = 1 << 17;
export const APOSTROPHE = 1 << 18;
export const TRAIT_SHIFT = 19;
const COMPUTED = 1 << 26;

/** Traits: what occurs in a text, so that a reader can skip what cannot be there. */
export const TRAIT = {
  DIGIT: 1,
  UPPER: 2,
  NON_ASCII: 4,
  /** `@` or its full-width form. */
  AT: 8,
  /** `[`, as placeholders begin with. */
  BRACKET: 16,
  /** `!` or `?`. */
  EMPHASIS: 32,
  /** Characters that emoticons are made of. */
  SYMBOL: 64,
} as const;
export const TRAITS = 127;

const { charCodeAt } = String.prototype;

/**
 * text.charCodeAt(index), bound to the method once: strings come in so many internal kinds (cut, joined, of one or two
 * bytes) that V8 looks the method up anew for each character, which takes three times as long.
 */
export function codeAt(text: string, index: number): number {
  return charCodeAt.call(text, index);
}

const units = new Int32Array(0x10000);

/** What is known of a UTF-16 unit; computed when it is met for the first time. */
export function unitOf(code: number): number {
  const unit = units[code] ?? 0;
  return unit === 0 ? compute(code) : unit;
}

/** The unit in lower case; digits of any script as ASCII, typographic apostrophes as the plain one. */
export function fold(code: number): number {
  return unitOf(code) & FOLDED;
}

function compute(code: number): number {
  const char = String.fromCharCode(code);
  const unit = folded(char, code) | classOf(char) | (traitsOf(char, code) << TRAIT_SHIFT) | COMPUTED;
  units[code] = unit;
  return unit;
}

/** Surrogates are no letters: what lies beyond the basic plane in calls is emoji. Joiners stand inside Indic words. */
function classOf(char: string): number {
  if (/^[\p{L}\p{M}\u200c\u200d]$/u.test(char)) return LETTER;
  if (/^\p{Nd}$/u.test(char)) return DIGIT;
  return /^['\u2019\u02bc]$/.test(char) ? APOSTROPHE : 0;
}

function traitsOf(char: string, code: number): number {
  let traits = code > 0x7f ? TRAIT.NON_ASCII : 0;
  if (/^\p{Nd}$/u.test(char)) traits |= TRAIT.DIGIT;
  if (/^\p{Lu}$/u.test(char)) traits |= TRAIT.UPPER;
  if (char === '@' || char === '\uff20') traits |= TRAIT.AT;
  if (char === '[') traits |= TRAIT.BRACKET;
  if (char === '!' || char === '?') traits |= TRAIT.EMPHASIS;
  if (/^[:;=<>()*^|\\/]$/.test(char)) traits |= TRAIT.SYMBOL;
  return traits;
}

function folded(char: string, code: number): number {
  if (/^\p{Nd}$/u.test(char)) return 48 + digitValue(code);
  if (/^['\u2019\u02bc]$/.test(char)) return 0x27;
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Decimal digits stand in runs of ten (Unicode, 4.6), so the value is the way back to the first of the run. */
function digitValue(code: number): number {
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCharCode(code - value - 1))) value++;
  return value;
}

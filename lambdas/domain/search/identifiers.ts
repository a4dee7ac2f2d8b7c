/** Letters and digits in pieces joined by the separators that order numbers are written with. Linear: no piece can be read twice. */
const CANDIDATE = /[\p{L}\p{N}]+(?:[-/_#][\p{L}\p{N}]+)*/gu;
const SEPARATORS = /[-/_#]/g;
const DIGIT = /\p{N}/u;
const MIN_LENGTH = 4;
const MAX_LENGTH = 64;
/** Most identifiers that are kept of one text. */
const MAX_IDENTIFIERS = 500;

/**
 * What looks like an order number, a ticket or a serial number: at least four letters and digits, one of them a digit.
 * Written without separators and in capitals, so that `ord-4711 22`'s `ORD-4711` is the same as `Ord/4711`.
 */
export function identifiersIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [candidate] of text.replace(PLACEHOLDER, ' ').matchAll(CANDIDATE)) {
    const identifier = candidate.replace(SEPARATORS, '').toUpperCase();
    const { length } = identifier;
    if (length >= MIN_LENGTH && length <= MAX_LENGTH && DIGIT.test(identifier)) found.add(identifier);
    if (found.size === MAX_IDENTIFIERS) break;
  }
  return [...found];
}

/** What redaction put in place of a value: it names no order. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

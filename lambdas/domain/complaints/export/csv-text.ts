import { plainText } from '../../enrichment/plain-text.ts';

/**
 * What a spreadsheet takes for the beginning of a formula, also full-width, small, raised and lowered, and the sign for
 * minus; blanks, quotation marks and characters that nobody sees may stand before it. Readers whose separator is a
 * semicolon, as that of spreadsheets in half of Europe, begin a cell behind each one.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const MARKED = /(?:^|;)(?='|(?:[\s"'“”‘’„«»`´]|\u200c|\u200d|\ufe0f)*[=+\-@＝＋－＠﹦﹢﹣﹫−⁼⁺⁻₌₊₋])/gu;

/** Most cells: ids, keys and times, of which nothing has to be changed. */
const ORDINARY = /^[a-z0-9](?: ?[a-z0-9._:-])*$/i;

/** What has to stand in quotes. */
const PARTING = /[",\r\n]/;

/**
 * Text that no spreadsheet computes: one line without characters that cannot be seen, with an apostrophe where a formula
 * could begin, at its beginning or behind a semicolon. What begins there with one already gets one all the same, so that
 * taking away one apostrophe in each of these places gives the line back.
 */
export function harmlessText(text: string): string {
  return ORDINARY.test(text) ? text : plainText(text).replace(MARKED, "$&'");
}

/** A field as RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) writes it: quoted where it has to be, quotes doubled. */
export function quotedField(field: string): string {
  return PARTING.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

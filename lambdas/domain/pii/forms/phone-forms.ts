import { type Form, sticky } from './form.ts';
import { KEY } from './keyword-data.ts';
import { type FormType, SURENESS } from './types.ts';

const PHONE = { type: 'PHONE' satisfies FormType, keys: KEY.PHONE } as const;
const PLAIN = { ...PHONE, form: SURENESS.PLAIN } as const;

/** What may stand between two digits of an international number. */
const ANY = '[ ._/()\\n\\-]{0,3}';
const EXTENSION = '(?:[ ,]{0,2}(?:x|ext\\.?|extn\\.?|extension)[ .:]{0,2}\\d{1,5})?';

/** From the plus sign on (ITU-T E.164: 15 digits at most); the lengths of +1 and +91 are known. */
export const PLUS_PHONES: readonly Form[] = [
  { ...PHONE, pattern: sticky(`\\+ ?1(?:${ANY}\\d){10}${EXTENSION}`, 'i'), form: SURENESS.FORM },
  { ...PHONE, pattern: sticky(`\\+ ?91(?:${ANY}\\d){10}`), form: SURENESS.FORM },
  { ...PHONE, pattern: sticky(`\\+ ?\\(?\\d(?:${ANY}\\d){7,12}${EXTENSION}`, 'i'), form: SURENESS.FORM },
  { ...PHONE, pattern: sticky('\\+\\d{14,15}'), form: SURENESS.FORM },
];

/** From the bracket of an area code on. */
export const BRACKETED_PHONES: readonly Form[] = [
  { ...PLAIN, pattern: sticky(`\\([2-9]\\d\\d\\)[ .\\-]{0,2}\\d{3}[ .\\-]{0,2}\\d{4}${EXTENSION}`, 'i') },
  {
    ...PLAIN,
    pattern: sticky('\\(\\d{2,5}\\)[ .\\-]{0,2}\\d{2,8}(?:[ .\\-]\\d{2,5}){0,3}'),
    valid: (digits) => digits.length >= 8 && digits.length <= 12,
  },
];

/** North American numbering plan, with or without the leading 1. */
const NANP_DIVIDED: Form = {
  ...PLAIN,
  pattern: sticky(
    `(?:1~{1,2})?(?:\\([2-9]\\d\\d\\)~{0,2}|[2-9]\\d\\d[ .\\n/\\-]{1,2})\\d{3}~{0,2}\\d{4}${EXTENSION}`,
    'i',
  ),
};

/** India: mobile numbers, and others behind the country code. */
const INDIA_DIVIDED: Form = {
  ...PLAIN,
  pattern: sticky(
    '(?:(?:91|0)~{0,2})?(?:[6-9]\\d{4}~{1,2}\\d{5}|[6-9]\\d{3}~{1,2}\\d{3}~{1,2}\\d{3}|[6-9]\\d{2}~{1,2}\\d{3}~{1,2}\\d{4}|' +
      '[6-9]\\d[ \\-]\\d{4}[ \\-]\\d{4})|91[ \\-]{1,2}[2-9](?:[ \\-]?\\d){9}',
  ),
};

/** India: toll-free numbers. */
const TOLL_FREE: Form = { ...PLAIN, pattern: sticky('18[06]0[ \\-]?\\d{3}[ \\-]?\\d{3,4}') };

const DATE = '\\d{1,2}[./\\-]\\d{1,2}[./\\-](?:19|20)\\d\\d';
/** National numbers behind a trunk 0 (ITU-T E.123), in groups. */
const TRUNK_DIVIDED: Form = {
  ...PLAIN,
  pattern: sticky(`(?!${DATE})(?!\\d{5}[ -]\\d{4}(?!\\d))0[1-9]\\d{0,4}(?:[ .\\n/\\-]{1,2}\\d{2,8}){1,4}`),
  valid: (digits) => digits.length >= 9 && digits.length <= 12,
};

/** International numbers behind 00. */
const ZERO_ZERO: Form = {
  ...PLAIN,
  pattern: sticky(`00[ \\-]?[1-9](?:${ANY}\\d){9,13}${EXTENSION}`, 'i'),
};

/** Phone numbers by the length of their first group; an undivided number is its own group. */
export const PHONES_BY_LENGTH: ReadonlyMap<number, readonly Form[]> = new Map([
  [1, [NANP_DIVIDED, INDIA_DIVIDED]],
  [2, [INDIA_DIVIDED, TRUNK_DIVIDED, ZERO_ZERO]],
  [3, [NANP_DIVIDED, INDIA_DIVIDED, TRUNK_DIVIDED, ZERO_ZERO]],
  [4, [INDIA_DIVIDED, TOLL_FREE, TRUNK_DIVIDED, ZERO_ZERO]],
  [5, [INDIA_DIVIDED, TRUNK_DIVIDED, ZERO_ZERO]],
  [6, [INDIA_DIVIDED, NANP_DIVIDED]],
  [10, [{ ...PLAIN, pattern: sticky(`[6-9]\\d{9}|[2-9]\\d\\d[2-9]\\d{6}${EXTENSION}`, 'i') }, TOLL_FREE]],
  [11, [{ ...PLAIN, pattern: sticky('0[1-9]\\d{9}|1[2-9]\\d{9}') }]],
  [12, [{ ...PLAIN, pattern: sticky('91[6-9]\\d{9}') }, ZERO_ZERO]],
  [13, [ZERO_ZERO, { ...PLAIN, pattern: sticky('091[6-9]\\d{9}') }]],
  [14, [{ ...PLAIN, pattern: sticky('0091[6-9]\\d{9}') }]],
]);

import { weightedSum } from './checksums.ts';
import { type Form, sticky } from './form.ts';
import { KEY } from './keyword-data.ts';
import { SURENESS } from './types.ts';

/** Check digit of an NHS number: weights 10 to 2, mod 11 (NHS Data Dictionary). */
function isNhs(digits: string): boolean {
  const sum = weightedSum(digits.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return !/^(\d)\1+$/.test(digits) && (11 - (sum % 11)) % 11 === Number(digits[9]);
}

export const DIVIDED_NHS: Form = {
  type: 'NHS',
  pattern: sticky('\\d{3}[ \\-]\\d{3}[ \\-]\\d{4}'),
  valid: isNhs,
  keys: KEY.NHS,
  alone: SURENESS.KEYED,
};

export const UNDIVIDED_NHS: Form = {
  type: 'NHS',
  pattern: sticky('\\d{10}'),
  valid: isNhs,
  keys: KEY.NHS,
  alone: SURENESS.ALONE,
};

/** National insurance number: prefixes that are issued, six digits, A to D (HMRC NIM39110). */
const NINO_PREFIX = '(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z]';

export const NINO: Form = {
  type: 'NINO',
  pattern: sticky(`${NINO_PREFIX}[ \\-]?\\d{6}[ \\-]?[a-d]`, 'i'),
  form: SURENESS.FORM,
  keys: KEY.NINO,
};

const NINO_GROUPS = '[ \\-]?\\d\\d[ \\-]\\d\\d[ \\-]\\d\\d[ \\-]?[a-d]';
/** Small words that may stand in front of three numbers: "at 10 20 30 a". */
const WORDS = '(?:as|at|am|an|be|by|he|ha|me|my|pa|we|us) ';

export const DIVIDED_NINOS: readonly Form[] = [
  {
    type: 'NINO',
    pattern: sticky(`(?!${WORDS})${NINO_PREFIX}${NINO_GROUPS}`, 'i'),
    form: SURENESS.PLAIN,
    keys: KEY.NINO,
  },
  { type: 'NINO', pattern: sticky(NINO_PREFIX + NINO_GROUPS, 'i'), keys: KEY.NINO, alone: SURENESS.ALONE },
];

/** Postcode areas (Royal Mail). */
const AREAS =
  'AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|' +
  'GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|' +
  'PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|' +
  'WS|WV|YO|ZE|B|E|G|L|M|N|S|W';
const OUTWARD = `(?:(?:${AREAS})\\d[0-9A-HJKMNP-Y]?)`;
/** Without what is a size of memory or an ordinal: "M1 8GB", "E5 2ND". */
const INWARD = '(?!\\d(?:GB|TB)|1ST|2ND|3RD|[4-9]TH)\\d[ABD-HJLNP-UW-Z]{2}';

/** In upper case with its blank it needs no word. */
export const DIVIDED_POSTCODE: Form = {
  type: 'POSTCODE',
  pattern: sticky(`${OUTWARD} ${INWARD}|GIR 0AA`),
  form: SURENESS.PLAIN,
  keys: KEY.ADDRESS,
};

export const POSTCODE: Form = {
  type: 'POSTCODE',
  pattern: sticky(`${OUTWARD} ?${INWARD}|GIR ?0AA`, 'i'),
  keys: KEY.ADDRESS,
  alone: SURENESS.ALONE,
};

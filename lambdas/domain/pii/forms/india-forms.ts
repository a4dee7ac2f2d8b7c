import { gstinCheck, verhoeff } from './checksums.ts';
import { type Form, sticky } from './form.ts';
import { KEY } from './keyword-data.ts';
import { SURENESS } from './types.ts';

/** UIDAI: twelve digits, the first 2 to 9, the last a Verhoeff check; palindromes are not given out. */
function isAadhaar(digits: string): boolean {
  return /^[2-9]/.test(digits) && verhoeff(digits) && [...digits].reverse().join('') !== digits;
}

/** Twelve digits that are as well a mobile number behind the country code 91 stay one. */
function isAadhaarOnly(digits: string): boolean {
  return isAadhaar(digits) && !/^91[6-9]/.test(digits);
}

export const DIVIDED_AADHAAR: readonly Form[] = [
  {
    type: 'AADHAAR',
    pattern: sticky('\\d{4}([ .:\\-])\\d{4}\\1\\d{4}'),
    valid: isAadhaar,
    solitary: true,
    form: SURENESS.FORM,
    keys: KEY.AADHAAR,
  },
];

export const UNDIVIDED_AADHAAR: readonly Form[] = [
  {
    type: 'AADHAAR',
    pattern: sticky('\\d{12}'),
    valid: isAadhaarOnly,
    solitary: true,
    form: SURENESS.FORM,
    keys: KEY.AADHAAR,
  },
];

/** Fourth letter: the kind of holder (Income Tax Department). */
const PAN_HOLDER = '[ABCFGHJLPT]';

/** States of the goods and services tax; 38 and above with their check character only, for few are in use. */
function isGstin(value: string): boolean {
  const state = Number(value.slice(0, 2));
  return (state >= 1 && state <= 37) || ((state === 38 || state === 97 || state === 99) && gstinCheck(value));
}

export const GSTIN: Form = {
  type: 'GSTIN',
  pattern: sticky('\\d{2}[ \\-]?[A-Z]{5}[ \\-]?\\d{4}[ \\-]?[A-Z][ \\-]?[1-9A-Z][ \\-]?Z[ \\-]?[0-9A-Z]', 'i'),
  valid: isGstin,
  form: SURENESS.FORM,
};

/** Codes of the states on number plates (Ministry of Road Transport), with the old ones still on the road. */
const STATE =
  'AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|TG|UK|UA|UP|WB';
export const STATES: ReadonlySet<string> = new Set(STATE.split('|'));
/** Small words that stand between numbers in a text in capitals: "UP 20 TO 1000". */
const SERIES = '(?!TO |AT |OF |IN |ON |OR |AND |FOR |BY |IS |AM |PM )[A-Z]{1,3}';

/** Words without blank: letters and digits in one. */
export const INDIA_WORDS: readonly Form[] = [
  { type: 'PAN', pattern: sticky(`[A-Z]{3}${PAN_HOLDER}[A-Z]\\d{4}[A-Z]`, 'i'), form: SURENESS.FORM, keys: KEY.PAN },
  { type: 'PAN', pattern: sticky('[A-Z]{5}\\d{4}[A-Z]', 'i'), form: SURENESS.PLAIN, keys: KEY.PAN },
  GSTIN,
  { type: 'IFSC', pattern: sticky('[A-Z]{4}0[A-Z0-9]{6}'), form: SURENESS.FORM, keys: KEY.IFSC },
  { type: 'IFSC', pattern: sticky('[A-Z]{4}0(?:\\d{6}|[A-Z0-9]{6})', 'i'), keys: KEY.IFSC | KEY.ACCOUNT },
  { type: 'VOTER_ID', pattern: sticky('[A-Z]{3}\\d{7}', 'i'), form: SURENESS.PLAIN, keys: KEY.VOTER },
  {
    type: 'VEHICLE',
    pattern: sticky(`(?:${STATE})\\d{1,2}[A-Z]{1,3}\\d{4}|\\d{2}BH\\d{4}[A-Z]{1,2}`, 'i'),
    form: SURENESS.FORM,
    keys: KEY.VEHICLE,
  },
  {
    type: 'LICENCE',
    pattern: sticky(`(?:${STATE})\\d{2}[ \\-]?(?:19|20)\\d{9}`, 'i'),
    form: SURENESS.FORM,
    keys: KEY.LICENCE,
  },
];

/** Words with blanks or hyphens, from their first letters. */
export const INDIA_DIVIDED: readonly Form[] = [
  {
    type: 'VEHICLE',
    pattern: sticky(`(?:${STATE})[ \\-]?\\d{1,2}[ \\-]?${SERIES}[ \\-]?\\d{4}`),
    form: SURENESS.PLAIN,
    keys: KEY.VEHICLE,
  },
  {
    type: 'VEHICLE',
    pattern: sticky(`(?:${STATE})[ \\-]?\\d{1,2}[ \\-]?(?:[A-Z]{1,3}[ \\-]?)?\\d{4}`, 'i'),
    keys: KEY.VEHICLE,
  },
  {
    type: 'LICENCE',
    pattern: sticky(`(?:${STATE})[ \\-]?\\d{2}[ \\-]?(?:19|20)\\d{2}[ \\-]?\\d{7}`, 'i'),
    form: SURENESS.FORM,
    keys: KEY.LICENCE,
  },
];

export const DIVIDED_PAN: Form = {
  type: 'PAN',
  pattern: sticky('[A-Z]{5}[ \\-]\\d{4}[ \\-]?[A-Z]', 'i'),
  keys: KEY.PAN,
};

export const DIVIDED_VOTER: Form = {
  type: 'VOTER_ID',
  pattern: sticky('[A-Z]{3}[ \\-]\\d{7}', 'i'),
  keys: KEY.VOTER,
};

/** The plate of the BH series, from its year. */
export const BH_PLATE: Form = {
  type: 'VEHICLE',
  pattern: sticky('\\d{2}[ \\-]?BH[ \\-]?\\d{4}[ \\-]?[A-Z]{1,2}'),
  form: SURENESS.FORM,
  keys: KEY.VEHICLE,
};

export const PASSPORT_WORDS: readonly Form[] = [
  // India: a letter without Q, X, Z and seven digits (Passport Seva).
  {
    type: 'PASSPORT',
    pattern: sticky('[A-PR-WY][1-9]\\d ?\\d{4}[1-9]', 'i'),
    keys: KEY.PASSPORT,
    alone: SURENESS.ALONE,
  },
  // United States: a letter and eight digits.
  { type: 'PASSPORT', pattern: sticky('[A-Z]\\d{8}', 'i'), keys: KEY.PASSPORT, alone: SURENESS.ALONE },
];

import { weightedSum } from './checksums.ts';
import { type Form, sticky } from './form.ts';
import { KEY } from './keyword-data.ts';
import { SURENESS } from './types.ts';

/** Numbers that were printed in advertisements and given out to no one (SSA, "The SSN Numbering Scheme"). */
const ADVERTISED: ReadonlySet<string> = new Set(['078051120', '219099999', '123456789', '987654321']);

/** Area, group and serial of a social security number (SSA), or a taxpayer number of the IRS. */
function isSsn(digits: string): boolean {
  if (digits.startsWith('9')) return isItin(digits);
  if (digits.startsWith('000') || digits.startsWith('666')) return false;
  return digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000' && !ADVERTISED.has(digits);
}

/** Groups of taxpayer numbers: 50 to 65, 70 to 88, 90 to 92, 94 to 99 (IRS publication 4757). */
function isItin(digits: string): boolean {
  const group = Number(digits.slice(3, 5));
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 99 && group !== 89 && group !== 93);
}

/** Prefix and check digit of a routing number (ABA, Routing Number Policy): weights 3, 7, 1. */
function isRouting(digits: string): boolean {
  const bank = Number(digits.slice(0, 2));
  const issued = bank <= 12 || (bank >= 21 && bank <= 32) || (bank >= 61 && bank <= 72) || bank === 80;
  return issued && !/^0+$/.test(digits) && weightedSum(digits, [3, 7, 1]) % 10 === 0;
}

function isPassport(digits: string): boolean {
  return !/0{6}$/.test(digits);
}

export const DIVIDED_SSN: Form = {
  type: 'SSN',
  pattern: sticky('\\d{3}([ .\\-])\\d{2}\\1\\d{4}'),
  valid: isSsn,
  solitary: true,
  form: SURENESS.FORM,
  keys: KEY.SSN,
};

/** With only one of its two hyphens. */
export const HALF_DIVIDED_SSN: Form = {
  type: 'SSN',
  pattern: sticky('\\d{3}-\\d{6}|\\d{5}-\\d{4}'),
  valid: isSsn,
  form: SURENESS.PLAIN,
  keys: KEY.SSN,
};

export const DIVIDED_ROUTING: Form = {
  type: 'ROUTING',
  pattern: sticky('\\d{4}-\\d{4}-\\d'),
  valid: isRouting,
  solitary: true,
  form: SURENESS.FORM,
  keys: KEY.ROUTING,
};

/** Nine digits in a row. */
export const US_NINE_DIGITS: readonly Form[] = [
  { type: 'SSN', pattern: sticky('\\d{9}'), valid: isSsn, keys: KEY.SSN, alone: SURENESS.ALONE_WEAK },
  { type: 'ROUTING', pattern: sticky('\\d{9}'), valid: isRouting, keys: KEY.ROUTING, alone: SURENESS.ALONE },
  { type: 'PASSPORT', pattern: sticky('\\d{9}'), valid: isPassport, keys: KEY.PASSPORT, alone: SURENESS.ALONE_WEAKEST },
];

/** Verhoeff's tables: multiplication in the dihedral group D5, row by row, and the permutation of the positions. */
const D5 = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
] as const;
const POSITION = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
] as const;

/** Verhoeff's check of a string of digits, the check digit last (J. Verhoeff, Error Detecting Decimal Codes, 1969). */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    check = Number(D5[check]?.[Number(POSITION[i % 8]?.[digit])]);
  }
  return check === 0;
}

/** Sum of the digits times these weights, repeated as needed. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(i) - 48) * (weights[i % weights.length] ?? 0);
  return sum;
}

/** ISO 7064 mod 97-10 of an upper-case IBAN: its first four characters last, letters as 10 to 35, remainder 1. */
export function mod97(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (let i = 0; i < turned.length; i++) {
    const value = base36(turned.charCodeAt(i));
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Check character of a GSTIN (15 characters, upper case): Luhn's scheme in base 36, weights 1 and 2 from the left. */
export function gstinCheck(gstin: string): boolean {
  let sum = 0;
  for (let i = 0; i < gstin.length - 1; i++) {
    const product = base36(gstin.charCodeAt(i)) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return (36 - (sum % 36)) % 36 === base36(gstin.charCodeAt(gstin.length - 1));
}

/** Value of an ASCII digit or upper-case letter in base 36. */
function base36(code: number): number {
  return code <= 57 ? code - 48 : code - 55;
}

/** Luhn check of a string of ASCII digits (ISO/IEC 7812-1, annex B). */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

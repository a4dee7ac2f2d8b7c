import { findBirth } from './find-birth.ts';
import { findGluedPhone } from './find-glued-phone.ts';
import { findIban } from './find-iban.ts';
import { findIpv4, findIpv6 } from './find-ip.ts';
import { findKeyedCode } from './find-keyed-code.ts';
import { tryForms } from './form.ts';
import {
  BH_PLATE,
  DIVIDED_AADHAAR,
  DIVIDED_PAN,
  DIVIDED_VOTER,
  GSTIN,
  INDIA_DIVIDED,
  INDIA_WORDS,
  PASSPORT_WORDS,
  STATES,
} from './india-forms.ts';
import { isJoinedToLetters, lettersBefore } from './joints.ts';
import type { Page } from './page.ts';
import { isDigitCode, isLetterCode, type Token } from './scan.ts';
import { DIVIDED_NINOS, DIVIDED_POSTCODE, NINO, POSTCODE } from './uk-forms.ts';

const WORDS = [...INDIA_WORDS, ...PASSPORT_WORDS, NINO];
/** Shortest word of letters and digits that is a form by itself. */
const SHORTEST_WORD = 8;
const POSTCODES = [DIVIDED_POSTCODE, POSTCODE];
/** Characters of a postcode before its blank, at most, and behind it. */
const OUTWARD = 4;
const INWARD = 3;
const INSURANCES = [...DIVIDED_NINOS, NINO];
const VOTERS = [DIVIDED_VOTER];
const PANS = [DIVIDED_PAN];
const LONGEST_LETTERS = 5;
/** What stands together behind the state, at most: the district, year and number of a driving licence. */
const LONGEST_IN_PLATE = 13;
const DIGITS_FIRST = [GSTIN, BH_PLATE];
/** Colons divide no run, for times have them. */
const AADHAAR_GROUP = 4;

/** What begins at, or around, one stretch of letters and digits. */
export function findAtToken(page: Page, token: Token): void {
  if (token.mixed) findInWord(page, token);
  else findAtDigits(page, token);
  findBirth(page, token);
  if (page.text[token.end] === ':' || page.text[token.start - 1] === ':') findIpv6(page, token);
}

function findInWord(page: Page, { start, end }: Token): void {
  const { text } = page;
  if (end - start >= SHORTEST_WORD) tryForms(page, WORDS, start);
  if (isLetterCode(text.charCodeAt(start))) {
    if (mayBePostcode(text, start, end)) tryForms(page, POSTCODES, start);
    findPlate(page, start);
    findIban(page, start);
  }
  findKeyedCode(page, start);
  findGluedPhone(page, start, end);
  findBehindLetters(page, start, end);
}

function mayBePostcode(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length <= OUTWARD) return text[end] === ' ' && isDigitCode(text.charCodeAt(end + 1));
  return (
    length <= OUTWARD + INWARD && isDigitCode(text.charCodeAt(end - INWARD)) && isLetterCode(text.charCodeAt(end - 1))
  );
}

function findAtDigits(page: Page, { start, end }: Token): void {
  const { text } = page;
  if (text[end] === '.') findIpv4(page, start);
  if (text[end] === ':' && end - start === AADHAAR_GROUP) tryForms(page, DIVIDED_AADHAAR, start);
  if (end - start === 2 && isUpper(text.charCodeAt(end + 1))) tryForms(page, DIGITS_FIRST, start);
  if (isJoinedToLetters(text, start, end)) findKeyedCode(page, start);
  findBehindLetters(page, start, end);
}

/** Forms whose first letters stand in front of their first digits, with a blank or hyphen between. */
function findBehindLetters(page: Page, start: number, end: number): void {
  const letters = lettersBefore(page.text, start, LONGEST_LETTERS);
  const first = start - 1 - letters;
  if (letters === 2) {
    if (end - start <= LONGEST_IN_PLATE) findPlate(page, first);
    if (end - start === 2 || end - start >= 6) tryForms(page, INSURANCES, first);
  } else if (letters === 3) tryForms(page, end - start === INWARD ? POSTCODES : VOTERS, first);
  else if (letters === LONGEST_LETTERS) tryForms(page, PANS, first);
}

/** Number plates and driving licences of India, which begin with a state. */
function findPlate(page: Page, start: number): void {
  if (STATES.has(page.text.slice(start, start + 2).toUpperCase())) tryForms(page, INDIA_DIVIDED, start);
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

import { foldDigits } from './digits.ts';
import { findCards } from './find-cards.ts';
import { findEmails } from './find-email.ts';
import type { PiiSpan, PiiType } from './types.ts';

/** Finds values of one form; the spans are in order and do not overlap. */
export type Finder = (text: string) => PiiSpan[];

/** Values with fewer digits than this are no phone number, card or SSN. */
const HAS_NUMBER = /(?:\d[^\d]{0,3}){6}\d/;

/** US social security numbers as they are written; the areas 000, 666 and 9xx were never issued (SSA). */
const SSN = /(?<!\d)(?<!\d[ -])(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?!\d|[ -]\d)/g;

/** Phone numbers by form. Every pattern has a bounded length, so matching is linear. */
const PHONES: readonly RegExp[] = [
  // E.164 with any grouping: + and 8 to 15 digits (ITU-T E.164).
  /(?<![\w+])\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)/g,
  // North American numbering plan, with or without the leading 1.
  /(?<!\d)(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)/g,
  // Indian mobile numbers, 5-5 or together, with or without 0 or 91 in front.
  /(?<!\d)(?:0|91[ -]?)?[6-9]\d{4}[ -]?\d{5}(?!\d)/g,
  // National numbers with a trunk 0 in three groups.
  /(?<!\d)0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\d)/g,
];

/** All forms, the surest first. */
export const FINDERS: readonly Finder[] = [
  (text) => (text.includes('@') ? findEmails(text) : []),
  numbers(findCards),
  numbers(byPattern('SSN', SSN)),
  ...PHONES.map((pattern) => numbers(byPattern('PHONE', pattern))),
];

/** Looks at digits of any script as if they were ASCII; texts with few digits cost one look. */
function numbers(find: Finder): Finder {
  return (text) => {
    const folded = foldDigits(text);
    return HAS_NUMBER.test(folded) ? find(folded) : [];
  };
}

function byPattern(type: PiiType, pattern: RegExp): Finder {
  return (text) => [...text.matchAll(pattern)].map((m) => ({ type, start: m.index, end: m.index + m[0].length }));
}

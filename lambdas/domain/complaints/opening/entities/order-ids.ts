import { identifiersIn } from '../../../search/identifiers.ts';

/** Letters and digits in pieces joined by one separator. Linear: nothing follows that could fail. */
const CANDIDATE = /[\p{L}\p{M}\p{N}]+(?:[-/_][\p{L}\p{M}\p{N}]+)*/gu;
const NOT_ALPHANUMERIC = /[^\p{L}\p{M}\p{N}]/gu;
/** Characters before a number that are looked at for a word that says what it is. */
const REACH = 25;
/** What was asked for in the turn before. */
const ASKED_REACH = 240;
/**
 * An identifier that was asked for, and one that nothing announces, has at least so many digits: a shorter one is a model or
 * a postal code.
 */
const DIGITS = { asked: 6, alone: 9 } as const;
const CUE =
  /\b(?:order|ord|ticket|tkt|complaint|reference|ref|booking|pnr|tracking|awb|shipment|invoice|transaction|txn|utr|claim|policy|case|request|service request|docket|id|number|num)\b|#|ऑर्डर|आर्डर|शिकायत|टिकट|नंबर|संदर्भ|बुकिंग/iu;

/** Numbers of orders, tickets, bookings and the like, as they were said. `before` is what was said just before. */
export function* orderIdsIn(text: string, before: string): Generator<string> {
  const identifiers = new Set(identifiersIn(text));
  if (identifiers.size === 0) return;
  const asked = CUE.test(before.slice(-ASKED_REACH));
  const enough = asked ? DIGITS.asked : DIGITS.alone;
  for (const { 0: candidate, index } of text.matchAll(CANDIDATE)) {
    if (!identifiers.has(candidate.replace(NOT_ALPHANUMERIC, '').normalize('NFKC').toUpperCase())) continue;
    const announced = CUE.test(text.slice(Math.max(0, index - REACH), index));
    if (announced || (candidate.match(/\p{Nd}/gu)?.length ?? 0) >= enough) yield candidate;
  }
}

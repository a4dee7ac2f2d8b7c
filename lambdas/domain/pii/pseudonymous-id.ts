import { createHash } from 'node:crypto';
import { findForms } from './forms/find-forms.ts';
import type { PiiType } from './types.ts';

/** What makes an identifier personal. Other numbers are what identifiers are made of. */
const PERSONAL: ReadonlySet<PiiType> = new Set(['EMAIL', 'CARD', 'IBAN', 'SSN', 'PHONE', 'AADHAAR', 'PAN', 'UPI']);

/**
 * An identifier that holds an address, a card, a phone number or the like becomes a pseudonym, the same for the same
 * identifier, so that calls can still be found and counted by it. Other identifiers are the customer's own pseudonyms
 * and stay as they are.
 */
export function pseudonymousId(id: string): string {
  if (!isPersonal(id)) return id;
  return `id_${createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 24)}`;
}

/** A word in front, so that no weak form is taken for sure because it stands alone. */
const BESIDE = 'x ';

function isPersonal(id: string): boolean {
  return findForms(BESIDE + id).some((span) => PERSONAL.has(span.type));
}

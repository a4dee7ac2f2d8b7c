import { createHash } from 'node:crypto';
import type { Call, CallMetadata } from '../transcript/call.ts';
import { findEmails } from './find-email.ts';
import { createRedactor } from './redact-call.ts';

/**
 * An identifier that holds an e-mail address becomes a pseudonym, the same for the same address, so that calls can
 * still be found and counted by it. Other identifiers are the customer's own pseudonyms and stay as they are.
 */
export function pseudonymousId(id: string): string {
  if (findEmails(id).length === 0) return id;
  return `id_${createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 24)}`;
}

/** The call with pseudonymous identifiers and redacted labels; the turns are left alone. */
export function redactMetadata(call: Call): Call {
  const labels = createRedactor();
  const metadata: CallMetadata = {
    ...call.metadata,
    client_id: pseudonymousId(call.metadata.client_id),
    agent_id: pseudonymousId(call.metadata.agent_id),
    product: labels.redact(call.metadata.product).text,
    region: labels.redact(call.metadata.region).text,
    ...optional('client_segment', call.metadata.client_segment, labels.redact),
    ...optional('channel', call.metadata.channel, labels.redact),
    ...optional('language', call.metadata.language, labels.redact),
  };
  return { ...call, call_id: pseudonymousId(call.call_id), metadata };
}

function optional<K extends string>(key: K, value: string | undefined, redact: (text: string) => { text: string }) {
  return value === undefined ? {} : { [key]: redact(value).text };
}

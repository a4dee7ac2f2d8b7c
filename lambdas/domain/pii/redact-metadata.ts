import type { Call, CallMetadata } from '../transcript/call.ts';
import { pseudonymousId } from './pseudonymous-id.ts';
import { createTextRedactor } from './redact-text.ts';

/** The call with pseudonymous identifiers and redacted labels; the turns are left alone. */
export function redactMetadata(call: Call): Call {
  const labels = createTextRedactor();
  const redact = (text: string) => labels.redact(text).text;
  const metadata: CallMetadata = {
    ...call.metadata,
    client_id: pseudonymousId(call.metadata.client_id),
    agent_id: pseudonymousId(call.metadata.agent_id),
    product: redact(call.metadata.product),
    region: redact(call.metadata.region),
    ...optional('client_segment', call.metadata.client_segment, redact),
    ...optional('channel', call.metadata.channel, redact),
    ...optional('language', call.metadata.language, redact),
  };
  return { ...call, call_id: pseudonymousId(call.call_id), metadata };
}

function optional<K extends string>(key: K, value: string | undefined, redact: (text: string) => string) {
  return value === undefined ? {} : { [key]: redact(value) };
}

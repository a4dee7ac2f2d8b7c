import type { CallTriage, Intent, Reason, Sentiment } from '../../triage/types.ts';

/** Intents that are about something that went wrong. */
export const GRAVE_INTENTS: ReadonlySet<string> = new Set<Intent>(['complaint', 'billing_dispute', 'technical_issue']);

/**
 * Whether a call may complain, by what is known of it when it is announced: it names an issue, a rule of triage met it, it
 * or one of its strongest turns is about something that went wrong, or its customer is unhappy. True for every call that
 * complaints are drafted of, for some others too.
 */
export function mayComplain(call: CallTriage): boolean {
  return call.issues.length > 0 || GRAVE_INTENTS.has(call.intent) || isUnhappy(call) || call.reasons.some(isGrave);
}

export function isUnhappy({ sentiment }: { readonly sentiment: Sentiment }): boolean {
  return sentiment === 'negative' || sentiment === 'very_negative';
}

/** Reasons name the intents of the strongest turns. */
function isGrave({ feature, value }: Reason): boolean {
  return feature === 'rule' || (feature === 'intent' && GRAVE_INTENTS.has(value));
}

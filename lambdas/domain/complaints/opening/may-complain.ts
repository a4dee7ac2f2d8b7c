import type { CallTriage, Intent } from '../../triage/types.ts';

/** Intents that are about something that went wrong. */
const GRAVE: ReadonlySet<Intent> = new Set<Intent>(['complaint', 'billing_dispute', 'technical_issue']);

/**
 * Whether a call may complain, by what is known of it when it is announced: it names an issue, a rule of triage met it, it
 * is about something that went wrong, or its customer is unhappy. True for every call that complaints are drafted of, for
 * some others too.
 */
export function mayComplain({ issues, reasons, intent, sentiment }: CallTriage): boolean {
  const unhappy = sentiment === 'negative' || sentiment === 'very_negative';
  return issues.length > 0 || GRAVE.has(intent) || unhappy || reasons.some(({ feature }) => feature === 'rule');
}

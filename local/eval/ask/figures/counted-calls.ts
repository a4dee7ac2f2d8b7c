import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import type { CallLine } from '../world/call-lines.ts';

/** What is counted of a call: what its file says, and what triage found in it. */
export interface CountedCall {
  readonly product: string;
  readonly region: string;
  readonly agent_id: string;
  readonly client_id: string;
  /** UTC ISO 8601. */
  readonly timestamp: string;
  readonly seconds: number;
  readonly intent: string;
  readonly sentiment: string;
  readonly importance: string;
  readonly language: string;
}

/** In the order of the files; throws where one of the calls is not among the stored ones. */
export function countedCalls(lines: readonly CallLine[], records: readonly CallRecord[]): readonly CountedCall[] {
  const stored = new Map(records.map(({ call_id, triage }) => [call_id, triage]));
  return lines.map(({ call_id, timestamp, duration_seconds: seconds, metadata }) => {
    const triage = stored.get(call_id);
    if (triage === undefined) throw new Error(`The call ${call_id} is not stored under its id.`);
    const { intent, sentiment, importance, language } = triage;
    const { product, region, agent_id, client_id } = metadata;
    return { product, region, agent_id, client_id, timestamp, seconds, intent, sentiment, importance, language };
  });
}

/** The day of a call in a time zone, `2026-11-18`. */
export const dayIn = (timestamp: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(timestamp));

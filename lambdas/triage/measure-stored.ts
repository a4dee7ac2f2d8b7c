import type { TriagedCall } from '../domain/calls/record.ts';
import { type NanoUsd, usdOf } from '../domain/cost/money.ts';
import { naiveCost } from '../domain/cost/naive.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { transcriptTokens } from '../domain/enrichment/token-estimate.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import type { CallTriage } from '../domain/triage/types.ts';
import { METRIC } from '../metrics.ts';
import type { Meter } from '../runtime/observability.ts';

export interface MeasureDeps {
  readonly counter: Meter;
  readonly now: () => Date;
}

/** Measures calls that were stored together: how late, what triage made of them, and what it saves to skip some. */
export function measureStored(
  { counter, now }: MeasureDeps,
  { event_time }: Pick<ObjectRef, 'event_time'>,
  calls: readonly TriagedCall[],
): void {
  if (calls.length === 0) return;
  const lag = (now().getTime() - Date.parse(event_time)) / 1000;
  if (Number.isFinite(lag)) counter.seconds(METRIC.ingestionLag, Math.max(0, lag));
  // One record for all that are alike: a record for each call would cost more than the call.
  for (const alike of Map.groupBy(calls, kindOf).values()) {
    const [{ triage } = {}] = alike;
    if (triage === undefined) continue;
    const { importance, intent, lane } = triage;
    counter.count(METRIC.callsTriaged, alike.length, { importance, intent, lane });
  }
  for (const { triage } of calls) counter.gauge(METRIC.enrichmentRate, isToBeRead(triage) ? 100 : 0);
  counter.gauge(METRIC.savings, usdOf(savingsOf(calls)));
}

function kindOf({ triage: { importance, intent, lane } }: TriagedCall): string {
  return `${importance} ${intent} ${lane}`;
}

/** By a model, be it for the sample. */
function isToBeRead(triage: CallTriage): boolean {
  return enrichmentLane(triage) !== undefined;
}

/** Of the calls that no model is to read; those that one reads are reckoned when it has. */
function savingsOf(calls: readonly TriagedCall[]): NanoUsd {
  const skipped = calls.filter(({ triage }) => !isToBeRead(triage));
  return skipped.reduce((sum, { turns }) => sum + naiveCost(transcriptTokens(turns)), 0);
}

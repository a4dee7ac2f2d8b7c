import type { Triage } from '../domain/triage/triage-call.ts';
import { METRIC } from '../metrics.ts';
import type { Meter } from '../runtime/observability.ts';

/** Triage that tells how long it takes; `clock` is monotonic, in milliseconds. */
export function measuredTriage(triage: Triage, counter: Pick<Meter, 'gauge'>, clock: () => number): Triage {
  return (turns, facts, known) => {
    const began = clock();
    const result = triage(turns, facts, known);
    counter.gauge(METRIC.triageLatency, clock() - began);
    return result;
  };
}

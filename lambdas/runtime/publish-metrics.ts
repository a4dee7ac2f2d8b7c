import { metrics, metricsLost, splitMetrics } from './observability.ts';

/** Milliseconds before the end of an invocation: what is counted until then is written, whatever becomes of it. */
const LAST_CALL_MS = 1_000;

let timer: NodeJS.Timeout | undefined;

/** Middleware: an invocation that runs out of time ends at once, and what it paid for until then must not be lost. */
export const publishBeforeTimeout = {
  before({ context }: { readonly context: { readonly getRemainingTimeInMillis?: () => number } }): void {
    clearTimeout(timer);
    const left = (context.getRemainingTimeInMillis?.() ?? 0) - LAST_CALL_MS;
    if (left > 0) timer = setTimeout(publishMetrics, left).unref();
  },
};

/**
 * Writes out what was counted during an invocation; one that counts nothing is no reason for a warning. Never throws: it
 * runs behind work that is done.
 */
export function publishMetrics(): void {
  clearTimeout(timer);
  try {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    splitMetrics.publish();
  } catch (error) {
    metricsLost(error);
  }
}

import { metrics, metricsLost, splitMetrics } from './observability.ts';

/**
 * Writes out what was counted during an invocation; one that counts nothing is no reason for a warning. Never throws: it
 * runs behind work that is done.
 */
export function publishMetrics(): void {
  try {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    splitMetrics.publish();
  } catch (error) {
    metricsLost(error);
  }
}

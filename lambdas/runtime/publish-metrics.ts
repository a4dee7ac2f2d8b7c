import { metrics } from './observability.ts';

/** Writes out what was counted during a request; a request that counts nothing is no reason for a warning. */
export function publishMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}

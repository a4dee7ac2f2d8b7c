import type { Config } from './config.ts';

/** The thresholds of triage as its function reads them. */
export function triageSettings(config: Config) {
  return {
    version: config.thresholdsVersion,
    critical: config.thresholdCritical,
    high: config.thresholdHigh,
    medium: config.thresholdMedium,
    uncertain: config.thresholdUncertain,
    escalate: config.thresholdEscalate,
    shadowRate: config.shadowRate,
  };
}

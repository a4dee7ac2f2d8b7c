import type { Insights } from './types.ts';

/**
 * Whether a call mattered, by what a model read in it: its matter stayed open, or the customer may leave or take it
 * further. Such a call should not have been skipped.
 */
export function mattered(insights: Pick<Insights, 'resolution' | 'churn_risk' | 'escalation_risk'>): boolean {
  const { resolution, churn_risk, escalation_risk } = insights;
  return resolution === 'unresolved' || churn_risk.level === 'high' || escalation_risk.level === 'high';
}

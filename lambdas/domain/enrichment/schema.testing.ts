import type { Answer } from './schema.ts';

/** An answer without findings, or with those given; for tests. */
export function answerOf(parts: Readonly<Record<string, unknown>> = {}): Answer {
  const empty: Answer = {
    summary: 'The customer asked about a parcel.',
    key_issues: [],
    action_items: [],
    tags: [],
    resolution: 'unknown',
    customer_effort: 'unknown',
    churn_risk: { level: 'unknown', evidence: [] },
    escalation_risk: { level: 'unknown', evidence: [] },
    confidence: 0.8,
  };
  return { ...empty, ...parts };
}

import { describe, expect, it } from 'vitest';
import { mattered } from './mattered.ts';
import type { Insights } from './types.ts';

const calm: Pick<Insights, 'resolution' | 'churn_risk' | 'escalation_risk'> = {
  resolution: 'resolved',
  churn_risk: { level: 'low', evidence: [] },
  escalation_risk: { level: 'medium', evidence: [] },
};

describe('a call mattered', () => {
  it.each([
    ['its matter stayed open', { resolution: 'unresolved' }],
    ['the customer may leave', { churn_risk: { level: 'high', evidence: [] } }],
    ['the customer may take it further', { escalation_risk: { level: 'high', evidence: [] } }],
  ] as const)('when %s', (_, more) => {
    expect(mattered({ ...calm, ...more })).toBe(true);
  });

  it.each(['resolved', 'partially_resolved', 'unknown'] as const)('not when it was calm and %s', (resolution) => {
    expect(mattered({ ...calm, resolution })).toBe(false);
  });
});

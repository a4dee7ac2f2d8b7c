import { describe, expect, it } from 'vitest';
import { storedCall } from '../../../testing/documents.ts';
import type { CallTriage } from '../../triage/types.ts';
import { mayComplain } from './may-complain.ts';

const CALM = storedCall('call-1', []).triage;

describe('whether a call may complain', () => {
  it.each<Partial<CallTriage>>([
    { issues: ['delivery_delay'] },
    { intent: 'complaint' },
    { intent: 'billing_dispute' },
    { intent: 'technical_issue' },
    { sentiment: 'negative' },
    { sentiment: 'very_negative' },
    { reasons: [{ feature: 'rule', value: 'safety', turn: 0, weight: 1 }] },
    { reasons: [{ feature: 'intent', value: 'complaint', turn: 2, weight: 0.3 }] },
  ])('is said by any sign of it: %o', (sign) => {
    expect(mayComplain({ ...CALM, ...sign })).toBe(true);
  });

  it.each<Partial<CallTriage>>([
    {},
    { intent: 'inquiry', sentiment: 'positive' },
    { reasons: [{ feature: 'intent', value: 'inquiry', turn: 0, weight: 0.2 }] },
    { importance: 'medium', reasons: [{ feature: 'speaker', value: 'customer', turn: 0, weight: 0.1 }] },
  ])('is denied without one: %o', (calm) => {
    expect(mayComplain({ ...CALM, ...calm })).toBe(false);
  });
});

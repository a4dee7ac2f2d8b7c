import { describe, expect, it } from 'vitest';
import { type CallLabels, complainsByLabel, departmentsByLabel, labelOf } from './label-meanings.ts';

const labelled = (labels: Omit<CallLabels, 'call_id'>): CallLabels => ({ call_id: 'call-1', ...labels });

describe('what labels mean for complaints', () => {
  it.each([
    [{ gold_intent_set: ['complaint', 'billing_dispute'] as const }, true],
    [{ gold_intent_set: ['inquiry', 'general'] as const }, false],
    [{ gold_intent_set: ['complaint', 'general'] as const }, undefined],
    [{ gold_intent_set: [] }, undefined],
    [{ dataset_level_label: 'complaint' }, true],
    [{ gold_intent_set: ['technical_issue'] as const, fictional: true }, undefined],
    [{}, undefined],
  ])('says whether a call complains, or leaves it open: %o', (labels, complains) => {
    expect(complainsByLabel(labelled(labels))).toBe(complains);
  });

  it.each([
    [{ tasks: ['bank_fraud_report', 'weather'] }, ['fraud', 'billing']],
    [{ intents: ['reportlostcard'] }, ['fraud']],
    [{ gold_intent_set: ['billing_dispute'] as const, fraud: true }, ['fraud', 'billing']],
    [{ gold_intent_set: ['technical_issue'] as const }, ['technical', 'network']],
    [{ gold_intent_set: ['technical_issue', 'inquiry'] as const }, undefined],
    [{ tasks: ['weather'] }, undefined],
  ])('names sensible departments, or none: %o', (labels, departments) => {
    expect(departmentsByLabel(labelled(labels))).toEqual(departments);
  });

  it('does not take the department of nobody for a sensible one of a shop', () => {
    const departments = departmentsByLabel(labelled({ dataset_level_label: 'complaint' }));
    expect(departments).toContain('delivery');
    expect(departments).not.toContain('general');
  });

  it('names the labels of a call by their most exact ones', () => {
    expect(labelOf(labelled({ tasks: ['a', 'b'], gold_intent_set: ['inquiry'] }))).toBe('a+b');
    expect(labelOf(labelled({ gold_intent_set: ['inquiry', 'general'] }))).toBe('inquiry|general');
    expect(labelOf(labelled({}))).toBe('none');
  });
});

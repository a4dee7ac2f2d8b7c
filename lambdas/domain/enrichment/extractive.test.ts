import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triagedTurn } from '../../testing/documents.ts';
import type { TriagedTurn } from '../calls/record.ts';
import type { Reason } from '../triage/types.ts';
import { extractiveInsights } from './extractive.ts';
import { LIMITS } from './schema.ts';

const said = (turn: number, text: string, parts: Partial<TriagedTurn> = {}): TriagedTurn => ({
  ...triagedTurn(turn, text),
  speaker: 'customer',
  importance_score: 0.3,
  ...parts,
});
const legal: Reason = { feature: 'rule', value: 'legal-action', turn: 4, weight: 1 };
const CALL = {
  triage: { issues: ['late_delivery', 'never_found'], reasons: [legal] },
  turns: [
    said(0, 'Hello, how can I help you today?', { speaker: 'agent' }),
    said(1, 'My parcel is two weeks late. I ordered a lamp.', {
      importance_score: 0.9,
      issues: ['late_delivery'],
      keywords: ['Late', 'parcel'],
      products: ['lamp'],
    }),
    said(3, 'The weather is fine today, I think.', { importance_score: 0.1 }),
    said(4, 'I shall ask my lawyer about this.', { importance_score: 0.8 }),
  ],
};

describe('extractiveInsights', () => {
  const insights = extractiveInsights(CALL);

  it('says in the customer’s own words what matters most', () => {
    const { summary } = insights;
    expect(summary).toMatch(/^My parcel is two weeks late\./);
    expect(summary).toContain('I shall ask my lawyer about this.');
    expect(summary).not.toContain('how can I help');
  });

  it('names the issues that triage found, with the turns where it did', () => {
    const evidence = [{ turn: 1, quote: 'My parcel is two weeks late. I ordered a lamp.' }];
    expect(insights.key_issues).toEqual([{ key: 'late_delivery', description: 'late delivery', evidence }]);
  });

  it('takes a lawyer for a high risk of escalation', () => {
    const evidence = [{ turn: 4, quote: 'I shall ask my lawyer about this.' }];
    expect(insights.escalation_risk).toEqual({ level: 'high', evidence });
    expect(extractiveInsights({ ...CALL, triage: { issues: [], reasons: [] } }).escalation_risk.level).toBe('unknown');
  });

  it('tags the call by products and keywords', () => {
    expect(insights.tags).toEqual(['lamp', 'late', 'parcel']);
  });

  it('claims nothing that only a reader can tell', () => {
    const { resolution, customer_effort, churn_risk, action_items, confidence } = insights;
    expect([resolution, customer_effort, churn_risk.level, ...action_items]).toEqual(['unknown', 'unknown', 'unknown']);
    expect(confidence).toBeLessThan(0.3);
  });

  it('keeps the summary short, with the strongest sentences in the order of the call', () => {
    const turns = Array.from({ length: 30 }, (_, i) =>
      said(i, `Sentence number ${i} says something about it.`, { importance_score: i / 30 }),
    );
    const { summary } = extractiveInsights({ ...CALL, turns });
    expect(summary.length).toBeLessThanOrEqual(LIMITS.summary);
    expect(summary).toMatch(/^Sentence number 1\d .*Sentence number 29 says something about it\.$/);
  });

  it('has something to say of a call in which only the agent speaks, and nothing of an empty one', () => {
    const turns = [said(0, 'This is an announcement to all.', { speaker: 'agent' })];
    expect(extractiveInsights({ ...CALL, turns }).summary).toBe('This is an announcement to all.');
    expect(extractiveInsights({ ...CALL, turns: [] })).toMatchObject({ summary: '', key_issues: [], tags: [] });
  });

  it('finds nothing that its own verification drops, whatever is said', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.lorem({ maxCount: 80 }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const turns = texts.map((one, i) => said(i, one, { issues: ['late_delivery'], importance_score: i / 10 }));
        const { dropped_findings, key_issues } = extractiveInsights({ ...CALL, turns });
        expect(dropped_findings).toBe(0);
        for (const { evidence } of key_issues)
          for (const { turn, quote } of evidence) expect(quote.length > 0 && turn < texts.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { storedCall } from '../../testing/documents.ts';
import { enrichmentOf } from '../../testing/samples.ts';
import { documentOf } from './document-of.ts';

describe('the document of a call', () => {
  it('has a line for each turn, whatever stands in the turn', () => {
    const { text, turns } = documentOf(storedCall('a', ['one\ntwo', 'three\u2028four', '\ue000mark\ue001']), [], 0);
    expect(text).toBe('one two\nthree four\n mark ');
    expect(turns).toEqual([
      { turn: 0, speaker: 'customer' },
      { turn: 1, speaker: 'agent' },
      { turn: 2, speaker: 'customer' },
    ]);
  });

  it('leaves out what a call does not have, and knows its identifiers and costs', () => {
    const document = documentOf(storedCall('a', ['order ORD-4711']), [], 0.000004);
    expect(Object.keys(document)).not.toContain('client_segment');
    expect(document).toMatchObject({ identifiers: ['ORD4711'], cost_usd: 0.000004, revision: 1 });
  });

  it('says who enriched it, what was found, and what all models cost', () => {
    const issue = (key: string) => ({ key, description: 'x', evidence: [] });
    const enrichment = enrichmentOf({
      key_issues: [issue('outage'), issue('refund'), issue('outage')],
      tags: ['b', 'a', 'b'],
      cost_nano_usd: 123_456,
    });
    const of = (more: object) => documentOf(storedCall('a', ['x'], { edition: 3, ...more }), [], 0.000004);
    expect(of({ enrichment })).toMatchObject({
      edition: 3,
      enriched: 'model',
      key_issues: ['outage', 'refund'],
      tags: ['b', 'a'],
      resolution: 'unresolved',
      churn_risk: 'medium',
      escalation_risk: 'low',
      cost_usd: 0.000127456,
    });
    expect(of({ enrichment: { ...enrichment, degraded: 'budget' } }).enriched).toBe('extractive');
    expect(of({})).toMatchObject({ enriched: 'none', key_issues: [], tags: [], cost_usd: 0.000004 });
    expect(Object.keys(of({}))).not.toContain('churn_risk');
  });

  it('holds as many whole turns as are searched of a very long call', () => {
    const { text, turns } = documentOf(
      storedCall(
        'a',
        Array.from({ length: 100 }, () => 'x'.repeat(9_999)),
      ),
      [],
      0,
    );
    expect(turns).toHaveLength(50);
    expect(text.split('\n')).toHaveLength(50);
  });

  it('holds none of the characters that mark words in its moments', () => {
    const moment = { turn: 0, last_turn: 0, text: 'my \ue000bill\ue001\nis wrong', vector: [1] };
    const { moments } = documentOf(storedCall('a', ['x']), [moment], 0);
    expect(moments).toEqual([{ ...moment, text: 'my  bill \nis wrong' }]);
  });
});

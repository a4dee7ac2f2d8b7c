import { describe, expect, it } from 'vitest';
import { draftComplaints } from '#lambdas/domain/complaints/opening/draft-complaints.ts';
import { COMPLAINT_RULES, triagedCall } from '#lambdas/testing/complaining-call.ts';
import { type DraftedCall, figuresOf } from './figures.ts';
import type { CallLabels } from './label-meanings.ts';

const LATE = 'My parcel has still not arrived, I am furious.';
const CALM = 'What are your opening hours?';

function drafted(text: string, labels: Omit<CallLabels, 'call_id'>, milliseconds = 1): DraftedCall {
  const drafts = draftComplaints(triagedCall([text]), COMPLAINT_RULES);
  return { labels: { call_id: 'call-1', ...labels }, mayComplain: drafts.length > 0, drafts, milliseconds };
}

describe('figures of drafted calls', () => {
  const figures = figuresOf([
    drafted(LATE, { gold_intent_set: ['complaint'], flow: 'shipping_issue' }),
    drafted(LATE, { gold_intent_set: ['inquiry'], intents: ['checkclaimstatus'] }, 9),
    drafted(CALM, { gold_intent_set: ['complaint'] }),
    drafted(CALM, { gold_intent_set: ['general'] }),
    drafted(CALM, { gold_intent_set: ['complaint', 'general'] }),
  ]);

  it('compare what is drafted with the labels', () => {
    expect(figures).toMatchObject({ calls: 5, looked_at: 2, complaining: 2, complaints: 2 });
    expect(figures.recall).toEqual({ of: 2, share: 0.5 });
    expect(figures.false_alarms).toEqual({ of: 2, share: 0.5 });
    expect(figures.precision).toEqual({ of: 2, share: 0.5 });
    expect(figures.sensible).toEqual({ of: 2, share: 0.5 });
  });

  it('count complaints per 1,000 calls and by issue and label', () => {
    expect(figures.by_department).toEqual({ delivery: 400 });
    expect(figures.by_priority).toEqual({ urgent: 0, high: 0, standard: 400 });
    expect(figures.issues).toEqual({ delivery_delay: { delivery: 2 } });
    expect(figures.labels).toEqual({ checkclaimstatus: { delivery: 1 }, shipping_issue: { delivery: 1 } });
    expect(figures.milliseconds).toEqual({ mean: 2.6, p99: 9 });
  });

  it('have no shares of nothing', () => {
    const { recall, precision, milliseconds } = figuresOf([]);
    expect([recall.share, precision.share, milliseconds.p99]).toEqual([null, null, 0]);
  });
});

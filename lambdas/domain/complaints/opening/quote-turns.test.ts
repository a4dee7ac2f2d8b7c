import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import type { CallRecord } from '../../calls/record.ts';
import { draftComplaints } from './draft-complaints.ts';

const AGENT = 'One moment, please.';

/** The call with other importance scores of its turns, by their numbers. */
function weighed(call: CallRecord, scores: Readonly<Record<number, number>>): CallRecord {
  const turns = call.turns.map((one) => ({ ...one, importance_score: scores[one.turn] ?? one.importance_score }));
  return { ...call, turns };
}

describe('quotes of a complaint', () => {
  it('begin with what names it, however important its remedy is', () => {
    const call = triagedCall(['I want a refund, this is terrible.', AGENT, 'The lamp arrived broken, I am unhappy.']);
    const [draft] = draftComplaints(weighed(call, { 0: 0.9, 2: 0.3 }), RULES);
    expect(draft?.origin.issue).toBe('wrong_or_damaged_item');
    expect(draft?.facts.evidence.map(({ turn }) => turn)).toEqual([2, 0]);
    expect(draft?.facts.summary).toBe('The lamp arrived broken, I am unhappy.');
  });

  it('begin, without a name, with what the department was chosen by', () => {
    const call = triagedCall([
      'This is an awful disgrace, I am furious and I want to file a complaint.',
      AGENT,
      'The courier left it with a stranger.',
    ]);
    const [draft] = draftComplaints(weighed(call, { 0: 0.9, 2: 0.3 }), RULES);
    expect(draft?.facts.department_rule).toBe('subject:delivery');
    expect(draft?.facts.evidence.map(({ turn }) => turn)).toEqual([2, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import { draftComplaints } from './draft-complaints.ts';
import { parseComplaintRules } from './rules.ts';

const { absorption: _, wordsIn: __, ...FILE } = RULES;

describe('the priority of a complaint', () => {
  it('is also that of an issue which is part of it, and names the turn', () => {
    const rules = parseComplaintRules({
      ...FILE,
      priorities: [{ name: 'issue:refund_request', priority: 'high', issues: ['refund_request'] }],
    });
    const call = triagedCall([
      'The lamp arrived broken, I am unhappy.',
      'I see.',
      'I want a refund, this is terrible.',
    ]);
    const drafts = draftComplaints(call, rules);
    expect(drafts.map(({ origin, facts }) => `${origin.issue} ${facts.priority}`)).toEqual([
      'wrong_or_damaged_item high',
    ]);
  });

  it('is not that of an issue which is a complaint of its own', () => {
    const rules = parseComplaintRules({
      ...FILE,
      priorities: [{ name: 'issue:duplicate_charge', priority: 'high', issues: ['duplicate_charge'] }],
    });
    const call = triagedCall(['The lamp arrived broken, I am unhappy.', 'I see.', 'And I was charged twice!']);
    const drafts = draftComplaints(call, rules);
    expect(drafts.map(({ origin, facts }) => `${origin.issue} ${facts.priority}`).toSorted()).toEqual([
      'duplicate_charge high',
      'wrong_or_damaged_item standard',
    ]);
  });
});

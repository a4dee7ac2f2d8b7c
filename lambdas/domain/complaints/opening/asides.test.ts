import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import { draftComplaints } from './draft-complaints.ts';

const told = (lines: readonly string[]) => triagedCall(lines.flatMap((line) => [line, 'One moment, please.']));

function issues(...lines: readonly string[]): readonly string[] {
  const call = told(lines);
  return draftComplaints(call, RULES).map(({ origin }) => origin.issue);
}

describe('what might happen, or happened to others', () => {
  it.each([
    ['What would happen if my lamp arrived broken? Fine, then I will take it.'],
    ['If my order comes broken, how do I get a refund?', 'Thanks.'],
    ['Suppose my card was charged twice, what would you do?'],
    ['My neighbour said her parcel was damaged and her refund never came, but mine is fine.'],
    ['My neighbour said her parcel was damaged and her refund never came, but mine is fine.', 'Thank you, bye.'],
    ["My colleague's order never came and she is angry, but mine was fine. I just want to know your opening hours."],
    ['A friend of mine had trouble with his bill, he was charged twice.', 'Thank you.'],
  ])('is no complaint: %s', (...lines) => {
    expect(issues(...lines)).toEqual([]);
  });

  it.each([
    ['What happens if my parcel has still not arrived by Friday? I have been waiting for weeks.', 'delivery_delay'],
    ['What would happen if something arrived broken? The order was cancelled.', 'wrong_or_damaged_item'],
    ['What if it does not come? This is so annoying, my parcel is late!', 'delivery_delay'],
    ['My neighbour got her order but my parcel has never arrived, I am angry.', 'delivery_delay'],
    ['My neighbour told me their driver threw my parcel over the fence. The lamp is broken!', 'unspecified'],
    ["My friend's card was stolen and someone used it.", 'unauthorised_transaction'],
    ['My mother said her lamp arrived broken, she is very upset.', 'wrong_or_damaged_item'],
  ])('does not hide what happened: %s', (line, issue) => {
    expect(issues(line)).toEqual([issue]);
  });

  it('is no complaint where it is all that made the call as a whole one', () => {
    const call = told(['My neighbour said her parcel was damaged, mine is fine.', 'Thank you, bye.']);
    const triage = { ...call.triage, intent: 'complaint', confidence: 0.9, sentiment: 'negative' } as const;
    expect(draftComplaints({ ...call, triage }, RULES)).toEqual([]);
  });

  it('does not hide danger', () => {
    expect(issues('My friend said he will kill himself because of your bill.')).toEqual(['unspecified']);
  });

  it('leaves the rest of a call that complains as it is', () => {
    expect(
      issues('I was charged twice, this is unacceptable!', 'My neighbour said her parcel was damaged, mine is fine.'),
    ).toEqual(['duplicate_charge']);
  });
});

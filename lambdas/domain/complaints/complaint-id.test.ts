import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintId, isComplaintId } from './complaint-id.ts';

describe('complaintId', () => {
  it('is the same for the same call and issue, for ever', () => {
    expect(complaintId('call-1', 'double_charge')).toBe('cmp_he4musn2l8afc935o60t');
  });

  it('is another one for any other call or issue, whatever stands in them, and has the form of an id', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('a', 'ab', 'b', '"', '","', '\u0000', '\ud800', '\ufffd'),
    );
    fc.assert(
      fc.property(text, text, text, text, (call, issue, otherCall, otherIssue) => {
        const isSame = call === otherCall && issue === otherIssue;
        expect(complaintId(call, issue) === complaintId(otherCall, otherIssue)).toBe(isSame);
        expect(isComplaintId(complaintId(call, issue))).toBe(true);
      }),
    );
  });

  it.each([
    '',
    'cmp_',
    'cmp_5JEQ',
    `cmp_${'w'.repeat(20)}`,
    `cmp_${'a'.repeat(21)}`,
    `cmp_${'a'.repeat(20)}\n`,
    'call-1',
  ])('takes %j for none', (text) => {
    expect(isComplaintId(text)).toBe(false);
  });
});

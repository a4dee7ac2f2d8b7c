import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import { MAX_ENTITIES, MAX_EVIDENCE, MAX_SUMMARY, PRIORITIES } from '../types.ts';
import { draftComplaints } from './draft-complaints.ts';
import { holdsPlaceholder } from './entities/without-placeholders.ts';
import { mayComplain } from './may-complain.ts';
import { departmentsOf } from './rules.ts';

const SENTENCES = [
  'I was charged twice, this is unacceptable!',
  'My order 8841-22-7719 has still not arrived.',
  'I want a refund of ₹2,499 now.',
  'Call me on 98765 43210, I am furious.',
  'Your agent was rude and hung up.',
  'Internet band hai, bakwas service.',
  'मेरा पार्सल नहीं मिला, शिकायत करनी है।',
  'I did not authorize this payment of $40 on 3rd May.',
  'I will switch to another provider.',
  'My plan is the Unlimited 499 plan.',
  'Thank you, that is all.',
  'What are your opening hours?',
  '[PHONE_1] [ORDER_2] Rs [AMOUNT_1] plan [PLAN_1]',
];
const sentence = fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ maxLength: 60, unit: 'grapheme' }));
const line = fc.array(sentence, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(' '));
const call = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.constantFrom('unknown', 'Fibre', '[NAME_1]'))
  .map(([lines, product]) => triagedCall(lines, { metadata: { product } }));

describe('drafts of any call', () => {
  it('are of ids of their own, verbatim, bounded, without placeholders among their entities, and always the same', () => {
    fc.assert(
      fc.property(call, (one) => {
        const drafts = draftComplaints(one, RULES);
        expect(draftComplaints(structuredClone(one), RULES)).toEqual(drafts);
        if (drafts.length > 0) expect(mayComplain(one.triage)).toBe(true);
        expect(new Set(drafts.map(({ origin }) => origin.complaint_id)).size).toBe(drafts.length);
        expect(new Set(drafts.map(({ origin }) => origin.issue)).size).toBe(drafts.length);
        for (const { facts } of drafts) {
          expect(facts.evidence.length).toBeGreaterThan(0);
          expect(facts.evidence.length).toBeLessThanOrEqual(MAX_EVIDENCE);
          expect(facts.summary).toBe(facts.evidence[0]?.quote);
          for (const { turn, quote } of facts.evidence) {
            expect(quote.length).toBeLessThanOrEqual(MAX_SUMMARY);
            const said = one.turns.find((other) => other.turn === turn);
            expect(said?.text).toContain(quote);
            expect(said?.speaker).toBe('customer');
          }
          expect(facts.entities.length).toBeLessThanOrEqual(MAX_ENTITIES);
          for (const { kind, value, turn } of facts.entities) {
            expect(holdsPlaceholder(value)).toBe(false);
            if (kind !== 'product') expect(one.turns.find((other) => other.turn === turn)?.text).toContain(value);
          }
          expect(departmentsOf(RULES)).toContain(facts.department);
          const ranks = facts.priority_reasons.map(({ priority }) => PRIORITIES.indexOf(priority));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
          expect(facts.priority_reasons[0]?.priority).toBe(facts.priority);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('take time in proportion to a hostile text', () => {
    const hostile = [
      'Rs 1,1,1,1,1,1,1,1 ',
      'one two three hundred thousand lakh ',
      '12/12/12-12.12/',
      'ORD 4711 22 order no 1-1-1-1-',
      'A B C Unlimited 499 plan ',
      '[PHONE_1[PHONE_',
      'last last last 2 3 days days ',
      'not received not not never got ',
      "what if my friend's internet is; but ",
    ];
    for (const piece of hostile) {
      const timeOf = (length: number) => {
        const text = `I was charged twice, this is terrible. ${piece.repeat(Math.ceil(length / piece.length))}`;
        const one = triagedCall([text, text, text], { triage: { sentiment: 'very_negative' } });
        const times = Array.from({ length: 3 }, () => {
          const started = performance.now();
          draftComplaints(one, RULES);
          return performance.now() - started;
        });
        return Math.min(...times);
      };
      timeOf(2_000);
      const [short, long] = [timeOf(30_000), timeOf(240_000)];
      // Eight times the text; a quadratic step would take 64 times as long.
      expect(long, piece).toBeLessThan(40 * Math.max(short, 5));
    }
  });
});

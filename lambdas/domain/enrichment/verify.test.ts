import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';
import { answerOf } from './schema.testing.ts';
import { type Answer, LIMITS } from './schema.ts';
import type { SentTurn } from './select-turns.ts';
import type { Evidence, Insights } from './types.ts';
import { verify } from './verify.ts';

const SENT: readonly SentTurn[] = [
  {
    turn: 2,
    speaker: 'customer',
    text: 'My dishwasher leaks since [NAME_1] repaired it, and I am unable to pay twice.',
  },
  { turn: 5, speaker: 'agent', text: 'A mechanic comes on Monday.' },
  { turn: 6, speaker: 'customer', text: 'Yes.' },
];
const LEAK: Evidence = { turn: 2, quote: 'My dishwasher leaks' };
const issueOf = (parts: Readonly<Record<string, unknown>> = {}) => ({
  key: 'fault',
  description: 'It leaks.',
  evidence: [LEAK],
  ...parts,
});
const verified = (parts: Readonly<Record<string, unknown>>) => verify(answerOf(parts), SENT);
const quoteCounts = (quote: string, turn = 2) =>
  verified({ key_issues: [issueOf({ evidence: [{ turn, quote }] })] }).key_issues.length === 1;

describe('evidence', () => {
  it('is words of the turn that it names, blanks and composition apart', () => {
    expect(quoteCounts('My dishwasher leaks')).toBe(true);
    expect(quoteCounts(' My  dishwasher\nleaks ')).toBe(true);
    expect(quoteCounts('since [NAME_1] repaired it')).toBe(true);
    const sent: SentTurn[] = [{ turn: 1, speaker: 'customer', text: 'The café was closed' }];
    const issue = issueOf({ evidence: [{ turn: 1, quote: 'The cafe\u0301 was' }] });
    expect(verify(answerOf({ key_issues: [issue] }), sent).key_issues[0]?.evidence).toEqual([
      { turn: 1, quote: 'The café was' },
    ]);
  });

  it('may stand in quotation marks or trail off', () => {
    const issue = issueOf({ evidence: [{ turn: 2, quote: '“My dishwasher leaks…”' }] });
    expect(verified({ key_issues: [issue] }).key_issues[0]?.evidence).toEqual([LEAK]);
  });

  it.each([
    ['other words', 'My washer leaks badly', 2],
    ['another case', 'my dishwasher leaks', 2],
    ['words of another turn', 'My dishwasher leaks', 5],
    ['a turn that was not sent', 'My dishwasher leaks', 3],
    ['a part of a word that turns its meaning', 'able to pay twice', 2],
    ['too little', 'leaks', 2],
    ['a placeholder alone', '[NAME_1]', 2],
    ['nothing', '', 2],
    ['marks alone', '"…"', 2],
    ['words that stand in any call', 'and I am', 2],
    ['many words that stand in any call', 'it, and I am', 2],
  ])('is not %s', (_, quote, turn) => {
    expect(quoteCounts(quote, turn)).toBe(false);
  });

  it('may be as short as the turn is', () => {
    expect(quoteCounts('Yes.', 6)).toBe(true);
    expect(quoteCounts('Yes', 6)).toBe(false);
  });
});

describe('verify', () => {
  it('drops findings without evidence, counts them and lowers the confidence by their share', () => {
    const invented = [{ turn: 2, quote: 'I want to sue you' }];
    const result = verified({
      confidence: 0.8,
      key_issues: [issueOf(), issueOf({ key: 'other', evidence: invented })],
      action_items: [{ text: 'Send a mechanic', owner: 'company', evidence: [] }],
      churn_risk: { level: 'high', evidence: invented },
      escalation_risk: { level: 'low', evidence: invented },
    });
    expect(result.key_issues.map(({ key }) => key)).toEqual(['fault']);
    expect(result.action_items).toEqual([]);
    expect(result.churn_risk).toEqual({ level: 'unknown', evidence: [] });
    expect(result.escalation_risk).toEqual({ level: 'low', evidence: [] });
    expect(result).toMatchObject({ dropped_findings: 3, confidence: 0.2 });
  });

  it('keeps the confidence of an answer without findings', () => {
    expect(verified({ confidence: 0.66 })).toMatchObject({ confidence: 0.66, dropped_findings: 0 });
  });

  it('merges findings that are the same, with the evidence of all', () => {
    const more = { turn: 2, quote: 'unable to pay twice' };
    const fresh = { key: 'NEW_ISSUE', evidence: [LEAK] };
    const { key_issues, dropped_findings } = verified({
      key_issues: [
        issueOf(),
        issueOf({ description: 'It leaks a lot.', evidence: [LEAK, more] }),
        issueOf({ ...fresh, proposed_name: 'Bad Repair' }),
        issueOf({ ...fresh, proposed_name: 'bad_repair' }),
        issueOf({ ...fresh, proposed_name: 'late_mechanic' }),
      ],
    });
    expect(key_issues).toHaveLength(3);
    expect(key_issues[0]).toEqual({ key: 'fault', description: 'It leaks.', evidence: [LEAK, more] });
    expect(key_issues.map(({ proposed_name }) => proposed_name)).toEqual([undefined, 'bad_repair', 'late_mechanic']);
    expect(dropped_findings).toBe(0);
  });

  it.each([
    ['a link', 'See https://evil.example/x?y=1 now', 'See now'],
    ['a host with a path', 'See evil.example/login now', 'See now'],
    ['Markdown', '**Pay** [here](http://evil.example) `now`', 'Pay here now'],
    ['HTML', 'It <img src=x onerror=alert(1)> broke', 'It broke'],
    ['a heading', '# It broke', 'It broke'],
    ['controls', 'It\u0000 bro\u202eke', 'It broke'],
    ['a placeholder', 'Ask [NAME_1] [again]', 'Ask [NAME_1] again'],
  ])('cleans free text of %s', (_, text, clean) => {
    expect(verified({ summary: text }).summary).toBe(clean);
  });

  it('redacts what looks personal, with numbers that the call does not have', () => {
    const sent: SentTurn[] = [{ turn: 0, speaker: 'customer', text: 'Write to [EMAIL_1] or [EMAIL_2] please' }];
    const { summary } = verify(answerOf({ summary: 'Asks to write to jo.doe@mail.example soon.' }), sent);
    expect(summary).toBe('Asks to write to [EMAIL_3] soon.');
  });

  it('cuts what is too long at the end of a sentence', () => {
    const { summary } = verified({ summary: 'It leaks and nobody comes. '.repeat(40) });
    expect(summary.length).toBeLessThanOrEqual(LIMITS.summary);
    expect(summary).toMatch(/nobody comes\.$/);
  });

  it('takes the customer’s words where nothing is left of the summary', () => {
    expect(verified({ summary: 'https://evil.example/only' }).summary).toBe(SENT[0]?.text);
  });

  it('keeps of an answer that obeys a transcript no address, formula or name', () => {
    const stored = verified({
      summary: 'Pay at //evil.example/x or evil.example:8080/pay or =HYPERLINK(A1) &lt;img src=x&gt; for Priya Sharma.',
      key_issues: [
        issueOf({ key: 'NEW_ISSUE', proposed_name: 'evil.example', description: '@Priya Sharma owes 4711' }),
      ],
      action_items: [{ text: '=Wire it to evil.example:8080/pay today', owner: 'agent', evidence: [LEAK] }],
      tags: ['=1+1', '@sum', 'evil.example', 'priya sharma'],
    });
    expect(stored).toMatchObject({
      summary: expect.stringMatching(/^Pay at or or HYPERLINK\(A1\) for \[NAME_\d\]\.$/),
      key_issues: [],
      action_items: [{ text: 'Wire it to today' }],
      tags: ['1+1', 'sum', expect.stringMatching(/^\[NAME_\d\]$/)],
    });
  });

  it('writes tags in lower case, once', () => {
    expect(verified({ tags: ['Leak', 'leak', ' ', 'Mechanic', '[NAME_1]'] }).tags).toEqual([
      'leak',
      'mechanic',
      '[NAME_1]',
    ]);
  });
});

/** Answers about SENT: quotes of it, of nothing, and noise. */
const quote = fc.oneof(
  fc.constantFrom('My dishwasher leaks', 'A mechanic comes on', 'Yes.', 'I will sue you all', '[NAME_1]'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const evidence = fc.array(fc.record({ turn: fc.integer({ min: 0, max: 8 }), quote }), { maxLength: 6 });
const words = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('mail me@mail.example', '[a](http://b.c/d)', 'call 555-123-4567 now', 'x.yy/z <b>'),
);
const risk = fc.record({ level: fc.constantFrom('low', 'medium', 'high', 'unknown'), evidence });
const issue = fc.record({
  key: fc.constantFrom('fault', 'NEW_ISSUE'),
  proposed_name: words,
  description: words,
  evidence,
});
const owner = fc.constantFrom('agent', 'customer', 'company');
const answers = fc.record({
  summary: words,
  key_issues: fc.array(issue, { maxLength: 8 }),
  action_items: fc.array(fc.record({ text: words, owner, evidence }), { maxLength: 8 }),
  tags: fc.array(words, { maxLength: 12 }),
  resolution: fc.constantFrom('resolved', 'unknown'),
  customer_effort: fc.constantFrom('low', 'high'),
  churn_risk: risk,
  escalation_risk: risk,
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
}) as fc.Arbitrary<Answer>;

function allEvidence(insights: Insights): readonly Evidence[] {
  const findings = [...insights.key_issues, ...insights.action_items, insights.churn_risk, insights.escalation_risk];
  return findings.flatMap((finding) => finding.evidence);
}

describe('whatever a model answers', () => {
  it('every finding that is kept stands in the turns that were sent', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const insights = verify(answer, SENT);
        for (const { turn, quote } of allEvidence(insights)) {
          const said = SENT.find((one) => one.turn === turn)?.text ?? '';
          expect(plainText(said)).toContain(quote);
          expect(quote).not.toBe('');
        }
        const { key_issues, action_items, churn_risk, escalation_risk } = insights;
        for (const finding of [...key_issues, ...action_items]) expect(finding.evidence.length).toBeGreaterThan(0);
        for (const { level, evidence } of [churn_risk, escalation_risk])
          expect(evidence.length > 0 || level === 'low' || level === 'unknown').toBe(true);
      }),
    );
  });

  it('the result is within all limits, and verifying it again changes nothing but the count', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const insights = verify(answer, SENT);
        expect(insights.summary.length).toBeLessThanOrEqual(LIMITS.summary);
        expect(insights.key_issues.length).toBeLessThanOrEqual(LIMITS.issues);
        expect(insights.tags.length).toBeLessThanOrEqual(LIMITS.tags);
        expect(insights.confidence).toBeLessThanOrEqual(answer.confidence + 0.0001);
        expect(verify(answerOf({ ...insights }), SENT)).toEqual({ ...insights, dropped_findings: 0 });
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import { complaintId } from '../complaint-id.ts';
import { UNNAMED_ISSUE } from '../types.ts';
import { draftComplaints } from './draft-complaints.ts';

const AGENT = 'Let me look into that for you.';

/** Issue, department and priority of each complaint of a call. */
function told(lines: readonly string[], product = 'unknown'): readonly string[] {
  const call = triagedCall(
    lines.flatMap((line) => [line, AGENT]),
    { metadata: { product } },
  );
  return draftComplaints(call, RULES).map(
    ({ origin, facts }) => `${origin.issue} ${facts.department} ${facts.priority}`,
  );
}

interface Case {
  readonly said: readonly string[];
  readonly product?: string;
  readonly drafts: readonly string[];
}

const ENGLISH: readonly Case[] = [
  { said: ['I was charged twice for May, this is unacceptable.'], drafts: ['duplicate_charge billing standard'] },
  {
    said: ['There is a hidden fee on my bill and I am very angry about it.'],
    drafts: ['unexpected_charge billing standard'],
  },
  {
    said: ['Somebody has withdrawn money, I did not authorize any of it!'],
    drafts: ['unauthorised_transaction fraud high'],
  },
  {
    said: ['There has been no internet since Monday and I am fed up.'],
    product: 'Fibre',
    drafts: ['service_outage network standard'],
  },
  { said: ['Your app keeps crashing, this is terrible.'], drafts: ['device_or_app_fault technical standard'] },
  { said: ['My router is not working again, this is ridiculous.'], drafts: ['device_or_app_fault network standard'] },
  {
    said: ['The kettle arrived damaged and I am really disappointed.'],
    drafts: ['wrong_or_damaged_item delivery standard'],
  },
  { said: ['My parcel has still not arrived, I am furious.'], drafts: ['delivery_delay delivery standard'] },
  { said: ['My claim was denied for no reason, that is outrageous.'], drafts: ['policy_or_claim claims standard'] },
  { said: ['Your agent was so rude to me, I want to complain.'], drafts: ['poor_service care standard'] },
  {
    said: ['I was given wrong information, your salesman promised a discount. I am very upset!'],
    drafts: ['wrong_information sales standard'],
  },
  {
    said: ['My order was marked delivered but it never came to my door.', 'I am still sitting here without it.'],
    drafts: ['unspecified delivery standard'],
  },
  {
    said: ['This is an awful disgrace, I am furious and I want to file a complaint.'],
    drafts: ['unspecified general standard'],
  },
  {
    said: ['My internet is down again and if this goes on I will switch to another provider, I am fed up!'],
    drafts: ['service_outage network high'],
  },
  {
    said: ['The charger of this phone caught fire, my kitchen is full of smoke!'],
    drafts: ['unspecified technical urgent'],
  },
];

const HINDI: readonly Case[] = [
  { said: ['Mere paise do baar kat gaye, bahut pareshan hoon.'], drafts: ['duplicate_charge billing standard'] },
  { said: ['Teen din se internet band hai, bakwas service hai.'], drafts: ['service_outage network standard'] },
  {
    said: ['Mera parcel abhi tak nahi aaya, main bahut gusse mein hoon.'],
    drafts: ['delivery_delay delivery standard'],
  },
  { said: ['मेरा इंटरनेट तीन दिन से बंद है, बहुत परेशान हूँ, शिकायत दर्ज करो।'], drafts: ['service_outage network standard'] },
  { said: ['मेरा पार्सल नहीं मिला, यह धोखा है, मुझे शिकायत करनी है।'], drafts: ['unspecified delivery standard'] },
  { said: ['मेरे खाते से पैसे कट गए, बिल गलत है, मुझे शिकायत करनी है।'], drafts: ['unspecified billing standard'] },
];

const NO_COMPLAINT: readonly (readonly string[])[] = [
  ['Hello, what are your opening hours on Saturday?'],
  ['I would like to know the status of my refund, please.'],
  ['How do I reset my password?', 'Great, thank you so much.'],
  ['I want to book a table for two.', 'Thanks, bye.'],
  ['Please cancel my subscription from next month, thank you.'],
  ['Mujhe apna plan badalna hai, kaise karun?', 'Dhanyavaad.'],
  ['मुझे नया प्लान चाहिए, क्या ऑफर है?'],
  ['I lost my credit card, could you send a new one?'],
];

describe('complaints of a call', () => {
  it.each([...ENGLISH, ...HINDI])('go to the department of their issue: $said', ({ said, product, drafts }) => {
    expect(told(said, product)).toEqual(drafts);
  });

  it.each(NO_COMPLAINT)('are none where nobody complains: %s', (...said) => {
    expect(told(said)).toEqual([]);
  });

  it('are one for each issue, with ids of their own', () => {
    const call = triagedCall([
      'I was charged twice this month, this is unacceptable!',
      AGENT,
      'And your agent was rude to me, that was the worst service ever.',
    ]);
    const drafts = draftComplaints(call, RULES);
    expect(drafts.map(({ origin }) => origin)).toEqual(
      ['duplicate_charge', 'poor_service'].map((issue) => ({
        complaint_id: complaintId('call-1', issue),
        call_id: 'call-1',
        client_id: 'client-1',
        issue,
        called_at: '2026-11-02T09:00:00.000Z',
      })),
    );
  });

  it('are one where an issue is the remedy of another, with the words of both as evidence', () => {
    const call = triagedCall([
      'The lamp arrived broken, I am very unhappy.',
      AGENT,
      'I want a refund of Rs 1,499, this is terrible.',
    ]);
    const [draft, ...others] = draftComplaints(call, RULES);
    expect(others).toEqual([]);
    expect(draft?.origin.issue).toBe('wrong_or_damaged_item');
    expect(draft?.facts.evidence.map(({ turn }) => turn)).toEqual([0, 2]);
    expect(draft?.facts.entities).toContainEqual({ kind: 'amount', value: 'Rs 1,499', turn: 2 });
  });

  it('say why they are as pressing as they are, the most pressing reason first', () => {
    const call = triagedCall(['Someone has hacked my account and money is gone, I did not make these payments!'], {
      triage: { reasons: [{ feature: 'rule', value: 'safety', turn: 0, weight: 1 }] },
    });
    const [draft] = draftComplaints(call, RULES);
    expect(draft?.facts.priority).toBe('urgent');
    expect(draft?.facts.priority_reasons.map(({ rule, turn }) => `${rule} ${turn}`)).toEqual([
      'safety 0',
      'issue:unauthorised_transaction 0',
      'standard -1',
    ]);
  });

  it('hold the facts of the call and both versions of rules', () => {
    const call = triagedCall(['My parcel has still not arrived, I am furious.'], {
      revision: 3,
      metadata: { client_segment: 'gold', channel: 'phone', product: 'Books', region: 'south' },
    });
    expect(draftComplaints(call, RULES)[0]?.facts).toMatchObject({
      call_revision: 3,
      product: 'Books',
      region: 'south',
      client_segment: 'gold',
      channel: 'phone',
      language: 'en',
      department_rule: 'issue:delivery_delay',
      summary: 'My parcel has still not arrived, I am furious.',
      rules_version: `${call.triage.rules_version}/${RULES.version}`,
    });
  });

  it('quote a sentence of a long turn, which stands there as it is', () => {
    const chat = 'I talked about the weather with my neighbour for a while. '.repeat(12);
    const call = triagedCall([`${chat}My parcel has still not arrived and I am furious about it. ${chat}`]);
    const [draft] = draftComplaints(call, RULES);
    expect(draft?.facts.summary).toBe('My parcel has still not arrived and I am furious about it.');
  });

  it('read unknown speakers where no customer speaks, and never an agent', () => {
    const spoken = triagedCall(['My parcel has still not arrived, I am furious.']);
    const by = (speaker: 'unknown' | 'agent') => ({
      ...spoken,
      turns: spoken.turns.map((turn) => ({ ...turn, speaker })),
    });
    expect(draftComplaints(by('unknown'), RULES)).toHaveLength(1);
    expect(draftComplaints(by('agent'), RULES)).toEqual([]);
  });

  it('have one without a name only where no issue has one', () => {
    const issues = draftComplaints(
      triagedCall(['This is outrageous, I will complain!', AGENT, 'I was charged twice and nobody helps me!']),
      RULES,
    ).map(({ origin }) => origin.issue);
    expect(issues).toContain('duplicate_charge');
    expect(issues).not.toContain(UNNAMED_ISSUE);
  });

  it('give an issue that the rules do not know to the department for all others', () => {
    const call = triagedCall(['My parcel has still not arrived, I am furious.']);
    const renamed = call.turns.map((turn) => ({ ...turn, issues: turn.issues.map(() => 'new_issue') }));
    const [draft] = draftComplaints({ ...call, turns: renamed }, RULES);
    expect(draft?.origin.issue).toBe('new_issue');
    expect(draft?.facts.department).toBe('general');
  });
});

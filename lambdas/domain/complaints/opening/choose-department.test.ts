import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES as RULES, triagedCall } from '../../../testing/complaining-call.ts';
import { draftComplaints } from './draft-complaints.ts';

/** Issue and department of each complaint of a call, by issue. */
function given(lines: readonly string[], product = 'unknown'): readonly string[] {
  const call = triagedCall(
    lines.flatMap((line) => [line, 'One moment, please.']),
    { metadata: { product } },
  );
  const drafts = draftComplaints(call, RULES).map(({ origin, facts }) => `${origin.issue} ${facts.department}`);
  return drafts.toSorted();
}

describe('the department of a complaint', () => {
  it.each([
    [
      ['My broadband stopped working on Sunday, the worst support ever.'],
      ['poor_service care', 'service_outage network'],
    ],
    [['Mera wifi do din se band hai, bahut kharab service.', 'Mujhe refund do.'], ['service_outage network']],
    [
      ['I am locked out of my account.', 'And the wifi went dead last night.'],
      ['login_failure technical', 'service_outage network'],
    ],
    [['मेरा वाईफाई कल से बंद है, मुझे शिकायत करनी है।'], ['service_outage network']],
  ])('is that of the network where a line is dead, whatever else is said: %j', (lines, departments) => {
    expect(given(lines)).toEqual(departments);
  });

  it.each([
    'My internet bill has gone up and I am very angry, this is a complaint.',
    'Internet banking is down and I am furious, I want to file a complaint.',
  ])('is not that of the network where a line is only named: %s', (line) => {
    expect(given([line]).join()).not.toContain('service_outage');
  });

  it.each([
    [['Give me my refund or I will kill myself.'], ['refund_request care']],
    [['I was charged twice, this is unacceptable.', 'I feel like killing myself.'], ['duplicate_charge care']],
    [['The router arrived damaged and gave me an electric shock, I am furious.'], ['wrong_or_damaged_item technical']],
    [['Your driver attacked me, I am furious!'], ['unspecified care']],
  ])('is decided by danger to people, whatever the issue: %j', (lines, departments) => {
    expect(given(lines, 'Fibre')).toEqual(departments);
  });

  it('is that of the danger for the complaint that names it, not for others of the call', () => {
    expect(
      given(['I was charged twice, this is unacceptable.', 'Your agent was rude to me, I want to kill myself.']),
    ).toEqual(['duplicate_charge billing', 'poor_service care']);
  });

  it('is not that of fraud for what is complained of beside it', () => {
    const both = ['Your agent was rude to me.', 'And someone used my card for shopping.'];
    expect(given(both)).toEqual(['poor_service care', 'unauthorised_transaction fraud']);
  });

  it('is that of fraud where a rule met what no other complaint is about', () => {
    expect(given(['I want my refund, this is terrible.', 'My identity was stolen.'])).toEqual(['refund_request fraud']);
  });

  it('is not decided by words about the remedy', () => {
    expect(given(['My parcel is late, I am very unhappy.', 'My refund is still pending.'])).toEqual([
      'delivery_delay delivery',
    ]);
  });

  it('is decided by words of other turns only where they can be about nothing else', () => {
    const broken = 'The blender stopped working and I am angry.';
    const bought = 'I ordered it from you last week.';
    expect(given([broken, bought])).toEqual(['device_or_app_fault delivery']);
    expect(given([broken, bought, 'Also I was charged twice, unacceptable.'])).toEqual([
      'device_or_app_fault technical',
      'duplicate_charge billing',
    ]);
  });

  it('is that of the product where nothing that was said tells it', () => {
    const angry = 'This is an awful disgrace, I am furious and I want to file a complaint.';
    expect(given([angry])).toEqual(['unspecified general']);
    expect(given([angry], 'Fibre 500')).toEqual(['unspecified network']);
  });

  it('is never that of the product against what was said', () => {
    expect(given(['The charger you sent is useless, I am furious.'], 'Fibre 500')).toEqual(['unspecified delivery']);
    expect(given(['There is no signal at all, I am fed up.'], 'Banking app')).toEqual(['service_outage network']);
  });

  it('is that of the product where an issue may be of several', () => {
    expect(given(['It stopped working and I am angry.'], 'Fibre 500')).toEqual(['device_or_app_fault network']);
  });
});

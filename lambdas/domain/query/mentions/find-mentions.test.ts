import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);
const ask = (question: string) => find(question, ASKED);

const UNHAPPY = ['negative', 'very_negative'];
const GLAD = ['positive', 'very_positive'];

describe('values', () => {
  it.each([
    ['calls about Fibre 500', { product: ['Fibre 500'] }],
    ["the fibre-500's outages", { product: ['Fibre 500'] }],
    ['how is FIBRE 100 doing', { product: ['Fibre 100'] }],
    ['mobile premuim is slow', { product: ['Mobile Premium'] }],
    ['बिजली बचत की कॉल', { product: ['Bijli Bachat'] }],
    ['bijlee bachat plan', { product: ['Bijli Bachat'] }],
    ['kiosks that broke', { product: ['Kiosk'] }],
    ['late deliveries again', { key_issue: ['late_delivery'] }],
    ['late_delivery calls', { key_issue: ['late_delivery'] }],
    ['duplicate charges', { issue: ['duplicate_charge'] }],
    ['calls on chat', { channel: ['chat'] }],
    ['calls with the tag chat', { tag: ['chat'] }],
    ['calls from uttar', { region: ['North'] }],
    ['उत्तर क्षेत्र', { region: ['North'] }],
    ['eastern region', { region: ['East Zone'] }],
    ['west region', {}],
    ['calls from US', { region: ['US'] }],
    ['calls to us', {}],
    ['calls about a phone number', {}],
    ['calls of unknown cause', {}],
    ['Hindi calls', { language: ['hi'] }],
    ['hi, what did they say in English?', { language: ['en'] }],
    ['Fibre 300 calls', {}],
  ])('of the vocabulary in "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });

  it.each([
    ['what are people complaining about', { intent: ['complaint'] }],
    ['kitni shikayatein aayi', { intent: ['complaint'] }],
    ['कितनी शिकायतें आईं', { intent: ['complaint'] }],
    ['overcharged customers', { intent: ['billing_dispute'] }],
    ['billing issues', { intent: ['billing_dispute'] }],
    ['technical problems', { intent: ['technical_issue'] }],
    ['poochtaach ki calls', { intent: ['inquiry'] }],
    ['in general, who calls', {}],
    ['angry callers', { sentiment: UNHAPPY }],
    ['furious callers', { sentiment: ['very_negative'] }],
    ['gussa grahak', { sentiment: UNHAPPY }],
    ['callers who are not happy', { sentiment: UNHAPPY }],
    ['khush grahak', { sentiment: GLAD }],
    ['frustated callers', { sentiment: UNHAPPY }],
    ['urgent calls', { importance: ['critical'] }],
    ['important calls', { importance: ['critical', 'high'] }],
    ['low priority calls', { importance: ['low'] }],
    ['calls that were not resolved', { resolution: ['unresolved'] }],
    ['hal nahi hua', { resolution: ['unresolved'] }],
    ['customers likely to leave', { churn_risk: ['high'] }],
    ['at risk of churn', { churn_risk: ['high'] }],
    ['likely to escalate', { escalation_risk: ['high'] }],
  ])('that are always known in "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });

  it.each([
    ['agent A-17', { agent_id: ['A-17'] }],
    ['agents a-17 and A-18', { agent_id: ['A-17', 'A-18'] }],
    ['desk-w-91b16ed4 today?', { agent_id: ['desk-w-91b16ed4'] }],
    ['a 17 minute call', {}],
    ['client C-204', { client_id: ['C-204'] }],
    ['customer id 42', { client_id: ['42'] }],
    ['clients C-204, C-205', { client_id: ['C-204', 'C-205'] }],
    ['the client called 42 times', {}],
    ['client 42 times', {}],
  ])('that are ids in "%s"', (question, { agent_id, client_id }: Record<string, string[]>) => {
    expect(ask(question).filters.agent_id).toEqual(agent_id);
    expect(ask(question).filters.client_id).toEqual(client_id);
  });

  it('keeps a personal id as its pseudonym', () => {
    const { filters, mentions } = ask('client asha@example.com1');
    expect(filters.client_id?.[0]).toMatch(/^id_/);
    expect(mentions[0]?.value).toBe(filters.client_id?.[0]);
  });

  it('is less sure the less exactly a value is written', () => {
    const scores = ['Mobile Premium', 'mobile-premium', 'mobaile premium', 'mobile premuim'].map(
      (question) => ask(question).mentions[0]?.score ?? 0,
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBeGreaterThan(2);
  });

  it('does not look for moods in names and quotes', () => {
    const finder = createMentionFinder({ ...VOCABULARY, product: ['Happy Home'] });
    expect(finder('Happy Home calls', ASKED).filters).toEqual({ product: ['Happy Home'] });
    expect(ask('who says "very angry"').filters).toEqual({ contains: ['very angry'] });
  });
});

describe('negations', () => {
  it.each([
    ['not from north', { not: { region: ['North'] } }],
    ['calls except chat', { not: { channel: ['chat'] } }],
    ['complaints other than billing', { intent: ['complaint'], not: { intent: ['billing_dispute'] } }],
    ['non-billing calls', { not: { intent: ['billing_dispute'] } }],
    ['not from north or south, on chat', { channel: ['chat'], not: { region: ['North', 'South'] } }],
    ['north ke alawa', { not: { region: ['North'] } }],
    ['north aur south ko chhodkar', { not: { region: ['North', 'South'] } }],
    ['दक्षिण को छोड़कर', { not: { region: ['South'] } }],
    ["don't include chat", { not: { channel: ['chat'] } }],
    ['north nahi', { not: { region: ['North'] } }],
    ['calls not about refunds', { not: { issue: ['refund'] } }],
    ['refund nahi mila', { issue: ['refund'] }],
    ['refund not received', { issue: ['refund'] }],
    ['they did not refund it', { issue: ['refund'] }],
    ['Kiosk not working', { product: ['Kiosk'] }],
  ])('in "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });

  it('leaves denied statements to be looked for', () => {
    expect(ask('refund nahi mila').rest).toBe('refund nahi mila');
    expect(ask('calls not about refunds').rest).toBe('calls');
  });
});

describe('numbers', () => {
  it.each([
    ['longer than 10 minutes', { duration_min: 600 }],
    ['over 5 min', { duration_min: 300 }],
    ['under 90 seconds', { duration_max: 90 }],
    ['at least two hours', { duration_min: 7_200 }],
    ['10 minute se zyada', { duration_min: 600 }],
    ['paanch minute se kam', { duration_max: 300 }],
    ['१० मिनट से ज़्यादा', { duration_min: 600 }],
    ['aadhe ghante se lambi', { duration_min: 1_800 }],
    ['between 5 and 10 minutes', { duration_min: 300, duration_max: 600 }],
    ['5 se 10 minute ke beech', { duration_min: 300, duration_max: 600 }],
    ['importance above 0.7', { importance_min: 0.7 }],
    ['importance 70% se zyada', { importance_min: 0.7 }],
    ['more than 5 calls', {}],
    ['on hold for over 10 minutes', {}],
    ['over 2 hours ago', {}],
    ['shorter than 5 minutes or longer than 20 minutes', {}],
  ])('of a comparison in "%s"', (question, filters) => {
    expect(ask(question).filters).toEqual(filters);
  });

  it.each([
    ['top 5 products', 5, false],
    ['5 sabse zyada', 5, false],
    ['top paanch', 5, false],
    ['three most common topics', 3, false],
    ['the 4 longest calls', 4, false],
    ['which 3 products have the most calls', 3, false],
    ['bottom 2', 2, true],
    ['sabse kam complaints', undefined, true],
    ['fewest complaints', undefined, true],
    ['at least 5 complaints', undefined, false],
    ['3 products', undefined, false],
    ['sabse zyada 5 minute', undefined, false],
  ])('of a rank in "%s"', (question, top, ascending) => {
    expect(ask(question)).toMatchObject({ ascending });
    expect(ask(question).top).toBe(top);
  });

  it.each([
    ['what percent are complaints', true],
    ['% of calls', true],
    ['share of complaints', true],
    ['kitne pratishat', true],
    ['kitna hissa', true],
    ['20 percent of callers', false],
    ['share the calls with me', false],
  ])('of a share in "%s"', (question, percentage) => {
    expect(ask(question).percentage).toBe(percentage);
  });
});

describe('the whole', () => {
  it.each([
    ['north vs south', 'region'],
    ['compare Fibre 500 and Fibre 100 this month', 'product'],
    ['this month against last month in north and south', 'date_range'],
    ['is mahine ki tulna pichle mahine se', 'date_range'],
    ['which has more complaints, north or south?', 'region'],
    ['north or south complaints', undefined],
    ['Fibre 500 aur Fibre 100 mein se kiski calls zyada hain', 'product'],
    ['compare north', undefined],
  ])('tells what is compared in "%s"', (question, compared) => {
    expect(ask(question).compared).toBe(compared);
  });

  it.each([
    ['top 5 reasons for complaints about Fibre 500 last month', 'reasons for about'],
    ['calls about late delivery on chat', 'calls about late delivery on'],
    ['calls longer than 10 minutes since Monday', 'calls'],
    ['what percent of north region calls', 'calls'],
    ['say "no thanks" in March', 'say "no thanks" in'],
  ])('leaves the rest of "%s"', (question, rest) => {
    expect(ask(question).rest).toBe(rest);
  });

  it('tells identifiers from names and ids', () => {
    expect(ask('order ORD-4711 of client C-204 on Router X200').identifiers).toEqual(['ORD4711']);
  });

  it.each([
    ['how many calls came in', 'en'],
    ['pichle hafte kitni calls aayi', 'hi-Latn'],
    ['पिछले हफ्ते कितनी कॉल आईं', 'hi'],
    ['non-billing calls', 'en'],
    ['quiero saber cuando llego mi factura', 'other'],
  ])('knows the language of "%s"', (question, language) => {
    expect(ask(question).language).toBe(language);
  });

  it('gives the better reading of a span and where it stands', () => {
    expect(ask('top 5 march topics').mentions.map(({ kind, text, value }) => [kind, text, value])).toEqual([
      ['top', 'top 5', '5'],
      ['date', 'march', '2026-03-01..2026-03-31'],
    ]);
  });
});

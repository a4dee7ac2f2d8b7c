import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../analytics/parse-plan.ts';
import type { AggregationPlan } from '../../analytics/plan.ts';
import type { Filters } from '../../search/filters.ts';
import type { QueryType } from '../interpretation.ts';
import { createUnderstanding } from './understand.ts';
import { CONTEXT, NOW, VOCABULARY } from './understanding.testing.ts';

const understand = createUnderstanding(VOCABULARY);
const read = (question: string, filters: Filters = {}) => understand(question, { ...CONTEXT, filters });

const TYPES: Readonly<Record<QueryType, string>> = {
  aggregation: `
    complaints count
    calls/day last week
    weekly complaints trend
    top issues
    top 10 agents by calls
    % of unresolved calls by product
    Pune vs Kochi complaints
    call volume by hour
    p90 duration by agent
    least used channel
    complaints yesterday
    show me calls by region
    Do we have more complaints this week than last week?
    give me the call counts for each region
    Can you break down yesterday's calls by language and channel?
    who handled the most calls last week
    What's the split between positive and negative calls?
    list the five regions with the highest number of complaints
    Which product has the worst sentiment?
    what proportion of chats end unresolved
    tell me how many people asked for a manager
    kul kitni complaints aayi
    region ke hisaab se complaints
    konse agent ne sabse zyada calls li
    sabse zyada shikayat kis product ki hai
    is hafte complaints badhi hain kya
    din mein kis samay sabse zyada call aati hai
    पिछले हफ्ते कितनी शिकायतें आईं
    किस क्षेत्र से सबसे ज्यादा शिकायत आती है`,
  search: `
    installer never came
    inverter beeping at night
    OD-918273
    "cancel my account"
    Find conversations about hidden fees
    I'm looking for calls where a customer mentions a lawyer
    Can you pull the calls in which the agent was rude?
    any calls about broken panels?
    Did anyone call about a data breach?
    Which customers threatened to go to court?
    get calls longer than 20 minutes
    where did the customer say he'll sue us
    show unresolved solar kit calls
    Which conversations contain the phrase "never again"?
    wo calls dikhao jisme customer ne refund manga
    jin logon ne manager se baat karne ko kaha unki calls
    kisi ne consumer forum ka naam liya kya
    mujhe naraz customers ki calls chahiye
    technician nahi aaya
    वो कॉल दिखाओ जिसमें ग्राहक ने वकील की बात की
    बैटरी फट गई वाली कॉल ढूंढो`,
  insight: `
    main issues and why
    top complaints and why
    reasons for churn in factory
    root causes of panel faults
    why are customers cancelling
    What do customers complain about most when it comes to the water heater?
    summarise the complaints about the wall battery
    How many customers left and why?
    What should we fix first?
    are customers happy with the solar kit?
    show me the main themes in negative calls
    how do agents handle refund requests
    explain the spike in complaints last Monday
    What did the client want on call OD-918273?
    what's going wrong in Pune
    which promises did agents make and break
    escalation kyun badh gaye
    log subsidy ko lekar kya bol rahe hain
    solar kit mein kya dikkat aa rahi hai
    batao ki log kyon chhod rahe hain
    is mahine ki complaints ka saar do
    kitni complaints hain aur kyun
    ग्राहक क्यों नाराज हैं
    लोग ऐप के बारे में क्या कह रहे हैं`,
};
const linesOf = (text: string) => text.trim().split(/\s*\n\s*/);

describe.each(Object.entries(TYPES))('a question that asks for %s', (type, questions) => {
  it.each(linesOf(questions))('%s', (question) => {
    expect(read(question).query_type).toBe(type);
  });
});

interface Planned extends Partial<AggregationPlan> {
  readonly by?: readonly (string | [string, number])[];
}

const PLANS: readonly (readonly [question: string, planned: Planned])[] = [
  ['how many calls', { metrics: ['count'], by: [] }],
  ['How many customers complained about the solar kit?', { metrics: ['distinct_clients'] }],
  ['average call length per agent', { metrics: ['avg_duration'], by: ['agent_id'] }],
  ['what is the median call length', { metrics: ['p50_duration'] }],
  ['p95 duration', { metrics: ['p95_duration'] }],
  ['How important are chats on average?', { metrics: ['avg_importance'], filters: { channel: ['chat'] } }],
  ['how much did the models cost in October', { metrics: ['total_cost'] }],
  ['cost per call by product', { metrics: ['avg_cost'], by: ['product'] }],
  ['calls by region and product', { by: ['region', 'product'] }],
  ['complaints product wise batao', { by: ['product'] }],
  ['region ke hisaab se calls', { by: ['region'] }],
  ['har agent ki kitni calls hain', { by: ['agent_id'] }],
  ['how are calls spread over the channels', { by: ['channel'] }],
  ['breakdown of sentiment', { by: ['sentiment'] }],
  ['top complaints', { by: ['issue'] }],
  ['top 5 complaints by region', { by: [['issue', 5], 'region'] }],
  ['top 3 products by complaints', { by: [['product', 3]], filters: { intent: ['complaint'] } }],
  ['which two regions have the fewest calls', { by: [['region', 2]], order: 'asc' }],
  ['agents with the most complaints', { by: ['agent_id'], order: 'desc' }],
  ['which product has the worst sentiment', { metrics: ['avg_sentiment'], by: ['product'], order: 'asc' }],
  ['happiest region', { metrics: ['avg_sentiment'], by: ['region'], order: 'desc' }],
  ['sabse kam calls kis region se aayi', { by: ['region'], order: 'asc' }],
  ['which region has the most negative calls', { metrics: ['count'], by: ['region'] }],
  ['Pune vs Kochi complaints', { by: ['region'], filters: { region: ['Pune', 'Kochi'], intent: ['complaint'] } }],
  ['compare complaints in September and October', { by: ['month'] }],
  ['complaints trend over the last 20 days', { by: ['day'] }],
  ['complaints trend in the last 4 months', { by: ['week'] }],
  ['complaints trend', { by: ['month'] }],
  ['monthly calls for each region', { by: ['region', 'month'] }],
  ['more complaints this week than last week?', { by: ['week'] }],
  ['rank products by number of complaints', { by: ['product'] }],
  ['least used channel', { by: ['channel'], order: 'asc' }],
  ['who handled the most calls', { by: ['agent_id'] }],
  ['how much time do agents spend per call', { metrics: ['avg_duration'], by: [] }],
  ['din mein kis samay sabse zyada call aati hai', { by: ['hour_of_day'] }],
  ['busiest hour', { by: ['hour_of_day'], order_by: 'count' }],
  ['calls by weekday', { by: ['day_of_week'] }],
  ['percentage of calls by channel', { by: ['channel'], percentages: true }],
];

describe('the plan', () => {
  it.each(PLANS)('of "%s" is %j', (question, { by, ...planned }) => {
    const { plan } = read(question);
    const groups = plan?.group_by.map((group) => group.by);
    if (by !== undefined) expect(groups).toEqual(by.map((one) => (Array.isArray(one) ? one[0] : one)));
    for (const [i, one] of by?.entries() ?? []) {
      if (Array.isArray(one)) expect(plan?.group_by[i]).toHaveProperty('top', one[1]);
    }
    expect(plan).toMatchObject(planned);
  });

  it('has the filters of the interpretation', () => {
    const { plan, filters } = read('how many solar kit complaints in Pune by day');
    expect(filters).toMatchObject({ product: ['Solar Kit'], region: ['Pune'], intent: ['complaint'] });
    expect(plan?.filters).toEqual(filters);
  });

  it('of hours without a time is of the last 30 days, and says so', () => {
    const { filters, reasons } = read('busiest hour');
    expect(filters.date_range).toEqual({ start: '2026-10-19T10:00:00.000Z', end: NOW.toISOString() });
    expect(reasons).toContain('default-range');
  });

  it('covers the time since then where the present is compared with one time before', () => {
    const { plan } = read('more complaints than last month?');
    expect(plan?.group_by).toEqual([{ by: 'month' }]);
    expect(plan?.filters.date_range).toEqual({ start: '2026-10-01T00:00:00.000Z' });
  });

  it('is there for an insight that also asks for a number, and for no other', () => {
    expect(read('top complaints and why')).toMatchObject({
      query_type: 'insight',
      plan: { group_by: [{ by: 'issue' }] },
    });
    expect(read('why are customers cancelling').plan).toBeNull();
    expect(read('find calls about hidden fees').plan).toBeNull();
  });

  it('does not take the name of a product for a word', () => {
    expect(read('find Total Care calls').query_type).toBe('search');
  });
});

describe('a share', () => {
  it.each([
    ['What percentage of solar kit calls are complaints?', { product: ['Solar Kit'] }],
    ['What percentage of complaints are about the solar kit?', { intent: ['complaint'] }],
    ['Pune me kitne percent calls negative hain', { region: ['Pune'] }],
    ['complaints mein se kitne percent Pune se hain', { intent: ['complaint'] }],
    ['percentage of complaints', {}],
    ['what share of calls in Pune mention a loose cable?', { region: ['Pune'] }],
  ])('of "%s" is of %j', (question, whole) => {
    expect(read(question).share_of).toEqual(whole);
  });

  it('is of the calls of the request', () => {
    const { share_of, filters } = read('what percentage are complaints?', { region: ['Kochi'] });
    expect(share_of).toEqual({ region: ['Kochi'] });
    expect(filters).toEqual({ region: ['Kochi'], intent: ['complaint'] });
  });

  it('is none where nothing is asked for a part of', () => {
    expect(read('how many complaints in Pune').share_of).toBeNull();
  });
});

describe('a topic that no filter names', () => {
  it('must be said in the calls that are counted, and makes the answer less sure', () => {
    const known = read('how many calls about the Solar Kit');
    const unknown = read('how many calls about Zeta coating');
    expect(unknown.filters).toEqual({ contains: ['Zeta coating'] });
    expect(unknown.mentions).toMatchObject([{ kind: 'phrase', field: 'contains', value: 'Zeta coating' }]);
    expect(unknown.confidence).toBeLessThan(known.confidence - 0.1);
  });

  it.each([
    ['find calls where the installer never came', 'installer never came'],
    ['please show me calls from Pune about a loose cable', 'loose cable'],
    ['why do customers in Pune cancel their subsidy', 'cancel their subsidy'],
    ['calls that mention "final offer" and OD-44812', '"final offer" and OD-44812'],
    ['technician nahi aaya wali calls dikhao', 'technician nahi aaya'],
    ['show complaints of yesterday', ''],
  ])('is looked for: "%s" gives "%s"', (question, text) => {
    expect(read(question).search_text).toBe(text);
  });
});

describe('the filters', () => {
  it('are those of question and request together', () => {
    expect(read('how many complaints', { region: ['Pune'] }).filters).toEqual({
      region: ['Pune'],
      intent: ['complaint'],
    });
  });

  it('are those of the request where the question excludes them, and the answer is less sure', () => {
    const agreed = read('how many calls in Pune', { region: ['Pune', 'Kochi'] });
    const excluded = read('how many calls in Pune', { region: ['Kochi'] });
    expect(agreed.filters).toEqual({ region: ['Pune'] });
    expect(excluded.filters).toEqual({ region: ['Kochi'] });
    expect(excluded.confidence).toBeLessThan(agreed.confidence - 0.2);
  });
});

describe('confidence', () => {
  it.each(['how many complaints in Pune last month', 'find calls about hidden fees', 'why are customers cancelling'])(
    'is high for "%s"',
    (question) => {
      expect(read(question).confidence).toBeGreaterThan(0.8);
    },
  );

  it.each(['hmm ok', 'thanks, that was very kind of you', 'blorp the fnord quux with seven zibbles of klaatu today'])(
    'is below a half for "%s"',
    (question) => {
      expect(read(question).confidence).toBeLessThan(0.5);
    },
  );
});

describe('understanding', () => {
  const words =
    `how many top 5 by region product per day hour week why show find calls complaints Pune "quoted words" percent of are
    kitne kyun dikhao sabse zyada vs compare trend median not in except over 10 minutes last year OD-4711 🙂 क्यों , . ? /`.split(
      /\s+/,
    );
  const question = fc.oneof(
    fc.string({ maxLength: 200, unit: 'grapheme' }),
    fc.array(fc.constantFrom(...words)).map((list) => list.join(' ')),
  );

  it('never throws, gives valid plans with the filters, and the same twice', () => {
    fc.assert(
      fc.property(question, (text) => {
        const one = read(text);
        expect(read(text)).toEqual(one);
        expect(one.confidence).toBeGreaterThanOrEqual(0);
        expect(one.confidence).toBeLessThanOrEqual(1);
        if (one.plan === null) return;
        expect(parsePlan(one.plan)).toEqual({ ok: true, plan: one.plan });
        expect(one.plan.filters).toEqual(one.filters);
      }),
      { numRuns: 300 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import { usdOf } from '../domain/cost/money.ts';
import { METRIC } from '../metrics.ts';
import { answering, claiming, QueryRig, sourcesOf } from '../testing/query-rig.ts';
import { expectProof, HELD_UP, shopCalls, WHY } from './query-calls.testing.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

const shop = () => QueryRig.with(`http://127.0.0.1:${engine.port}`, ...shopCalls());

describe('a question for figures', () => {
  it('is answered by counting, and no model is asked', async () => {
    const rig = await shop();
    const answer = await rig.ask('How many calls about the Kettle in north?');
    expect(answer.answer).toContain('4');
    expect(answer.analytics).toMatchObject({ total_matching_calls: 4, figures: { result: { totals: { count: 4 } } } });
    expect(answer.processing).toMatchObject({
      query_type: 'aggregation',
      cost_usd: 0,
      model_used: null,
      degraded: false,
    });
    expect(answer.processing.interpretation.filters).toEqual({ product: ['Kettle'], region: ['north'] });
    expect([rig.requests, rig.ledger.rows()]).toEqual([[], []]);
  });

  it('gives a share of the wider calls', async () => {
    const rig = await shop();
    const answer = await rig.ask('What percentage of calls are complaints?');
    expect(answer.analytics.figures?.share_percent).toBe(57.14);
    expect(answer.answer).toContain('57.14');
  });
});

describe('a question for calls', () => {
  it('is answered with them, best first, each by a turn that shows it', async () => {
    const rig = await shop();
    const answer = await rig.ask('find calls where the lamp flickers');
    expect(answer.processing).toMatchObject({ query_type: 'search', model_used: null, abstained: false });
    expect(
      answer.sources
        .slice(0, 3)
        .map(({ call_id }) => call_id)
        .toSorted(),
    ).toEqual(['lamp-0', 'lamp-1', 'lamp-2']);
    expect(answer.sources[0]).toMatchObject({ turn: 0, text: 'The lamp flickers whenever the heating is on.' });
    expect(answer.sources[0]?.metadata).toMatchObject({ product: 'Lamp', region: 'south' });
    expect(rig.requests).toEqual([]);
  });

  it('is surer the more of what was looked for stands in one call', async () => {
    const rig = await shop();
    const sure = async (question: string) => {
      const { confidence, processing } = await rig.ask(question);
      return confidence / processing.interpretation.confidence;
    };
    expect(await sure('find calls where the lamp flickers')).toBe(1);
    expect(await sure('find calls where the lamp of the submarine flickers in Paris')).toBeLessThan(0.9);
    expect(await sure('find calls about the capital of France')).toBeLessThan(0.5);
  });

  it('that names nothing but filters lists the most important of those', async () => {
    const rig = await shop();
    const answer = await rig.ask('show me calls from south');
    expect(answer.sources.map(({ call_id }) => call_id)).toEqual(['lamp-2', 'lamp-1', 'lamp-0']);
    expect(answer.analytics.total_matching_calls).toBe(3);
  });
});

describe('a question for calls, by its mode', () => {
  const FLICKERS = 'find calls where the lamp flickers';

  it('costs its embedding, and nothing in the mode cheap', async () => {
    const rig = await shop();
    const balanced = await rig.ask(FLICKERS);
    expect(balanced.processing.cost_usd).toBeGreaterThan(0);
    expect(balanced.timestamp).toBe(rig.at);
    const embedded = rig.search.embedder.embedded.length;
    expect((await rig.ask(FLICKERS, { mode: 'cheap' })).processing).toMatchObject({ cost_usd: 0, degraded: false });
    expect(rig.search.embedder.embedded.length).toBe(embedded);
  });

  it('that finds nothing is not known', async () => {
    const rig = await shop();
    const answer = await rig.ask('find calls about "periscopes"', { mode: 'cheap' });
    expect(answer).toMatchObject({ sources: [], confidence: 0, processing: { abstained: true } });
  });

  it('is kept no time where the configuration says so', async () => {
    const rig = await shop();
    rig.settings = { ...rig.settings, insight_cache_seconds: 0, figures_cache_seconds: 0 };
    for (const question of [FLICKERS, 'How many calls are there?', WHY]) {
      await rig.ask(question);
      expect((await rig.ask(question)).processing.cached).toBe(false);
    }
  });
});

describe('a question for an insight', () => {
  it('in the mode deep is put with more of the calls, and gives a silent model no more time than is set', async () => {
    const rig = await shop();
    const tokens = { balanced: 60, deep: 3_000 };
    rig.settings = { ...rig.settings, source_tokens: tokens, idle_timeout_ms: 777 };
    const { stream } = rig.deps();
    const idle: number[] = [];
    rig.more = {
      stream: {
        stream: async (request, times, listen) => {
          idle.push(times.idle_ms);
          return await stream.stream(request, times, listen);
        },
      },
    };
    rig.answer = HELD_UP;
    await rig.ask(WHY);
    await rig.ask(WHY, { mode: 'deep' });
    const [balanced = 0, deep = 0] = rig.requests.map((request) => sourcesOf(request).size);
    expect(deep).toBeGreaterThan(balanced);
    expect(idle).toEqual([777, 777]);
  });

  it('is answered with claims that are proved, their cost and their figures', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const answer = await rig.ask(WHY);
    expect(answer.answer).toContain('Refunds were held up by the warehouse. [1]');
    expect(answer.citations).toHaveLength(1);
    expectProof(answer);
    expect(answer.processing).toMatchObject({ query_type: 'insight', claims: { kept: 1, dropped: 0 }, cached: false });
    expect(answer.processing.model_used).toBe(rig.settings.models.economy);
    expect(answer.confidence).toBeGreaterThan(0);
    const booked = rig.ledger.rows().reduce((sum, { cost }) => sum + cost, 0);
    expect(booked).toBeGreaterThan(0);
    expect(answer.processing.cost_usd).toBeCloseTo(usdOf(booked), 5);
    expect(rig.ledger.rows().map(({ purpose, subject }) => [purpose, subject])).toEqual([['answer', answer.query_id]]);
  });

  it('is measured by its type, by who asks, by what it cost and by how much of it is proved', async () => {
    const rig = await shop();
    rig.answer = (request) => {
      const quote = 'the refund was held up by the warehouse';
      const number = [...sourcesOf(request)].find(([, text]) => text.includes(quote))?.[0] ?? 0;
      return claiming(
        ['Refunds were held up by the warehouse.', number, quote],
        ['Refunds sank.', number, 'sunk at sea'],
      );
    };
    const { processing, confidence } = await rig.ask(WHY, { roles: ['admin', 'viewer'] });
    expect(processing.claims).toMatchObject({ kept: 1, dropped: 1 });
    const measured = (name: string) => rig.counts.filter(({ metric }) => metric === name);
    expect(confidence).toBeGreaterThan(0);
    expect(measured(METRIC.answerConfidence).map(({ by }) => by)).toEqual([100 * confidence]);
    expect(measured(METRIC.queries).map(({ split }) => split)).toEqual([{ type: 'insight', role: 'admin' }]);
    expect(measured(METRIC.citationValidity).map(({ by }) => by)).toEqual([50]);
    expect(measured(METRIC.queryCost)).toEqual([
      { metric: METRIC.queryCost, by: processing.cost_usd, split: { type: 'insight' } },
    ]);
    await rig.ask(WHY, { roles: ['admin', 'viewer'] });
    expect(measured(METRIC.queries)).toHaveLength(2);
    // A kept answer was verified when it was new.
    expect(measured(METRIC.citationValidity)).toHaveLength(1);
  });

  it('row 16: drops claims whose quote stands in no source, or in another one than is named', async () => {
    const rig = await shop();
    rig.answer = (request) => {
      const [[number] = [1]] = sourcesOf(request);
      return claiming(
        ['Refunds were stolen by pirates.', number, 'stolen by pirates at sea'],
        ['Refunds are late.', 999, 'my refund has not arrived'],
      );
    };
    const answer = await rig.ask(WHY);
    expect(answer).toMatchObject({ citations: [], confidence: 0 });
    expect(answer.processing).toMatchObject({ claims: { kept: 0, dropped: 2 }, abstained: true });
    expect(answer.answer).not.toContain('pirates');
    expect(rig.counted(METRIC.claimsDropped)).toBe(2);
  });

  it('about what no call speaks of is not known, and no model is paid', async () => {
    const rig = await shop();
    const answer = await rig.ask('Why do customers complain about submarine periscopes?');
    expect(answer.processing).toMatchObject({ abstained: true, model_used: null, degraded: false });
    expect([answer.confidence, rig.requests.length]).toEqual([0, 0]);
    expect(rig.counted(METRIC.queriesAbstained)).toBe(1);
  });

  it('without a topic goes through the most frequent issues', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const answer = await rig.ask('What are customers complaining about and why?');
    expect(answer.processing.query_type).toBe('insight');
    expect(answer.answer).toContain('held up by the warehouse');
    expectProof(answer);
  });

  it('tells its steps in order, each claim before the whole', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const steps = await rig.steps(WHY);
    expect(steps.map(({ type }) => type)).toEqual(['interpretation', 'sources', 'claim', 'final']);
  });

  it('is put to the strong model in the mode deep, and to none in the mode cheap', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    expect((await rig.ask(WHY, { mode: 'deep' })).processing.model_used).toBe(rig.settings.models.strong);
    const [before, embedded] = [rig.requests.length, rig.search.embedder.embedded.length];
    const cheap = await rig.ask(WHY, { mode: 'cheap' });
    expect(cheap.processing).toMatchObject({ cost_usd: 0, model_used: null, degraded: false, abstained: false });
    expect(cheap.citations.length).toBeGreaterThan(0);
    expectProof(cheap);
    expect([rig.requests.length, rig.search.embedder.embedded.length]).toEqual([before, embedded]);
  });

  it('is about no other calls than the filters of the request let through', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const answer = await rig.ask(WHY, { filters: { region: 'south' } });
    expect(answer.sources.every(({ metadata }) => metadata.region === 'south')).toBe(true);
    expect(answer.analytics.total_matching_calls).toBe(3);
  });

  it('sends no personal data of a question to a model, and keeps none', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    await rig.ask('Why has the refund of jane.roe@example.com not arrived?');
    const kept = JSON.stringify([rig.requests, rig.log.queries()]);
    expect(rig.requests.length).toBeGreaterThan(0);
    expect(kept).not.toContain('jane.roe');
  });
});

describe('an unsure question', () => {
  const UNSURE = 'kettle stuff weird numbers thing';
  const always = async () => {
    const rig = await shop();
    rig.settings = { ...rig.settings, unsure_below: 1 };
    return rig;
  };

  it('is put to the economical model once, whose reading counts where it is valid', async () => {
    const rig = await always();
    rig.answer = () =>
      answering({
        query_type: 'aggregation',
        metrics: ['count'],
        group_by: [],
        filters: { product: ['Kettle'] },
        search_text: '',
      });
    const answer = await rig.ask(UNSURE);
    expect(rig.requests.map(({ model }) => model)).toEqual([rig.settings.models.economy]);
    expect(rig.ledger.rows()[0]).toMatchObject({ purpose: 'understanding' });
    expect(answer.processing.interpretation.by).toBe('model');
    expect(answer.analytics.figures?.result.totals.count).toBe(4);
    expect(answer.processing.cost_usd).toBeGreaterThan(0);
  });

  it.each(['nonsense', { query_type: 'shout' }, undefined])(
    'keeps the reading of the rules where the model says %j',
    async (input) => {
      const rig = await always();
      rig.answer = () => ({
        kind: 'answered',
        input,
        text: '',
        stop_reason: 'tool_use',
        usage: undefined,
        latency_ms: 1,
      });
      const answer = await rig.ask(UNSURE);
      expect(answer.processing.interpretation.by).toBe('rules');
    },
  );

  it('is not put to a model in the mode cheap', async () => {
    const rig = await always();
    await rig.ask(UNSURE, { mode: 'cheap' });
    expect(rig.requests).toEqual([]);
  });
});

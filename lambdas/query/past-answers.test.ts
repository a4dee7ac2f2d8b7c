import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import { METRIC } from '../metrics.ts';
import { storedCall } from '../testing/documents.ts';
import { QueryRig } from '../testing/query-rig.ts';
import { answerQuery } from './answer-query.ts';
import { giveFeedback } from './give-feedback.ts';
import { expectProof, HELD_UP, shopCalls, WHY } from './query-calls.testing.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

const shop = () => QueryRig.with(`http://127.0.0.1:${engine.port}`, ...shopCalls());

describe('a question that was asked before', () => {
  it('gets the same answer for nothing, until a call of it changes', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const first = await rig.ask(WHY);
    const again = await rig.ask('why have refunds NOT arrived');
    expect(again).toMatchObject({ answer: first.answer, citations: first.citations });
    expect(again.processing).toMatchObject({ cached: true, cache: 'exact', cost_usd: 0 });
    expect(again.query_id).not.toBe(first.query_id);
    expect(rig.requests).toHaveLength(1);
    await rig.search.write(storedCall('new', ['my refund has not arrived either']));
    expect((await rig.ask(WHY)).processing.cached).toBe(false);
  });

  it('in other words gets it too, if filters and numbers agree', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    rig.embed = () => ({ ok: true, vector: new Float32Array(256).fill(1 / 16), tokens: 3 });
    await rig.ask('Why are refunds for kettles slow?');
    const alike = await rig.ask('What is the reason that kettle refunds are slow?');
    expect(alike.processing).toMatchObject({ cached: true, cache: 'semantic' });
    expectProof(alike);
    const other = await rig.ask('What is the reason that kettle refunds are slow in north?');
    expect(other.processing.cache).toBe(null);
  });

  it('by somebody with other roles is answered anew', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    await rig.ask(WHY);
    expect((await rig.ask(WHY, { roles: ['admin'] })).processing.cached).toBe(false);
    expect((await rig.ask(WHY, { subject: 'somebody else' })).processing.cached).toBe(true);
  });

  it('is answered anew when its time is over: 15 minutes for insights, a day for figures', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const count = 'How many calls about the Kettle?';
    await rig.ask(WHY);
    await rig.ask(count);
    rig.at = '2026-11-20T10:14:59.000Z';
    expect((await rig.ask(WHY)).processing.cached).toBe(true);
    rig.at = '2026-11-20T10:15:00.000Z';
    expect((await rig.ask(WHY)).processing.cached).toBe(false);
    expect((await rig.ask(count)).processing.cached).toBe(true);
    rig.at = '2026-11-21T10:00:00.000Z';
    expect((await rig.ask(count)).processing.cached).toBe(false);
  });

  it('is answered anew when the hours that it means are others by now', async () => {
    const rig = await shop();
    const call = (id: string) => storedCall(id, ['hello'], { timestamp: '2026-11-20T09:30:00.000Z' });
    const count = async () => (await rig.ask('how many calls in the last 2 hours')).analytics.total_matching_calls;
    await rig.search.write(call('early'));
    expect(await count()).toBe(1);
    rig.at = '2026-11-20T12:00:00.000Z';
    expect(await count()).toBe(0);
  });

  it('for a share is answered anew when a call of the whole comes', async () => {
    const rig = await shop();
    const share = async () =>
      (await rig.ask('What percentage of calls are complaints?')).analytics.figures?.share_percent;
    expect(await share()).toBe(57.14);
    await rig.search.write(storedCall('new', ['hello'], { triage: { intent: 'general' } }));
    expect(await share()).toBe(50);
  });

  it('by the rules means something else when a product has become known', async () => {
    const rig = await shop();
    const count = async () => (await rig.ask('how many Zedphone calls')).analytics.total_matching_calls;
    expect(await count()).toBe(0);
    await rig.search.write(storedCall('zed', ['hello'], { metadata: { product: 'Zedphone' } }));
    expect(await count()).toBe(1);
  });

  it('is not kept where it holds something personal', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    const question = 'Why has the refund to card 4111 1111 1111 1111 not arrived?';
    await rig.ask(question);
    expect((await rig.ask(question)).processing.cached).toBe(false);
  });

  it('is kept whoever stops listening before its end', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    for await (const step of answerQuery(rig.deps(), rig.asked(WHY))) if (step.type === 'claim') break;
    expect((await rig.ask(WHY)).processing.cached).toBe(true);
    expect(rig.requests).toHaveLength(1);
    expect(rig.log.queries()).toHaveLength(2);
  });

  it('counts hits and misses of each cache', async () => {
    const rig = await shop();
    rig.answer = HELD_UP;
    await rig.ask(WHY);
    await rig.ask(WHY);
    const looked = rig.counts.filter(({ metric }) => metric === METRIC.answerCacheHit);
    expect(looked.map(({ by, split }) => [split.kind, by])).toEqual([
      ['exact', 0],
      ['semantic', 0],
      ['exact', 100],
    ]);
  });
});

describe('feedback', () => {
  it('is kept with the question by whoever asked it, without what is personal', async () => {
    const rig = await shop();
    const { query_id } = await rig.ask('How many calls about the Kettle?', { subject: 'jane' });
    const give = (subject: string, body: object) => giveFeedback(rig.deps(), subject, { query_id, ...body });
    expect(await give('joe', { useful: true })).toMatchObject({ ok: false, problem: { status: 404 } });
    const comment = 'wrong, call me on 415-555-0134';
    expect(await give('jane', { useful: false, comment })).toEqual({ ok: true, body: { query_id, useful: false } });
    expect(rig.log.queries()[0]).toMatchObject({ feedback: { useful: false } });
    expect(JSON.stringify(rig.log.queries())).not.toContain('555-0134');
    expect(await give('jane', { useful: 'yes' })).toMatchObject({ problem: { status: 400, field: 'useful' } });
    expect(await give('jane', { useful: true, comment: 'x'.repeat(1_001) })).toMatchObject({
      problem: { status: 400 },
    });
  });
});

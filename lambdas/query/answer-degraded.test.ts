import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import type { ChatFault, ChatOutcome } from '../domain/enrichment/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { storedCall } from '../testing/documents.ts';
import { answering, claiming, QueryRig, sourcesOf } from '../testing/query-rig.ts';
import { shopCalls } from './query-calls.testing.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

const shop = () => QueryRig.with(`http://127.0.0.1:${engine.port}`, ...shopCalls());
const WHY = 'Why have refunds not arrived?';
const QUOTE = 'the refund was held up by the warehouse';

const fault = (kind: ChatFault): ChatOutcome => ({ kind: 'fault', fault: kind, code: 'SomeException', latency_ms: 5 });

function heldUp(request: Parameters<QueryRig['answer']>[0]): ChatOutcome {
  const source = [...sourcesOf(request)].find(([, text]) => text.includes(QUOTE));
  return claiming(['Refunds were held up by the warehouse.', source?.[0] ?? 0, QUOTE]);
}

const down = () => Promise.reject(new IndexUnavailableError(new Error('down')));

describe('an insight without the model of its mode', () => {
  it.each<ChatFault>(['throttled', 'unavailable', 'refused', 'timeout', 'lost'])(
    'rows 12, 13, 15: comes from the model that stands in when the first one fails with %s',
    async (kind) => {
      const rig = await shop();
      rig.answer = (request) => (request.model === rig.settings.models.economy ? fault(kind) : heldUp(request));
      const answer = await rig.ask(WHY);
      expect(answer.processing).toMatchObject({ model_used: rig.settings.models.fallback, degraded: false });
      expect(answer.processing.claims.kept).toBe(1);
    },
  );

  it('is less sure than with it', async () => {
    const [whole, less] = [await shop(), await shop()];
    whole.answer = heldUp;
    less.answer = (request) => ({ ...heldUp(request), stop_reason: 'max_tokens' }) as ChatOutcome;
    expect((await less.ask(WHY)).confidence).toBeLessThan((await whole.ask(WHY)).confidence);
  });

  it('row 12: lets the sources speak for themselves when no model answers, and says so', async () => {
    const rig = await shop();
    rig.answer = () => fault('unavailable');
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ model_used: null, degraded: true, degraded_reason: 'model-unavailable' });
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.answer).toContain('refund');
    expect(rig.counted(METRIC.queriesDegraded, 'model-unavailable')).toBe(1);
  });

  it('row 12: asks a model no more once its circuit is open', async () => {
    const rig = await shop();
    rig.answer = () => fault('unavailable');
    for (let i = 0; i < 3; i++) await rig.ask(`${WHY} ${'again '.repeat(i)}`);
    const before = rig.requests.length;
    await rig.ask('Why is the refund late, and why?');
    expect(rig.requests.length - before).toBe(0);
    expect(rig.counted(METRIC.modelCircuitOpened)).toBe(2);
  });

  it('costs nothing when the budget is spent, and says so', async () => {
    const rig = await shop();
    rig.settings = { ...rig.settings, budget: { day_usd: 0, month_usd: 0, economy_share: 0.8 } };
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ degraded_reason: 'budget', model_used: null });
    expect(rig.requests).toEqual([]);
    expect(answer.citations.length).toBeGreaterThan(0);
  });

  it('is an earlier answer to a question that is like it, where there is one, said to be one', async () => {
    const rig = await shop();
    rig.embed = () => ({ ok: true, vector: new Float32Array(256).fill(1 / 16), tokens: 3 });
    rig.answer = heldUp;
    const first = await rig.ask(WHY);
    rig.at = '2026-11-20T10:05:00.000Z';
    await rig.search.write(storedCall('newer', ['my refund has not arrived']));
    rig.answer = () => fault('unavailable');
    const answer = await rig.ask('What is the reason that refunds have not arrived?');
    expect(answer.answer).toBe(first.answer);
    expect(answer.processing).toMatchObject({ cached: true, degraded: true, degraded_reason: 'model-unavailable' });
    expect(answer.processing.cached_at).toBe(first.timestamp);
    expect(answer.confidence).toBeCloseTo(first.confidence / 2, 2);
    const other = await rig.ask('Why do lamps flicker with the heating?');
    expect(other.processing.cached).toBe(false);
  });

  it('does not fail with the ledger: without a row no model is asked', async () => {
    const rig = await shop();
    const open = () => Promise.reject(new Error('throttled'));
    rig.more = { ask: { ...rig.deps().ask, ledger: { open, close: open } } };
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ degraded_reason: 'model-unavailable', model_used: null });
    expect([rig.requests.length, answer.citations.length > 0]).toEqual([0, true]);
  });

  it('is not kept for the next one', async () => {
    const rig = await shop();
    rig.answer = () => fault('unavailable');
    await rig.ask(WHY);
    rig.answer = heldUp;
    expect((await rig.ask(WHY)).processing.cached).toBe(false);
  });
});

describe('row 14: an answer that cannot be read', () => {
  const useless = (text: string, stop_reason = 'end_turn'): ChatOutcome => {
    return { kind: 'answered', input: undefined, text, stop_reason, usage: undefined, latency_ms: 5 };
  };

  it('is asked for once more', async () => {
    const rig = await shop();
    rig.answer = (request, n) => (n === 0 ? useless('I would rather not say.') : heldUp(request));
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ degraded: false, claims: { kept: 1 } });
    expect(rig.ledger.rows().map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ['answer', 'invalid'],
      ['repair', 'answered'],
    ]);
  });

  it('twice makes way for the sources themselves', async () => {
    const rig = await shop();
    rig.answer = () => useless('{"claims": "many"}');
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ degraded_reason: 'invalid-answer', model_used: null });
    expect(rig.requests).toHaveLength(2);
  });

  it('is read where its JSON stands in a fence or in prose', async () => {
    const rig = await shop();
    rig.answer = (request) => {
      const { input } = heldUp(request) as { input?: unknown };
      return useless(`Here you are:\n\`\`\`json\n${JSON.stringify(input)}\n\`\`\``);
    };
    expect((await rig.ask(WHY)).processing.claims).toEqual({ kept: 1, reworded: 0, dropped: 0 });
  });
});

describe('row 15: an answer that is cut off', () => {
  /** A stream of the whole answer's first so many characters, which then ends with a fault. */
  const cutAfter = (rig: QueryRig, characters: number, kind: ChatFault) => {
    let asked = 0;
    const { stream } = rig.deps();
    rig.more = {
      stream: {
        async stream(request, times, listen) {
          asked++;
          let left = characters;
          await stream.stream(request, times, (json) => {
            const piece = json.slice(0, Math.max(0, left));
            left -= json.length;
            if (piece !== '') listen(piece);
          });
          return fault(kind);
        },
      },
    };
    return () => asked;
  };

  it.each<ChatFault>(['lost', 'timeout'])(
    'behind a claim (%s) shows that claim, is marked, and is not asked for again',
    async (kind) => {
      const rig = await shop();
      rig.answer = (request) => {
        const { input } = heldUp(request) as { input: { claims: object[] } };
        return answering({ claims: [...input.claims, ...input.claims] });
      };
      const asked = cutAfter(rig, 190, kind);
      const answer = await rig.ask(WHY);
      expect(answer.processing).toMatchObject({ degraded: true, degraded_reason: 'incomplete', claims: { kept: 1 } });
      expect(answer.citations).toHaveLength(1);
      expect(asked()).toBe(1);
      expect(rig.ledger.rows()[0]?.unconfirmed).toBeGreaterThan(0);
    },
  );

  it('before the first claim is paid for once more at most, and is then no answer', async () => {
    const rig = await shop();
    rig.answer = heldUp;
    const asked = cutAfter(rig, 20, 'lost');
    const answer = await rig.ask(WHY);
    expect(answer.processing.degraded_reason).toBe('model-unavailable');
    expect(asked()).toBe(2);
  });

  it('at its token limit keeps the claims that came whole', async () => {
    const rig = await shop();
    rig.answer = (request) => ({ ...heldUp(request), stop_reason: 'max_tokens' }) as ChatOutcome;
    expect((await rig.ask(WHY)).processing).toMatchObject({ degraded_reason: 'incomplete', claims: { kept: 1 } });
  });
});

describe('a question without its vector', () => {
  it('is answered by its words, and says so', async () => {
    const rig = await shop();
    rig.embed = () => ({ ok: false, fault: 'ThrottlingException' });
    rig.answer = heldUp;
    const insight = await rig.ask(WHY);
    expect(insight.processing).toMatchObject({ degraded_reason: 'words-only', claims: { kept: 1 } });
    const search = await rig.ask('find calls where the lamp flickers');
    expect(search.processing).toMatchObject({ degraded_reason: 'words-only' });
    expect(search.sources[0]?.call_id).toMatch(/^lamp-/);
  });
});

describe('row 11: a question while the index is down', () => {
  it('gets an earlier answer that says so, or none', async () => {
    const rig = await shop();
    rig.answer = heldUp;
    const first = await rig.ask(WHY);
    rig.more = { versions: { versionOf: down }, analytics: { aggregate: down, aggregateVersioned: down } };
    const answer = await rig.ask(WHY);
    expect(answer.answer).toBe(first.answer);
    expect(answer.processing).toMatchObject({ cached: true, degraded: true, degraded_reason: 'index-unavailable' });
    expect(answer.processing.cached_at).toBe(first.timestamp);
    expect(answer.confidence).toBeCloseTo(first.confidence / 2, 2);
    await expect(rig.ask('How many calls?')).rejects.toThrow(IndexUnavailableError);
  });
});

describe('a cache that cannot be used', () => {
  it('costs nothing but money', async () => {
    const rig = await shop();
    rig.answer = heldUp;
    const broken = () => Promise.reject(new Error('no table'));
    rig.more = {
      cache: { get: broken, put: broken, past: broken, addPast: broken },
      log: { record: broken, feedback: broken },
    };
    const answer = await rig.ask(WHY);
    expect(answer.processing).toMatchObject({ degraded: false, cached: false, claims: { kept: 1 } });
    expect(rig.logged.length).toBeGreaterThan(0);
  });
});

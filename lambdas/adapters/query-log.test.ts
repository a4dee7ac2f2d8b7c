import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswersEngine } from '#local/engines/answers-engine.ts';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import type { QueryRecord } from '../domain/query/ports.ts';
import { NOW } from '../testing/answers.ts';
import { MemoryQueryLog } from '../testing/memory-answers.ts';
import { EXPIRES_AT } from './expiry.ts';
import { keptQueryOf } from './query-items.ts';
import { queryLogContract } from './query-log.contract.ts';

let engine: AnswersEngine;

beforeAll(async () => {
  engine = await AnswersEngine.start();
});
afterAll(() => engine.close());

queryLogContract('memory', async (now) => {
  const log = new MemoryQueryLog(now);
  return { log, kept: async (id) => log.queries().find(({ query_id }) => query_id === id) };
});
queryLogContract(CALLS_ENGINE, async (now) => {
  const { log, item } = await engine.fresh(now);
  const kept = async (id: string) => {
    const found = await item(`query#${id}`, 'query');
    return found && keptQueryOf(found);
  };
  return { log, kept };
});

describe('a question on the table', () => {
  it('is deleted after thirty days, by the clock of who writes it', async () => {
    const { log, item } = await engine.fresh(() => NOW);
    await log.record({ query_id: 'q', asked_at: '2126-01-01T00:00:00.000Z' } as QueryRecord);
    const until = Math.ceil(NOW.getTime() / 1000) + 30 * 86_400;
    expect((await item('query#q', 'query'))?.[EXPIRES_AT]).toEqual({ N: String(until) });
  });

  it('row 7: is recorded and judged once, though the answers of the table get lost', async () => {
    const client = engine.client();
    let attempts = 0;
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        if (++attempts % 2 === 1) throw Object.assign(new Error('lost'), { name: 'TimeoutError' });
        return answer;
      },
      { step: 'deserialize' },
    );
    const { log, item } = await engine.fresh(() => NOW, client);
    await log.record({ query_id: 'q', subject: 'me' } as QueryRecord);
    const feedback = { useful: true, given_at: NOW.toISOString() };
    expect(await log.feedback('q', 'me', feedback)).toBe('stored');
    const found = await item('query#q', 'query');
    expect(found && keptQueryOf(found)).toEqual({ query_id: 'q', subject: 'me', feedback });
    expect(attempts).toBe(4);
    client.destroy();
  });
});

import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpStack } from './http-stack.ts';
import { counter, logger, metrics } from './observability.ts';

const EVENT = { httpMethod: 'GET', path: '/things', requestContext: { requestId: 'r-1' } } as APIGatewayProxyEvent;
const OK = { statusCode: 200, body: 'done' };

/** What a request to GET /things answers, and the metric records that it printed. */
async function ask(handler: () => Promise<APIGatewayProxyResult>, event = EVENT) {
  const records: Record<string, unknown>[] = [];
  vi.spyOn(metrics as unknown as { console: Console }, 'console', 'get').mockReturnValue({
    log: (line: string) => records.push(JSON.parse(line)),
  } as unknown as Console);
  const published = vi.spyOn(metrics, 'publishStoredMetrics');
  const failed = vi.spyOn(logger, 'error').mockReturnValue();
  const answer = await httpStack([{ method: 'GET', path: '/things', handler }])(event, {} as Context);
  return { answer, records, published: published.mock.calls.length, failed: failed.mock.calls };
}

afterEach(() => {
  vi.restoreAllMocks();
  metrics.clearMetrics();
});

describe('the stack of functions behind the API', () => {
  it('writes out what was counted, once for each request', async () => {
    const count = async () => {
      counter.count('Searches', 2);
      return OK;
    };
    expect(await ask(count)).toMatchObject({ answer: OK, records: [{ Searches: 2 }] });
    expect((await ask(count)).records).toMatchObject([{ Searches: 2 }]);
  });

  it('publishes nothing when nothing was counted, which would be a warning', async () => {
    expect(await ask(async () => OK)).toMatchObject({ records: [], published: 0 });
  });

  it('writes out what was counted before a failure, and answers with a problem that says nothing of it', async () => {
    const { answer, records, failed } = await ask(async () => {
      counter.count('Searches', 1);
      throw new TypeError('maya@example.com');
    });
    expect(records).toMatchObject([{ Searches: 1 }]);
    expect(answer).toMatchObject({ statusCode: 500, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:callsift:problem:internal-error', request_id: 'r-1' });
    expect(failed).toEqual([['The request failed', { error_name: 'TypeError' }]]);
  });

  it('has no route for other paths', async () => {
    const { answer, failed } = await ask(async () => OK, { ...EVENT, path: '/nothing' });
    expect([answer.statusCode, failed]).toEqual([404, []]);
  });
});

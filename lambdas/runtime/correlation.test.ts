import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEvent, Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginInvocation, callCorrelation, correlated, correlationId } from './correlation.ts';
import { eventStack } from './event-stack.ts';
import { httpStack } from './http-stack.ts';
import { logger } from './observability.ts';

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

function lines(): Record<string, unknown>[] {
  return printed
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
}

const CONTEXT = {
  functionName: 'callsift-test',
  awsRequestId: 'invocation-1',
  getRemainingTimeInMillis: () => 1_000,
} as Context;

describe('the lines of a batch', () => {
  it('are told by the record that they are about, however records are mixed', async () => {
    const ids = ['a', 'b', 'c', 'd'].map((call_id, i) => callCorrelation({ call_id, revision: i + 1 }));
    const handler = eventStack(async (event: { readonly ids: readonly string[] }) => {
      logger.info('Took a batch', {});
      await Promise.all(
        event.ids.map((id, i) =>
          correlated(id, async () => {
            logger.info('Began', { about: id });
            await sleep(8 - 2 * i);
            logger.info('Ended', { about: id });
          }),
        ),
      );
      logger.info('Ended a batch', {});
    });
    await handler({ ids }, CONTEXT);
    const about = lines().filter((line) => line.about !== undefined);
    // All have begun before any ends, in whatever order the timers fire.
    const told = about.map((line) => line.about);
    expect([told.slice(0, ids.length), told.slice(ids.length).toSorted()]).toEqual([ids, ids]);
    for (const line of about) expect(line.correlation_id).toBe(line.about);
    const others = lines().filter((line) => line.about === undefined);
    expect(others.map((line) => line.correlation_id)).toEqual(['invocation-1', 'invocation-1']);
  });

  it('are told by the next invocation when that has begun', async () => {
    const handler = eventStack(async (_event: SQSEvent) => logger.info('Did it', {}));
    const event: SQSEvent = { Records: [] };
    await handler(event, CONTEXT);
    await handler(event, { ...CONTEXT, awsRequestId: 'invocation-2' });
    expect(lines().map((line) => line.correlation_id)).toEqual(['invocation-1', 'invocation-2']);
  });
});

describe('every line', () => {
  it('says where it comes from, and nothing that it tells takes the place of that', async () => {
    const handler = eventStack(async () => {
      logger.warn('A line', { correlation_id: 'forged', service: 'forged', level: 'forged', cold_start: 'forged' });
    });
    await handler({}, CONTEXT);
    const line = lines().at(-1);
    expect(line).toMatchObject({
      level: 'WARN',
      message: 'A line',
      correlation_id: 'invocation-1',
      function_name: 'callsift-test',
      function_request_id: 'invocation-1',
      cold_start: expect.any(Boolean),
      service: expect.any(String),
      timestamp: expect.any(String),
    });
    expect(JSON.stringify(line)).not.toContain('forged');
  });

  it('has an id before the first invocation, and one that is bounded', () => {
    beginInvocation(undefined);
    logger.info('Loaded', {});
    expect(lines()[0]).toMatchObject({ correlation_id: 'init', cold_start: expect.any(Boolean) });
    expect(correlated('x'.repeat(10_000), correlationId)).toHaveLength(300);
  });
});

describe('a request of the API', () => {
  const EVENT = {
    httpMethod: 'GET',
    path: '/things/maya.fields@example.com',
    resource: '/things/{name}',
    headers: { 'x-correlation-id': 'of the client' },
    requestContext: { requestId: 'request-1' },
  } as unknown as APIGatewayProxyEvent;
  const ask = (handler: () => Promise<{ statusCode: number; body: string }>) =>
    httpStack([{ method: 'GET', path: EVENT.path, handler }])(EVENT, CONTEXT);

  it('is answered with the id of its lines, which is API Gateway’s and never the client’s', async () => {
    const answer = await ask(async () => {
      logger.info('Within', {});
      return { statusCode: 200, body: 'done' };
    });
    expect(answer).toEqual({ statusCode: 200, body: 'done', headers: { 'x-correlation-id': 'request-1' } });
    expect(lines().map(({ message, correlation_id }) => [message, correlation_id])).toEqual([
      ['Within', 'request-1'],
      ['Answered a request', 'request-1'],
    ]);
    expect(lines()[1]).toMatchObject({ method: 'GET', resource: '/things/{name}', status: 200 });
    expect(printed.join('')).not.toMatch(/maya|of the client/);
  });

  it('is answered with it also when it fails', async () => {
    const answer = await ask(async () => {
      throw new Error('maya@example.com');
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers).toMatchObject({ 'x-correlation-id': 'request-1' });
    expect(lines().map(({ correlation_id }) => correlation_id)).toEqual(['request-1', 'request-1']);
    expect(printed.join('')).not.toContain('maya');
  });
});

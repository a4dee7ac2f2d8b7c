import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../domain/complaints/export/csv-reader.testing.ts';
import { listed } from '../domain/complaints/export/listed.testing.ts';
import type { ComplaintPage, ListQuery } from '../domain/complaints/listing/list.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { createHandler } from './handler.ts';

const ONE: ComplaintPage = { complaints: [listed()], total: 1 };

/** Asks for an export with these parameters from an index that gives these pages, or fails with an error. */
async function get(parameters: Record<string, string> | null, ...pages: readonly (ComplaintPage | Error)[]) {
  const asked: ListQuery[] = [];
  const list = async (query: ListQuery) => {
    const page = pages[asked.push(query) - 1] ?? ONE;
    if (page instanceof Error) throw page;
    return page;
  };
  const logger = { info: () => {}, warn: () => {} };
  const counts: [string, number][] = [];
  const counter = strictMeter((metric, by) => counts.push([metric, by]));
  const handler = createHandler({ index: { list }, counter, logger, now: () => new Date('2026-11-21T10:00:00.000Z') });
  const requestContext = { requestId: 'request-1' };
  const event = { queryStringParameters: parameters, requestContext } as unknown as APIGatewayProxyEvent;
  const answer = await handler(event, { getRemainingTimeInMillis: () => 60_000 } as Context);
  const text = async () => {
    if (typeof answer.body === 'string') return answer.body;
    let all = '';
    for await (const piece of answer.body) all += piece;
    return all;
  };
  return { asked, answer, text, counts };
}

describe('GET /complaints/export.csv', () => {
  it('is a file of its day in UTF-8', async () => {
    const { answer, text } = await get(null);
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="complaints-2026-11-21.csv"',
      },
    });
    expect(readCsv(await text())).toHaveLength(2);
  });

  it('asks for what the parameters say', async () => {
    const { asked, text } = await get({ department: 'billing', status: 'open,waiting' });
    await text();
    expect(asked).toMatchObject([
      { filters: { department: ['billing'], status: ['open', 'waiting'] }, order: 'opened' },
    ]);
  });

  it('refuses a parameter that it does not know with a problem', async () => {
    const { asked, answer, text } = await get({ colour: 'red' });
    expect(answer).toMatchObject({ statusCode: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(await text())).toMatchObject({ field: 'colour', request_id: 'request-1' });
    expect(asked).toEqual([]);
  });

  it('answers with 503 while the index is down', async () => {
    const { answer, text, counts } = await get(null, new IndexUnavailableError(new Error('down')));
    expect(answer.statusCode).toBe(503);
    expect(counts).toEqual([['IndexUnavailable', 1]]);
    expect(JSON.parse(await text())).toMatchObject({ type: 'urn:callsift:problem:search-unavailable' });
  });

  it('leaves any other fault to the stack', async () => {
    await expect(get(null, new TypeError('a fault of ours'))).rejects.toThrow(TypeError);
  });

  it('cuts the stream where a later page fails', async () => {
    const first = { ...ONE, total: 2, next: ['2026-11-20T00:00:00.000Z', 'cmp-1'] };
    const { answer, text } = await get(null, first, new IndexUnavailableError(new Error('down')));
    expect(answer.statusCode).toBe(200);
    await expect(text()).rejects.toThrow(IndexUnavailableError);
  });
});

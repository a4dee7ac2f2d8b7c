import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ComplaintSummarySchema } from '../domain/complaints/summary/summary-schema.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { createRoutes } from './handler.ts';
import { SummaryRig } from './summary-rig.testing.ts';

const ASKED = { department: 'billing', date_range: { start: '2026-11-01', end: '2026-11-20' } };

async function post(rig: SummaryRig, body: string, isBase64Encoded = false) {
  const event = {
    body,
    isBase64Encoded,
    requestContext: { requestId: 'request-1' },
  } as unknown as APIGatewayProxyEvent;
  const [route] = createRoutes(rig.deps());
  const answer = await route?.handler(event, { getRemainingTimeInMillis: () => 20_000 } as Context);
  return { status: answer?.statusCode, type: answer?.headers?.['content-type'], body: JSON.parse(answer?.body ?? '') };
}

describe('POST /complaints/summary', () => {
  it('answers with a summary of the documented form, also for a body in base64', async () => {
    const { status, body } = await post(new SummaryRig(), JSON.stringify(ASKED));
    expect([status, z.safeParse(ComplaintSummarySchema, body).success]).toEqual([200, true]);
    const packed = Buffer.from(JSON.stringify(ASKED)).toString('base64');
    expect(await post(new SummaryRig(), packed, true)).toMatchObject({ status: 200, body: { department: 'billing' } });
  });

  it.each([
    ['', 'body'],
    ['{"date_range":{"start":"2026-11-05","end":"2026-11-01"}}', 'date_range'],
    ['{"date_range":{"start":"2027-01-01","end":"2027-01-02"}}', 'date_range.start'],
  ])('answers the body %j with 400', async (body, field) => {
    const rig = new SummaryRig();
    expect(await post(rig, body)).toMatchObject({
      status: 400,
      type: 'application/problem+json',
      body: { type: 'urn:callsift:problem:bad-parameter', field, request_id: 'request-1' },
    });
    expect(rig.scopes).toEqual([]);
  });

  it('row 11: answers with 503 while the index is down', async () => {
    const rig = new SummaryRig();
    rig.facts = () => Promise.reject(new IndexUnavailableError(new Error('down')));
    expect(await post(rig, JSON.stringify(ASKED))).toMatchObject({
      status: 503,
      body: { type: 'urn:callsift:problem:search-unavailable' },
    });
  });

  it('leaves any other fault to the stack, which tells nothing of it', async () => {
    const rig = new SummaryRig();
    const wrong = new TypeError('a fault of ours');
    rig.facts = () => Promise.reject(wrong);
    await expect(post(rig, JSON.stringify(ASKED))).rejects.toBe(wrong);
  });
});

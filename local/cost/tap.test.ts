import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { type Exchange, startTap, type Tap } from './tap.ts';

const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=fnTriage/20261121/us-east-1/dynamodb/aws4_request, Signature=0';
const server = createServer(async (request, response) => {
  const body = await buffer(request);
  response.writeHead(request.url === '/refused' ? 400 : 200, { 'x-amz-crc32': '7' });
  response.end(`${request.method} ${request.url} ${body}`);
});
const heard: Exchange[] = [];
let tap: Tap;

beforeAll(async () => {
  const port = await listenOnLoopback(server, 0, 'the port of the test');
  tap = await startTap(async () => async (exchange) => void heard.push(exchange), `http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await tap.close();
  await closeServer(server);
});

describe('the tap', () => {
  it('passes requests and answers on as they are and tells who asked for what', async () => {
    const headers = { authorization: AUTHORIZATION, 'x-amz-target': 'DynamoDB_20120810.UpdateItem' };
    const answer = await fetch(`${tap.url}/a?b=c`, { method: 'POST', headers, body: '{"TableName":"t"}' });
    expect(answer.headers.get('x-amz-crc32')).toBe('7');
    expect(await answer.text()).toBe('POST /a?b=c {"TableName":"t"}');
    const { from, service, operation, status, body } = heard.at(-1) ?? {};
    expect({ from, service, operation, status }).toEqual({
      from: 'fnTriage',
      service: 'dynamodb',
      operation: 'UpdateItem',
      status: 200,
    });
    expect(String(body)).toBe('{"TableName":"t"}');
  });

  it('knows the action of a form and tells of refusals', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${tap.url}/refused`, {
      method: 'POST',
      headers,
      body: 'Action=PublishBatch&Version=1',
    });
    expect(answer.status).toBe(400);
    await answer.text();
    expect(heard.at(-1)).toMatchObject({ operation: 'PublishBatch', status: 400 });
  });
});

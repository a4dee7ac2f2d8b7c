import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcript } from '#lambdas/testing/samples.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

let world: TestRuntime;

beforeAll(async () => {
  world = await startTestRuntime();
});
afterAll(() => world.stop());

describe('the samples', () => {
  it('are stored, and the unreadable line is in quarantine', async () => {
    const report = await world.ingest('events/transcripts');
    expect(report).toMatchObject({
      files: 10,
      stored: 13,
      superseded: 0,
      quarantined: 1,
      dead_letters: 0,
      unaccounted: 0,
    });
    expect(report.reasons).toEqual([
      { key: 'transcripts/evening-batch.jsonl', line: 2, code: 'MALFORMED', message: 'The call is not valid JSON.' },
    ]);
  });

  it('can be read back redacted and triaged', async () => {
    const { status, body } = await world.get('/calls/sample-billing-refund', 'analyst');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      call_id: 'sample-billing-refund',
      revision: 1,
      unsettled: false,
      triage: { intent: 'complaint', importance: 'critical', lane: 'strong' },
      redactions: { EMAIL: 1, CARD: 1 },
    });
    expect(JSON.stringify(body)).toContain('It is [EMAIL_1], and the card is [CARD_1].');
    expect((await world.get('/calls/sample-gas-smell', 'admin')).body).toMatchObject({ triage: { lane: 'priority' } });
  });

  it('are listed by client, newest first, page by page', async () => {
    const first = await world.get('/calls?client_id=client-1002&limit=1', 'analyst');
    expect(first.body).toMatchObject({ calls: [{ call_id: 'sample-evening-1' }], next_cursor: expect.any(String) });
    const second = await world.get(`/calls?client_id=client-1002&limit=5&cursor=${first.body.next_cursor}`, 'analyst');
    expect(second.body).toMatchObject({ calls: [{ call_id: 'sample-broadband-outage' }], next_cursor: null });
    const grave = await world.get(
      '/calls?client_id=client-1001&importance=critical&start_date=2026-11-01&end_date=2026-11-30',
      'analyst',
    );
    expect(grave.body).toMatchObject({ calls: [{ call_id: 'sample-billing-refund' }] });
  });

  it('twice stay the same calls, each with a newer revision', async () => {
    expect(await world.ingest('events/transcripts')).toMatchObject({ stored: 13, quarantined: 1, unaccounted: 0 });
    expect((await world.get('/calls/sample-inquiry', 'analyst')).body).toMatchObject({ revision: 2 });
  });

  it('I6: leave nothing personal in the logs', async () => {
    const logs = await world.logs();
    expect(logs).toContain('Read an object');
    expect(logs).not.toMatch(/maya\.fields|4111 1111|512-44-0198|7946 0958|98765 ?43210/);
  });
});

describe('the API', () => {
  it('is open for health and ready', async () => {
    expect(await world.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await world.get('/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it.each([
    ['/calls/x', undefined, 401, 'unauthorized'],
    ['/calls/x', 'viewer', 403, 'forbidden'],
    ['/calls?client_id=c', 'agent', 403, 'forbidden'],
    ['/calls/nobody', 'analyst', 404, 'no-such-call'],
    [`/calls/${'a'.repeat(3000)}`, 'analyst', 404, 'no-such-call'],
    ['/nowhere', 'admin', 404, 'no-such-route'],
    ['/calls', 'analyst', 400, 'bad-parameter'],
    ['/calls?client_id=c&limit=1000', 'analyst', 400, 'bad-parameter'],
  ] as const)('answers %s for %s with %i %s as problem details', async (path, role, status, code) => {
    const { headers, ...answer } = await world.get(path, role);
    expect(answer).toMatchObject({
      status,
      body: { type: `urn:callsift:problem:${code}`, status, request_id: expect.any(String) },
    });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(answer.body)).not.toMatch(/stack|node_modules/);
  });

  it('row 36: takes the role from the token alone', async () => {
    const answer = await fetch(`${world.runtime.apiUrl}/calls/sample-inquiry?role=admin`, {
      headers: { authorization: 'Bearer e30.e30.e30', 'x-role': 'admin', 'x-roles': 'admin' },
    });
    expect(answer.status).toBe(401);
  });

  it('finds a call whose id must be escaped in a path', async () => {
    const id = 'call/7 ü+%25';
    await world.clients.s3.send(
      new PutObjectCommand({
        Bucket: world.output('TranscriptsBucketName'),
        Key: 'transcripts/odd id.json',
        Body: JSON.stringify(transcript(id)),
      }),
    );
    const body = await eventually(async () => {
      const answer = await world.get(`/calls/${encodeURIComponent(id)}`, 'analyst');
      return answer.status === 200 ? answer.body : undefined;
    });
    expect(body).toMatchObject({ call_id: id });
  });
});

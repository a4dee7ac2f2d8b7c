import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { objectRef, s3Notification, transcript, triagedCall } from '../testing/samples.ts';
import { World } from '../testing/world.ts';
import { processMessage } from '../triage/process-message.ts';
import { createRoutes } from './handler.ts';
import { listCalls, readCall } from './read-calls.ts';

const turn = (turn: number, text: string) => ({
  turn,
  text,
  speaker: 'customer' as const,
  redactions: [],
  intent: 'general' as const,
  confidence: 0.9,
  language: 'en' as const,
  sentiment: 'neutral' as const,
  sentiment_score: 0,
  importance_score: 0.1,
  keywords: [],
  products: [],
  issues: [],
});

describe('reading calls', () => {
  it('finds a call by its id, and by the address that its pseudonym stands for', async () => {
    const calls = new MemoryCallStore();
    await calls.put(triagedCall('c1'));
    expect(await readCall({ calls }, 'c1')).toMatchObject({ ok: true, body: { call_id: 'c1' } });
    expect(await readCall({ calls }, 'c2')).toMatchObject({
      ok: false,
      problem: { status: 404, code: 'no-such-call' },
    });
  });

  it('leaves turns out, and says how many, where all of them would not fit into an answer', async () => {
    const calls = new MemoryCallStore();
    await calls.put(
      triagedCall('large', '01', { turns: Array.from({ length: 30 }, (_, i) => turn(i, 'é'.repeat(100_000))) }),
    );
    const answer = await readCall({ calls }, 'large');
    expect(answer.ok && answer.body).toMatchObject({ turns_omitted: 6 });
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(6_000_000);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeGreaterThan(4_000_000);
  });

  it('refuses parameters with the field that is wrong', async () => {
    expect(await listCalls({ calls: new MemoryCallStore() }, {})).toMatchObject({
      problem: { status: 400, code: 'bad-parameter', field: 'client_id' },
    });
  });
});

/** Status of GET /calls/{id} and what GET /calls?client_id= lists, for the ids as they were written on upload. */
async function lookUp(world: World, callId: string, clientId: string) {
  const [list, one] = createRoutes({ calls: world.calls });
  const event = {
    pathParameters: { call_id: encodeURIComponent(callId) },
    queryStringParameters: { client_id: clientId },
    requestContext: { requestId: 'r' },
  } as unknown as APIGatewayProxyEvent;
  const [found, listed] = [await one?.handler(event), await list?.handler(event)];
  return { status: found?.statusCode, listed: (JSON.parse(listed?.body ?? '{}').calls ?? []).length };
}

async function upload(callId: string, clientId: string): Promise<World> {
  const world = new World();
  const object = objectRef('x.json', '01');
  const metadata = { client_id: clientId };
  world.objects.upload(object, JSON.stringify(transcript(callId, 'Hello.', { metadata })));
  await processMessage(world.deps(), s3Notification(object));
  return world;
}

describe('an identifier as it was written on upload', () => {
  it.each([
    ['decomposed', 'Rene\u0301-7', 'Zoe\u0308'],
    ['with odd blanks', '\u00a0call\u2003  1 ', 'client\u3000\u20281'],
    ['with invisible characters', 'c\u200b1\ufeff', 'client\u202e-1'],
    ['with joiners beside ASCII', 'c\u200d1', 'client\u200c1'],
    ['an e-mail address with odd blanks', ' maya@example.com\u00a0', 'jo\u200b@example.com'],
    ['beyond the longest length until it is clean', `c${'\u200b'.repeat(300)}1`, `c${' '.repeat(300)}1`],
    ['composed in a request for a decomposed one', 'Rene\u0301', 'Rene\u0301'],
  ])('%s finds the call and the calls of the client', async (_name, callId, clientId) => {
    const world = await upload(callId, clientId);
    expect(world.calls.items.size).toBe(1);
    expect(await lookUp(world, callId, clientId)).toEqual({ status: 200, listed: 1 });
    expect(await lookUp(world, callId.normalize('NFC'), clientId.normalize('NFC'))).toEqual({ status: 200, listed: 1 });
  });

  it('finds them whatever it is', async () => {
    const odd = fc.constantFrom(
      ' ',
      '\u00a0',
      '\u200b',
      '\u200d',
      '\u0301',
      'e',
      'É',
      '@x.org',
      'क',
      '👩',
      '\ud55c',
      '/',
    );
    const id = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(id, id, async (callId, clientId) => {
        const world = await upload(callId.join(''), clientId.join(''));
        if (world.calls.items.size === 0) return;
        expect(await lookUp(world, callId.join(''), clientId.join(''))).toEqual({ status: 200, listed: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it.each(['c\u00001', 'c\t1', '\u200b', ' ', 'x'.repeat(257)])(
    'finds nothing where it cannot be one: %j',
    async (id) => {
      const world = await upload('c1', 'client-1');
      await world.calls.put(triagedCall('c 1'));
      expect(await lookUp(world, id, 'client-1')).toMatchObject({ status: 404 });
    },
  );
});

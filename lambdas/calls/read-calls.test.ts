import { describe, expect, it } from 'vitest';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { triagedCall } from '../testing/samples.ts';
import { listCalls, readCall } from './read-calls.ts';

const turn = (turn: number, text: string) => ({
  turn,
  text,
  speaker: 'customer' as const,
  redactions: [],
  intent: 'general' as const,
  sentiment: 'neutral' as const,
  sentiment_score: 0,
  importance_score: 0.1,
  keywords: [],
  products: [],
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

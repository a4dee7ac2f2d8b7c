import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshLedger, LedgerEngine } from '#local/engines/ledger-engine.ts';
import type { LedgerCall, LedgerResult } from '../domain/cost/ledger.ts';

/** What happens to a request to the table: its answer gets lost, or it is not sent since whoever would send it died. */
type Fault = 'lost' | 'dead' | undefined;

const AT = '2026-11-21T14:05:06.789Z';
const CALL: LedgerCall = {
  id: 'a',
  started_at: AT,
  purpose: 'enrichment',
  subject: 'call-1',
  lane: 'strong',
  model: 'model.large-v1',
  reserved: 1000,
};
const ANSWERED: LedgerResult = { outcome: 'answered', cost: 321, unconfirmed: 4, latency_ms: 812 };
const EXACTLY = { day: 1000, month: 1000 };
const AMPLE = { day: 100_000, month: 100_000 };

let engine: LedgerEngine;
let client: DynamoDBClient;
let fresh: FreshLedger;
let fault: (command: string, attempt: number) => Fault;

beforeAll(async () => {
  engine = await LedgerEngine.start();
});
afterAll(() => engine.close());

beforeEach(async () => {
  fault = () => undefined;
  client = engine.client();
  disturb(client);
  fresh = await engine.fresh(client, () => new Date(AT));
});
afterEach(() => client.destroy());

/** Lets `fault` decide about each attempt; attempts are counted by command. */
function disturb(disturbed: DynamoDBClient): void {
  const attempts = new Map<string, number>();
  disturbed.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const attempt = (attempts.get(commandName) ?? 0) + 1;
        attempts.set(commandName, attempt);
        const happens = fault(commandName, attempt);
        if (happens === 'dead') throw new Error('dead');
        const answer = await next(args);
        // The client takes it for a fault of the network and tries again.
        if (happens === 'lost') throw Object.assign(new Error('lost'), { name: 'TimeoutError' });
        return answer;
      },
    { step: 'deserialize' },
  );
}

describe('a ledger whose answers get lost', () => {
  beforeEach(() => {
    fault = (_command, attempt) => (attempt % 2 === 1 ? 'lost' : undefined);
  });

  it.each([
    ['just fits', EXACTLY],
    ['holds many calls', AMPLE],
  ])('row 7: reserves, closes and announces once all the same, where the budget %s', async (_name, ceilings) => {
    const { ledger, rows } = fresh;
    const kept = { spent: 0, committed: 1000 };
    expect(await ledger.open(CALL, ceilings)).toEqual({ ok: true, budget: { day: kept, month: kept } });
    expect(await rows()).toMatchObject([{ id: 'a', outcome: 'open' }]);
    const spent = { spent: 321, committed: 325 };
    expect(await ledger.close(CALL, ANSWERED)).toEqual({ day: spent, month: spent });
    expect(await rows()).toEqual([{ ...CALL, ...ANSWERED }]);
    expect(await ledger.announce('day', 'economy-only', AT)).toBe(true);
    expect(await ledger.announce('day', 'economy-only', AT)).toBe(false);
  });

  it('row 7: records a call once, and the budget counts it at least once', async () => {
    await fresh.ledger.record({ ...CALL, reserved: 0 }, ANSWERED);
    expect(await fresh.rows()).toHaveLength(1);
    const { day } = await fresh.ledger.budget(AT);
    expect(day.committed).toBeGreaterThanOrEqual(325);
  });
});

describe('a function that dies in between', () => {
  const dieAt = (command: string, nth: number) => {
    let sent = 0;
    fault = (name) => (name === command && ++sent === nth ? 'dead' : undefined);
  };

  it('gives the reservation back when the row cannot be written', async () => {
    dieAt('PutItemCommand', 1);
    await expect(fresh.ledger.open(CALL, EXACTLY)).rejects.toThrow('dead');
    expect((await fresh.ledger.budget(AT)).month).toEqual({ spent: 0, committed: 0 });
    expect(await fresh.rows()).toEqual([]);
    expect((await fresh.ledger.open({ ...CALL, id: 'b' }, EXACTLY)).ok).toBe(true);
  });

  it('leaves the reservation kept back when it dies between the reservation and the row', async () => {
    let dead = false;
    fault = (name) => {
      dead ||= name === 'PutItemCommand';
      return dead ? 'dead' : undefined;
    };
    await expect(fresh.ledger.open(CALL, EXACTLY)).rejects.toThrow('dead');
    fault = () => undefined;
    expect((await fresh.ledger.budget(AT)).day).toEqual({ spent: 0, committed: 1000 });
  });

  it('leaves the reservation kept back when it dies before the budget hears of the cost; closing again mends it', async () => {
    await fresh.ledger.open(CALL, EXACTLY);
    dieAt('UpdateItemCommand', 2);
    await expect(fresh.ledger.close(CALL, ANSWERED)).rejects.toThrow('dead');
    expect(await fresh.rows()).toMatchObject([{ outcome: 'answered', cost: 321 }]);
    expect((await fresh.ledger.budget(AT)).day).toEqual({ spent: 0, committed: 1000 });
    const other: LedgerResult = { ...ANSWERED, cost: 1, unconfirmed: 0 };
    expect((await fresh.ledger.close(CALL, other)).day).toEqual({ spent: 321, committed: 325 });
    expect((await fresh.ledger.close(CALL, other)).day).toEqual({ spent: 321, committed: 325 });
  });

  it.each([
    ['PutItemCommand', 1],
    ['UpdateItemCommand', 1],
    ['UpdateItemCommand', 2],
    ['UpdateItemCommand', 3],
  ])('recording again counts the cost after a death before %s number %i', async (command, nth) => {
    // The hour is over, so that its sum is dropped by the first update.
    fresh = await engine.fresh(client, () => new Date('2026-11-22T10:00:00.000Z'));
    dieAt(command, nth);
    await expect(fresh.ledger.record({ ...CALL, reserved: 0 }, ANSWERED)).rejects.toThrow('dead');
    await fresh.ledger.record({ ...CALL, reserved: 0 }, ANSWERED);
    await fresh.ledger.record({ ...CALL, reserved: 0 }, ANSWERED);
    expect(await fresh.rows()).toEqual([{ ...CALL, reserved: 0, ...ANSWERED }]);
    const { spent } = (await fresh.ledger.budget(AT)).day;
    expect(spent).toBeGreaterThanOrEqual(321);
  });
});

describe('an amount that is no whole number of billionths', () => {
  it.each([0.5, -1, Number.NaN, 1e17])('is refused before anything is written: %d', async (amount) => {
    await expect(fresh.ledger.open({ ...CALL, reserved: amount }, EXACTLY)).rejects.toThrow('whole number');
    await expect(fresh.ledger.record(CALL, { ...ANSWERED, cost: amount })).rejects.toThrow('whole number');
    await fresh.ledger.open(CALL, EXACTLY);
    await expect(fresh.ledger.close(CALL, { ...ANSWERED, cost: amount })).rejects.toThrow('whole number');
    expect(await fresh.rows()).toMatchObject([{ outcome: 'open' }]);
  });
});

describe('a number of requests that nobody makes', () => {
  it.each([0, -1, 1.5, Number.NaN])('is refused before anything is written: %d', async (requests) => {
    await expect(fresh.ledger.record({ ...CALL, requests }, ANSWERED)).rejects.toThrow('whole number');
    expect(await fresh.rows()).toEqual([]);
  });
});

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { LedgerEngine } from '#local/engines/ledger-engine.ts';
import { sumRows } from '../domain/cost/costs.ts';
import { ANSWERED, modelCall } from './cost-reader.contract.ts';

const NOW = () => new Date('2026-11-21T14:30:00.000Z');
const DAYS = { first: '2026-11-01', last: '2026-11-21' };
const AMPLE = { day: 1_000_000, month: 1_000_000 };

let engine: LedgerEngine;
let client: DynamoDBClient;
/** Commands that were sent, in order, and how many of them were under way at the same time. */
let sent: string[];
let mostAtOnce: number;
let before: (command: string, input: object) => Promise<unknown>;

beforeAll(async () => {
  engine = await LedgerEngine.start();
});
afterAll(() => engine.close());

beforeEach(() => {
  [sent, mostAtOnce, before] = [[], 0, async () => undefined];
  client = engine.client();
  let underWay = 0;
  client.middlewareStack.add((next, { commandName = '' }) => async (args) => {
    sent.push(commandName);
    mostAtOnce = Math.max(mostAtOnce, ++underWay);
    await before(commandName, args.input);
    return await next(args).finally(() => underWay--);
  });
});
afterEach(() => client.destroy());

const count = (command: string) => sent.filter((name) => name === command).length;

describe('reading costs from the table', () => {
  it('reads the rows of an hour once, also of an empty one, but for the hours that are not over', async () => {
    const { ledger, costs, rows } = await engine.fresh(client, NOW);
    for (const time of ['2026-11-03T10:00:00.000Z', '2026-11-21T02:00:00.000Z', '2026-11-21T14:00:00.000Z'])
      await ledger.record(modelCall(time, time), ANSWERED);
    sent = [];
    expect(await costs.totals(DAYS)).toEqual(sumRows(await rows()));
    // 24 hours of the 3rd and 15 of the 21st; 19 days without a call are not asked for.
    expect(count('QueryCommand')).toBe(1 + 24 + 15);
    expect(count('UpdateItemCommand')).toBe(24 + 14);
    expect(mostAtOnce).toBe(20);
    sent = [];
    expect(await costs.totals(DAYS)).toEqual(sumRows(await rows()));
    expect(sent).toEqual(['GetItemCommand', 'QueryCommand', 'QueryCommand']);
  });

  it('asks for one item a month where there is nothing', async () => {
    const { costs } = await engine.fresh(client, NOW);
    await costs.totals({ first: '2025-12-01', last: '2026-11-21' });
    expect(sent).toEqual(Array.from({ length: 12 }, () => 'GetItemCommand'));
  });

  it('keeps no sum of an hour in which a row changed while it was summed', async () => {
    const { ledger, costs, rows } = await engine.fresh(client, NOW);
    const time = '2026-11-21T02:00:00.000Z';
    await ledger.open(modelCall('a', time), AMPLE);
    let changed: Promise<unknown> | undefined;
    // Behind reading the rows and before keeping their sum.
    before = async (command, input) => {
      if (command !== 'UpdateItemCommand' || !JSON.stringify(input).includes('"2026-11-21T02"')) return;
      before = async () => undefined;
      changed = ledger.close(modelCall('a', time), ANSWERED);
      await changed;
    };
    await costs.totals({ first: '2026-11-21', last: '2026-11-21' });
    await changed;
    expect(await costs.totals(DAYS)).toEqual(sumRows(await rows()));
    expect((await costs.totals(DAYS)).cost).toBe(7);
  });

  it('reads hours of more rows than one answer holds', async () => {
    const { ledger, costs } = await engine.fresh(client, NOW);
    const subject = 'x'.repeat(300_000);
    for (let i = 0; i < 8; i++)
      await ledger.record({ ...modelCall(`c${i}`, '2026-11-21T14:00:00.000Z'), subject }, ANSWERED);
    sent = [];
    expect(await costs.totals(DAYS)).toMatchObject({ calls: 8, cost: 56 });
    // DynamoDB Local measures what it projects, and answers at once.
    const morePages = CALLS_ENGINE.includes('external') ? 0 : 1;
    expect(count('QueryCommand')).toBeGreaterThanOrEqual(1 + 15 + 1 + morePages);
  });

  it('is done when an hour cannot be read', async () => {
    const { ledger, costs } = await engine.fresh(client, NOW);
    await ledger.record(modelCall('a', '2026-11-03T10:00:00.000Z'), ANSWERED);
    sent = [];
    before = async (command) => {
      if (command === 'QueryCommand' && count('QueryCommand') > 3) throw new Error('down');
    };
    await expect(costs.totals(DAYS)).rejects.toThrow('down');
    expect(count('QueryCommand')).toBeLessThanOrEqual(1 + 20 + 3);
  });

  it('is right whatever is opened, closed, recorded and read, in whatever order', async () => {
    const hours = ['20T22', '20T23', '21T00', '21T13', '21T14'];
    const step = fc.record({
      act: fc.constantFrom('open', 'close', 'record', 'read'),
      id: fc.constantFrom('a', 'b', 'c'),
      hour: fc.constantFrom(...hours),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { ledger, costs, rows } = await engine.fresh(client, NOW);
        for (const { act, id, hour } of [...steps, { act: 'read', id: '', hour: '' }]) {
          const call = modelCall(id, `2026-11-${hour}:20:00.000Z`);
          if (act === 'open') await ledger.open(call, AMPLE);
          else if (act === 'close') await ledger.close(call, ANSWERED);
          else if (act === 'record') await ledger.record(call, ANSWERED);
          else expect(await costs.totals(DAYS)).toEqual(sumRows(await rows()));
        }
      }),
      { numRuns: 15 },
    );
  });
});

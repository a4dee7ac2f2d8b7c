import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTotals, sumRows } from './costs.ts';
import { CALL_OUTCOMES, type LedgerRow, PURPOSES } from './ledger.ts';

const amount = fc.nat(1e12);
const tokens = fc.record({ input: fc.nat(), output: fc.nat(), cache_read: fc.nat(), cache_write: fc.nat() });
const single: fc.Arbitrary<LedgerRow> = fc.record({
  id: fc.uuid(),
  started_at: fc.constantFrom('2026-11-20T23:59:59.999Z', '2026-11-21T00:00:00.000Z', '2026-11-21T14:05:06.789Z'),
  purpose: fc.constantFrom(...PURPOSES),
  subject: fc.constant('call-1'),
  lane: fc.constant('strong'),
  model: fc.constantFrom('model.a', 'model.b', '__proto__', 'constructor'),
  reserved: amount,
  outcome: fc.constantFrom(...CALL_OUTCOMES),
  usage: fc.option(tokens, { nil: undefined }),
  cost: amount,
  unconfirmed: amount,
  latency_ms: fc.nat(60_000),
});
const many = fc.tuple(single, fc.integer({ min: 1, max: 500 })).map(([row, requests]) => ({ ...row, requests }));
const row: fc.Arbitrary<LedgerRow> = fc.oneof(single, many);
const rows = fc.array(row, { maxLength: 12 });

describe('totals of the ledger', () => {
  it('count calls, costs and tokens in all and by day, model, purpose and outcome', () => {
    const call = { id: 'a', subject: 'c', lane: 'economy', reserved: 9, latency_ms: 1 };
    const usage = { input: 10, output: 2, cache_read: 3, cache_write: 4 };
    const totals = sumRows([
      {
        ...call,
        started_at: '2026-11-20T23:59:59.999Z',
        purpose: 'enrichment',
        model: 'm',
        outcome: 'open',
        cost: 0,
        unconfirmed: 9,
      },
      {
        ...call,
        started_at: '2026-11-21T00:00:00.000Z',
        purpose: 'repair',
        model: 'm',
        outcome: 'answered',
        usage,
        cost: 7,
        unconfirmed: 0,
        requests: 3,
      },
    ]);
    const none = { input: 0, output: 0, cache_read: 0, cache_write: 0 };
    const open = { calls: 1, cost: 0, unconfirmed: 9, tokens: none };
    const repair = { calls: 3, cost: 7, unconfirmed: 0, tokens: usage };
    const all = { calls: 4, cost: 7, unconfirmed: 9, tokens: usage };
    expect(totals).toEqual({
      ...all,
      by_day: new Map([
        ['2026-11-20', open],
        ['2026-11-21', repair],
      ]),
      by_model: new Map([['m', all]]),
      by_purpose: new Map([
        ['enrichment', open],
        ['repair', repair],
      ]),
      by_outcome: new Map([
        ['open', open],
        ['answered', repair],
      ]),
    });
  });

  it('are the same however rows are parted, merged and ordered', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const whole = sumRows([...a, ...b, ...c]);
        const [x, y, z] = [sumRows(a), sumRows(b), sumRows(c)];
        expect(mergeTotals([x, mergeTotals([y, z])])).toEqual(whole);
        expect(mergeTotals([mergeTotals([x, y]), z])).toEqual(whole);
        expect(mergeTotals([z, x, y])).toEqual(whole);
        expect(mergeTotals([x, sumRows([]), y, z])).toEqual(whole);
      }),
    );
  });

  it('are what each of their divisions adds up to', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { by_day, by_model, by_purpose, by_outcome, ...all } = sumRows(given);
        for (const parts of [by_day, by_model, by_purpose, by_outcome]) {
          const sum = (pick: (part: typeof all) => number) =>
            [...parts.values()].reduce((n, part) => n + pick(part), 0);
          expect(sum(({ calls }) => calls)).toBe(given.reduce((n, { requests = 1 }) => n + requests, 0));
          expect(sum(({ cost }) => cost)).toBe(all.cost);
          expect(sum(({ unconfirmed }) => unconfirmed)).toBe(all.unconfirmed);
          expect(sum((part) => part.tokens.input)).toBe(all.tokens.input);
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { usdOf } from '../domain/cost/money.ts';
import { naiveCost } from '../domain/cost/naive.ts';
import { transcriptTokens } from '../domain/enrichment/token-estimate.ts';
import type { CallTriage } from '../domain/triage/types.ts';
import { METRIC } from '../metrics.ts';
import { triagedCall } from '../testing/samples.ts';
import { type Count, strictMeter, sumOf } from '../testing/strict-meter.ts';
import { measureStored } from './measure-stored.ts';
import { measuredTriage } from './measured-triage.ts';

const OBJECT = { event_time: '2026-11-02T10:00:00.000Z' };

function measured(at: string, ...triages: readonly Partial<CallTriage>[]) {
  const counts: Count[] = [];
  const durations: unknown[] = [];
  const counter = strictMeter(
    (metric, by, split) => void counts.push({ metric, by, split }),
    (metric, value) => void durations.push([metric, value]),
  );
  const calls = triages.map((more, i) => {
    const call = triagedCall(`call-${i}`);
    return { ...call, triage: { ...call.triage, ...more } };
  });
  measureStored({ counter, now: () => new Date(at) }, OBJECT, calls);
  return { counts, durations, calls, values: (name: string) => valuesOf(counts, name) };
}

const valuesOf = (counts: readonly Count[], name: string) =>
  counts.flatMap(({ metric, by }) => (metric === name ? [by] : []));

const SKIPPED = { importance: 'low', intent: 'inquiry', lane: 'none', flags: [] } as const;
const READ = { importance: 'high', intent: 'complaint', lane: 'economy', flags: [] } as const;

describe('calls that were stored', () => {
  it('are late since their upload, never early by the clock of another machine', () => {
    expect(measured('2026-11-02T10:00:02.500Z', SKIPPED).durations).toEqual([[METRIC.ingestionLag, 2.5]]);
    expect(measured('2026-11-02T09:59:59.000Z', SKIPPED).durations).toEqual([[METRIC.ingestionLag, 0]]);
  });

  it('are a mix of importances, intents and lanes, by a record for all that are alike', () => {
    const { counts } = measured(OBJECT.event_time, READ, SKIPPED, READ, READ);
    expect(counts.filter(({ metric }) => metric === METRIC.callsTriaged)).toEqual([
      { metric: METRIC.callsTriaged, by: 3, split: { importance: 'high', intent: 'complaint', lane: 'economy' } },
      { metric: METRIC.callsTriaged, by: 1, split: { importance: 'low', intent: 'inquiry', lane: 'none' } },
    ]);
    expect(sumOf(counts, METRIC.callsTriaged, 'high')).toBe(3);
  });

  it('give the rate of those that a model is to read, those of the sample too', () => {
    const { values } = measured(OBJECT.event_time, READ, SKIPPED, { ...SKIPPED, flags: ['shadow-sample'] }, SKIPPED);
    expect(values(METRIC.enrichmentRate)).toEqual([100, 0, 100, 0]);
  });

  it('save what a naive design pays for those that no model is to read', () => {
    const { values, calls } = measured(OBJECT.event_time, READ, SKIPPED, SKIPPED);
    const one = naiveCost(transcriptTokens(calls[1]?.turns ?? []));
    expect(values(METRIC.savings)).toEqual([usdOf(2 * one)]);
    expect(measured(OBJECT.event_time, READ).values(METRIC.savings)).toEqual([0]);
  });

  it('that are none say nothing', () => {
    expect(measured(OBJECT.event_time)).toMatchObject({ counts: [], durations: [] });
  });
});

describe('triage that is measured', () => {
  it('gives what it gives otherwise, and tells its milliseconds', () => {
    const { counts } = measured(OBJECT.event_time);
    const times = [10, 12.5];
    const counter = strictMeter((metric, by, split) => void counts.push({ metric, by, split }));
    const result = { turns: [], call: triagedCall('a').triage };
    const triage = measuredTriage(
      () => result,
      counter,
      () => times.shift() ?? 0,
    );
    expect(triage([], { call_id: 'a', product: 'kettle' })).toBe(result);
    expect(valuesOf(counts, METRIC.triageLatency)).toEqual([2.5]);
  });
});

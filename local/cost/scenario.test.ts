import { describe, expect, it } from 'vitest';
import { parseConfig } from '#lib/config.ts';
import { byComponent } from './bill.ts';
import { byLane } from './corpora.ts';
import { COUNTED, type Counted, type Functions } from './counts.ts';
import type { Measured, Measurements } from './measure.ts';
import { answerTokens, gbSecondsOf, mixWith, modelCallUsd, monthlyBill, type Scenario, timersOf } from './scenario.ts';

const counts = (given: Partial<Record<Counted, number>> = {}) =>
  Object.fromEntries(COUNTED.map((name) => [name, given[name] ?? 0])) as Record<Counted, number>;
const nothing: Measured = { counts: counts(), functions: {} };

function measuredWith(given: Partial<Record<Counted, number>>, functions: Functions = {}): Measurements {
  const bytes = { item: 0, entry: 0, rows: 0, complaint: 0, complaintEntry: 0 };
  return {
    calls: byLane(() => ({ number: 1, counts: counts(given), functions, bytes })),
    sweeper: nothing,
    batch: nothing,
    complaintSweeper: nothing,
    timer: nothing,
    metrics: [],
    resources: { alarms: 0, alarmMetrics: 0, compositeAlarms: 0, dashboards: 0, keys: 0 },
    polledQueues: 0,
    memoryMb: { triage: 1024, enrichment: 1024, indexing: 1024 },
  };
}

function scenarioOf(measured: Measurements, changed: Partial<Scenario> = {}): Scenario {
  const corpus = { promptTokens: { none: 0, economy: 2000, strong: 1000 }, uploadBytes: 0, embeddingTokens: 200 };
  const config = parseConfig({
    modelStrong: 'us.amazon.nova-pro-v1:0',
    modelEconomy: 'us.amazon.nova-lite-v1:0',
    modelFallback: 'us.amazon.nova-micro-v1:0',
  });
  const mix = { none: 0.8, economy: 0.1, strong: 0.1 };
  return { measured, corpus, config, calls: 1_000_000, mix, monthsStored: 0.5, batch: false, ...changed };
}

const costOf = (scenario: Scenario, what: string) => {
  const lines = monthlyBill(scenario).lines.filter((line) => `${line.component} ${line.what}`.startsWith(what));
  return lines.reduce((sum, { usd }) => sum + usd, 0);
};

describe('the bill of a month', () => {
  it('prices write units of a call by a million', () => {
    expect(costOf(scenarioOf(measuredWith({ write_units: 14 })), 'DynamoDB write units, calls')).toBeCloseTo(8.75, 6);
  });

  it('prices model calls of each lane at its model, with those that are made twice', () => {
    const scenario = scenarioOf(measuredWith({ model_calls: 1, model_output_tokens: 300 }));
    // 2,000 tokens at $0.06 and 300 at $0.24 a million; 1,000 at $0.80 and 300 at $3.20.
    expect(modelCallUsd(scenario, 'economy')).toBeCloseTo(0.000192, 9);
    expect(modelCallUsd(scenario, 'strong')).toBeCloseTo(0.00176, 9);
    expect(costOf(scenario, 'Bedrock us.amazon')).toBeCloseTo(100_000 * 1.03 * (0.000192 + 0.00176), 4);
  });

  it('halves the economical lane with batch jobs, and no other', () => {
    const scenario = scenarioOf(measuredWith({ model_calls: 1, model_output_tokens: 300 }), { batch: true });
    expect(modelCallUsd(scenario, 'economy')).toBeCloseTo(0.000096, 9);
    expect(modelCallUsd(scenario, 'strong')).toBeCloseTo(0.00176, 9);
  });

  it('prices embedded tokens', () => {
    expect(costOf(scenarioOf(measuredWith({})), 'Bedrock amazon.titan')).toBeCloseTo(4, 6);
  });

  it('counts a message as sent, received and deleted', () => {
    const functions = { triage: { invocations: 1, messages: 1, ms: 10 } };
    expect(costOf(scenarioOf(measuredWith({}, functions)), 'SQS requests')).toBeCloseTo(1.2, 6);
  });

  it('prices units of complaints on lines of their own, beside those of calls', () => {
    const scenario = scenarioOf(
      measuredWith({ complaint_write_units: 8, complaint_index_write_units: 4, complaint_read_units: 2 }),
    );
    expect(costOf(scenario, 'DynamoDB write units, complaints')).toBeCloseTo(5, 6);
    expect(costOf(scenario, 'DynamoDB write units, indexes of complaints')).toBeCloseTo(2.5, 6);
    expect(costOf(scenario, 'DynamoDB read units, complaints')).toBeCloseTo(0.25, 6);
    expect(costOf(scenario, 'DynamoDB write units, calls')).toBe(0);
  });

  it('lets two timers of each complaint fire', () => {
    const scenario = scenarioOf(measuredWith({ complaints: 0.25 }));
    expect(timersOf(scenario)).toBeCloseTo(500_000, 3);
    expect(costOf(scenario, 'EventBridge Scheduler invocations')).toBeCloseTo(0.5, 6);
  });

  it('prices what a timer that fires does: its message, its function, its writes and its event', () => {
    const functions = { 'complaints-timers': { invocations: 1, messages: 1, ms: 10 } };
    const timer: Measured = { counts: counts({ complaint_write_units: 6, sns_requests: 1 }), functions };
    const scenario = scenarioOf({ ...measuredWith({ complaints: 0.5 }), timer });
    expect(costOf(scenario, 'SQS requests')).toBeCloseTo(1.2, 6);
    expect(costOf(scenario, 'SNS publishes')).toBeCloseTo(0.5, 6);
    expect(costOf(scenario, 'DynamoDB write units, complaints')).toBeCloseTo(3.75, 6);
    const without = costOf(scenarioOf(measuredWith({})), 'X-Ray');
    expect(costOf(scenario, 'X-Ray') - without).toBeCloseTo(5, 6);
  });

  it('runs the sweeper of complaints each minute', () => {
    const complaintSweeper: Measured = { counts: counts({ complaint_read_units: 100 }), functions: {} };
    const scenario = scenarioOf({ ...measuredWith({}), complaintSweeper });
    expect(costOf(scenario, 'DynamoDB read units, complaints')).toBeCloseTo((43_800 * 100 * 0.125) / 1e6, 6);
  });

  it('stores what complaints leave behind, their entries without point-in-time recovery', () => {
    const measured = measuredWith({});
    const bytes = { item: 0, entry: 0, rows: 0, complaint: 2 * 1024 ** 3, complaintEntry: 1024 ** 3 };
    const calls = byLane((lane) => ({ ...measured.calls[lane], bytes }));
    const scenario = scenarioOf({ ...measured, calls }, { calls: 1, monthsStored: 1 });
    expect(costOf(scenario, 'DynamoDB storage')).toBeCloseTo(0.75, 6);
    expect(costOf(scenario, 'DynamoDB point-in-time')).toBeCloseTo(0.4, 6);
  });

  it('has every component in its sum', () => {
    const bill = monthlyBill(scenarioOf(measuredWith({})));
    expect(bill.usd).toBeCloseTo(
      byComponent(bill).reduce((sum, [, usd]) => sum + usd, 0),
      9,
    );
  });
});

describe('GB-seconds', () => {
  it('are memory times seconds at a whole virtual CPU and above', () => {
    expect(gbSecondsOf(100, 1769)).toBeCloseTo(1769 / 10_240, 9);
    expect(gbSecondsOf(100, 3538)).toBeCloseTo(3538 / 10_240, 9);
  });

  it('are as many with less memory, where the work lasts longer', () => {
    expect(gbSecondsOf(100, 512)).toBeCloseTo(gbSecondsOf(100, 1769), 9);
  });
});

describe('tokens of an answer', () => {
  it('are those of the stand-in, or 250 where it writes less', () => {
    expect(answerTokens({ measured: measuredWith({ model_calls: 2, model_output_tokens: 700 }) }, 'strong')).toBe(350);
    expect(answerTokens({ measured: measuredWith({ model_calls: 1, model_output_tokens: 90 }) }, 'strong')).toBe(250);
    expect(answerTokens({ measured: measuredWith({}) }, 'strong')).toBe(250);
  });
});

describe('mixes', () => {
  it('keep the proportion of the lanes', () => {
    const { none, economy, strong } = mixWith(0.4, { none: 0.9, economy: 0.025, strong: 0.075 });
    expect([none, economy, strong].map((share) => Math.round(share * 1000))).toEqual([600, 100, 300]);
  });
});

describe('what watching costs', () => {
  const watched = (metrics: readonly string[], resources: Partial<Measurements['resources']> = {}) => {
    const measured = measuredWith({});
    return scenarioOf({ ...measured, metrics, resources: { ...measured.resources, ...resources } });
  };

  it('is the whole month of a metric that calls write, and some hours of one that they do not', () => {
    const all = costOf(watched([]), 'CloudWatch other custom metrics');
    const written = watched(['CallsTriaged service=triage', 'CallsTriaged service=triage lane=strong']);
    expect(costOf(written, 'CloudWatch custom metrics')).toBeCloseTo(0.6, 6);
    expect(all - costOf(written, 'CloudWatch other custom metrics')).toBeCloseTo((2 * 0.3 * 200) / 730, 6);
  });

  it('is paid for each metric of an alarm, more for alarms of alarms, and most for dashboards', () => {
    const scenario = watched([], { alarms: 3, alarmMetrics: 5, compositeAlarms: 2, dashboards: 4 });
    expect(costOf(scenario, 'CloudWatch metrics of alarms')).toBeCloseTo(0.5, 6);
    expect(costOf(scenario, 'CloudWatch alarms of alarms')).toBeCloseTo(1, 6);
    expect(costOf(scenario, 'CloudWatch dashboards')).toBeCloseTo(12, 6);
  });
});

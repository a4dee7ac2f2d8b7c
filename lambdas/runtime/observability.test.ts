import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRIC } from '../metrics.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { MAX_VALUES, OTHER_VALUE } from './bounded-values.ts';
import { eventStack } from './event-stack.ts';
import { counter, logger, metrics, splitMetrics } from './observability.ts';
import { publishMetrics } from './publish-metrics.ts';

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});

afterEach(() => {
  publishMetrics();
  vi.restoreAllMocks();
  metrics.clearMetrics();
});

/** Records in CloudWatch's embedded format that were written. */
function records() {
  const lines = printed.flatMap((text) => text.split('\n')).filter((line) => line.includes('"_aws"'));
  return lines.map((line) => {
    const { _aws, service, ...values } = JSON.parse(line);
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    return { namespace: Namespace, dimensions: Dimensions, metrics: Metrics, values };
  });
}

/** What CloudWatch takes for no value of a dimension, or is longer than any of ours. */
const REFUSED = ['कार्यालय', ':desk', '', ' ', 'a\nb', 'x'.repeat(500)];

describe('what is measured', () => {
  it('is written once at the end, each value of a metric and in the unit of the catalogue', () => {
    counter.count(METRIC.callsStored, 2);
    counter.count(METRIC.callsStored, 0);
    counter.seconds(METRIC.indexLag, 1.5);
    counter.gauge(METRIC.enrichmentRate, 100);
    counter.gauge(METRIC.triageLatency, 2.25);
    expect(records()).toEqual([]);
    publishMetrics();
    const units = [
      { Name: 'CallsStored', Unit: 'Count' },
      { Name: 'IndexLag', Unit: 'Seconds' },
      { Name: 'EnrichmentRate', Unit: 'Percent' },
      { Name: 'TriageLatency', Unit: 'Milliseconds' },
    ];
    expect(records()).toEqual([
      {
        namespace: 'Callsift',
        dimensions: [['service']],
        metrics: units,
        values: { CallsStored: [2, 0], IndexLag: 1.5, EnrichmentRate: 100, TriageLatency: 2.25 },
      },
    ]);
  });

  it('is written once for the function and for each dimension alone, so that no sum has it twice', () => {
    counter.gauge(METRIC.modelCost, 0.25, { model: 'm', purpose: 'answer' });
    publishMetrics();
    expect(records()).toEqual([
      {
        namespace: 'Callsift',
        dimensions: [['service'], ['service', 'model'], ['service', 'purpose']],
        metrics: [{ Name: 'ModelCost', Unit: 'None' }],
        values: { model: 'm', purpose: 'answer', ModelCost: 0.25 },
      },
    ]);
  });

  it('is written without a value that is missing', () => {
    counter.count(METRIC.queries, 1, { type: 'search' });
    publishMetrics();
    expect(records()[0]?.dimensions).toEqual([['service'], ['service', 'type']]);
  });

  it('is written without a dimension that the catalogue does not have for it, and that is told', () => {
    const told = vi.spyOn(logger, 'warn').mockReturnValue();
    const split: { reason: string } = Object.assign({ reason: 'EMPTY' }, { colour: 'red' });
    counter.count(METRIC.quarantined, 1, split);
    publishMetrics();
    expect(records()).toMatchObject([{ dimensions: [['service'], ['service', 'reason']] }]);
    expect(printed.join('')).not.toContain('red');
    expect(told.mock.calls).toEqual([[expect.any(String), { metric: 'Quarantined', dimensions: ['colour'] }]]);
  });

  it('shares a line with what is split alike, and holds each of its values', () => {
    const split = { model: 'm', purpose: 'answer' };
    for (const dollars of [0.25, 0.5]) counter.gauge(METRIC.modelCost, dollars, split);
    counter.seconds(METRIC.modelLatency, 2, split);
    counter.gauge(METRIC.modelCost, 1, { model: 'm', purpose: 'enrich' });
    publishMetrics();
    expect(records().map(({ values }) => values)).toEqual([
      { ...split, ModelCost: [0.25, 0.5], ModelLatency: 2 },
      { model: 'm', purpose: 'enrich', ModelCost: 1 },
    ]);
  });

  it('loses nothing where there are more values than a record takes', () => {
    for (let i = 0; i < 250; i++) counter.count(METRIC.quarantined, i, { reason: 'EMPTY' });
    publishMetrics();
    const written = records();
    expect(written.flatMap(({ values }) => values.Quarantined)).toEqual(Array.from({ length: 250 }, (_, i) => i));
    expect(new Set(written.map(({ dimensions }) => JSON.stringify(dimensions)))).toEqual(
      new Set(['[["service"],["service","reason"]]']),
    );
    expect(Math.max(...written.map(({ values }) => values.Quarantined.length))).toBeLessThanOrEqual(100);
  });

  it('is not written again with the next invocation', () => {
    counter.count(METRIC.quarantined, 1, { reason: 'EMPTY' });
    publishMetrics();
    publishMetrics();
    expect(records()).toHaveLength(1);
  });

  it.each(REFUSED)('is of another one for a value that CloudWatch does not take: %j', (reason) => {
    counter.count(METRIC.queriesDegraded, 1, { reason });
    publishMetrics();
    expect(records().map(({ values: of }) => of.reason)).toEqual([OTHER_VALUE]);
  });

  it('has at most thirty values of a dimension, however many are counted', () => {
    for (let i = 0; i < 100; i++) counter.count(METRIC.complaintsOpened, 1, { department: `desk-${i}` });
    for (const department of REFUSED) counter.count(METRIC.complaintsOpened, 1, { department });
    counter.count(METRIC.complaintsOpened, 1, { department: 'desk-0' });
    publishMetrics();
    const values = new Map(records().map(({ values: of }) => [of.department, [of.ComplaintsOpened].flat().length]));
    expect(values.size).toBe(MAX_VALUES);
    expect(values.get('desk-0')).toBe(2);
    expect(values.get(OTHER_VALUE)).toBe(100 - (MAX_VALUES - 1) + 6);
  });
});

describe('row 38: metrics that cannot be written', () => {
  const broken = () => {
    throw new Error('no sink: maya.fields@example.com');
  };

  it.each([
    ['as a whole', () => vi.spyOn(metrics, 'addMetric').mockImplementation(broken)],
    ['split', () => vi.spyOn(splitMetrics, 'add').mockImplementation(broken)],
  ])('never fail the business path, %s', (_, breakSink) => {
    breakSink();
    counter.count(METRIC.callsStored, 1);
    counter.count(METRIC.quarantined, 1, { reason: 'EMPTY' });
    counter.seconds(METRIC.indexLag, 1);
    counter.gauge(METRIC.budgetStep, 1);
    expect(printed.join('')).toContain('Metrics are lost');
    expect(printed.join('')).not.toContain('maya');
  });

  it('nor where not even the log takes a line', () => {
    vi.spyOn(metrics, 'addMetric').mockImplementation(broken);
    vi.spyOn(logger, 'warn').mockImplementation(broken);
    counter.count(METRIC.callsStored, 1);
    vi.spyOn(metrics, 'hasStoredMetrics').mockImplementation(broken);
    expect(publishMetrics).not.toThrow();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('nor does what is no number: %d', (value) => {
    counter.seconds(METRIC.indexLag, value);
    publishMetrics();
    expect(JSON.stringify(records())).not.toContain('null');
  });

  it('leave the answer of a function as it is', async () => {
    vi.spyOn(metrics, 'publishStoredMetrics').mockImplementation(broken);
    const handler = eventStack(async () => {
      counter.count(METRIC.callsStored, 1);
      return 'done';
    });
    expect(await handler({}, CONTEXT)).toBe('done');
  });
});

const CONTEXT = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 } as Parameters<
  ReturnType<typeof eventStack>
>[1];

describe('functions behind queues', () => {
  it('write out what they counted, also when they fail', async () => {
    const handler = eventStack(async (fails: boolean) => {
      counter.count(METRIC.callsSwept, 1);
      if (fails) throw new Error('down');
    });
    await handler(false, CONTEXT);
    await expect(handler(true, CONTEXT)).rejects.toThrow('down');
    expect(records().map(({ values }) => values)).toEqual([{ CallsSwept: 1 }, { CallsSwept: 1 }]);
  });
});

describe('an invocation that runs out of time', () => {
  it('has written what it counted a second before its end, and writes the rest at its end', async () => {
    vi.useFakeTimers();
    let end = () => {};
    const handler = eventStack(async () => {
      counter.gauge(METRIC.modelCost, 0.25, { model: 'm', purpose: 'answer' });
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      counter.count(METRIC.callsSwept, 1);
    });
    const ended = handler({}, { ...CONTEXT, getRemainingTimeInMillis: () => 10_000 });
    await vi.advanceTimersByTimeAsync(8_900);
    expect(records()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(records().map(({ values }) => values)).toEqual([{ model: 'm', purpose: 'answer', ModelCost: 0.25 }]);
    end();
    await ended;
    expect(records().at(-1)?.values).toEqual({ CallsSwept: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(records()).toHaveLength(2);
    vi.useRealTimers();
  });
});

describe('what stands beside a metric', () => {
  it('is said of its own records only', () => {
    for (const asker of ['a', 'b', 'a'])
      counter.count(METRIC.queries, 1, { type: 'search', role: 'analyst' }, { asker });
    publishMetrics();
    expect(records().map(({ values: { asker, Queries } }) => [asker, Queries])).toEqual([
      ['a', [1, 1]],
      ['b', 1],
    ]);
  });
});

describe('the meter of tests', () => {
  const meter = strictMeter();

  it('takes what the catalogue has', () => {
    meter.count(METRIC.modelCalls, 1, { outcome: 'answered', model: 'm', purpose: 'answer' });
    meter.gauge(METRIC.budgetUsedDay, 50);
  });

  it.each([
    ['a metric that it does not know', () => meter.count('Nothing' as 'Queries', 1), 'no metric Nothing'],
    ['a wrong unit', () => meter.count('QueryCost' as 'Queries', 1), 'measured in None'],
    ['a dimension that the metric does not have', () => count({ colour: 'red' }), 'not split by colour'],
    ['what is no number', () => meter.seconds(METRIC.indexLag, Number.NaN), 'NaN'],
  ])('throws for %s', (_, measure, why) => {
    expect(measure).toThrow(why);
  });

  function count(split: object): void {
    meter.count(METRIC.quarantined, 1, split);
  }
});

import { describe, expect, it } from 'vitest';
import { metricsOf, recordBytes, unwritten } from './emitted-metrics.ts';

const record = {
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [
      {
        Namespace: 'Callsift',
        Dimensions: [['service'], ['lane', 'service']],
        Metrics: [{ Name: 'CallsTriaged', Unit: 'Count' }],
      },
    ],
  },
  service: 'triage',
  lane: 'strong',
  CallsTriaged: 1,
};

describe('metrics that are paid for', () => {
  it('are one for each set of dimensions of a record', () => {
    expect(metricsOf(record)).toEqual(['CallsTriaged service=triage', 'CallsTriaged service=triage lane=strong']);
    expect(metricsOf({ level: 'INFO' })).toEqual([]);
  });

  it('count the bytes of a record with its line end', () => {
    expect(recordBytes({ a: '\u00e9' })).toBe(11);
  });

  it('are not counted twice when the run has written them, each function and each dimension by itself', () => {
    const all = unwritten([]);
    const one = 'CallsTriaged service=triage';
    expect(unwritten([one])).toBe(all - 1);
    expect(unwritten([one, `${one} lane=strong`, `${one} lane=none`])).toBe(all - 2);
    expect(unwritten(['ModelCalls service=query outcome=answered'])).toBe(all - 1);
    expect(unwritten(['Unknown service=triage'])).toBe(all);
  });
});

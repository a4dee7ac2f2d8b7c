import { afterEach, describe, expect, it, vi } from 'vitest';
import { counter, metrics } from './observability.ts';

afterEach(() => {
  vi.restoreAllMocks();
  metrics.clearMetrics();
});

describe('counter', () => {
  it('adds up what is counted', () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const added = vi.spyOn(metrics, 'addMetric');
    counter.count('CallsStored', 2);
    counter.count('CallsStored', 0);
    counter.count('Quarantined', 1, { name: 'reason', value: 'EMPTY' });
    expect(added.mock.calls.map(([name, , by]) => [name, by])).toEqual([
      ['CallsStored', 2],
      ['CallsStored', 0],
      ['Quarantined', 1],
    ]);
    expect(JSON.stringify(printed.mock.calls)).toContain('EMPTY');
  });

  it('row 38: never fails the business path', () => {
    vi.spyOn(metrics, 'addMetric').mockImplementation(() => {
      throw new Error('no sink');
    });
    expect(() => counter.count('CallsStored', 1)).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { UnknownTimeZoneError } from '../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { indexProblem } from './index-problem.ts';

function rig() {
  const counts: [string, number][] = [];
  const counter = strictMeter((metric, by) => counts.push([metric, by]));
  return { counts, deps: { counter, logger: { warn: () => {} } } };
}

describe('a request that the index does not answer', () => {
  it('is counted where the engine cannot be reached, as nothing may be uploaded meanwhile', () => {
    const { counts, deps } = rig();
    expect(indexProblem(deps, new IndexUnavailableError(new Error('down')))).toMatchObject({ status: 503 });
    expect(counts).toEqual([['IndexUnavailable', 1]]);
  });

  it.each([new UnknownTimeZoneError('refused'), new Error('ours')])('is not counted for %s', (error) => {
    const { counts, deps } = rig();
    expect(indexProblem(deps, error)?.status).not.toBe(503);
    expect(counts).toEqual([]);
  });
});

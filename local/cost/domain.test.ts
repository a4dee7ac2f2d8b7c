import { describe, expect, it } from 'vitest';
import { parseConfig } from '#lib/config.ts';
import { vectorBytes } from './assumptions.ts';
import { capacityOf, domainLines } from './domain.ts';

const usd = (context: Record<string, string>) =>
  domainLines(parseConfig(context)).reduce((sum, line) => sum + line.usd, 0);

describe('what a domain costs in a month', () => {
  it('is 730 hours of its node and its disk', () => {
    expect(usd({ env: 'dev' })).toBeCloseTo(730 * 0.036 + 10 * 0.122, 6);
  });

  it('is of three nodes, three masters and three disks in production', () => {
    expect(usd({ env: 'prod' })).toBeCloseTo(730 * 3 * (0.178 + 0.135) + 300 * 0.122, 6);
  });

  it('is refused for a node without a price', () => {
    expect(() => usd({ env: 'dev', searchInstanceType: 'x9.huge.search' })).toThrow('x9.huge.search');
  });
});

describe('what a domain holds', () => {
  it('takes 1.1 times the numbers of a vector and 16 links of 8 bytes', () => {
    expect(vectorBytes(256, false)).toBeCloseTo(1.1 * 1152, 6);
    expect(vectorBytes(256, true)).toBeCloseTo(1.1 * 384, 6);
  });

  it('are the calls whose vectors fit beside the heap and whose index fits on disk', () => {
    const config = parseConfig({ env: 'dev', searchInstanceType: 'r7g.large.search', searchVolumeGb: '100' });
    const { memory, disk } = capacityOf(config, { moments: 2, bytes: 10_000 });
    expect(memory).toBeCloseTo((8 * 2 ** 30) / (2 * 1.1 * 1152), 3);
    expect(disk).toBeCloseTo((75 * 2 ** 30) / 10_000, 3);
  });

  it('is no more with a second node that holds a copy', () => {
    const one = parseConfig({ env: 'dev' });
    const two = parseConfig({ env: 'dev', searchNodes: '2', indexReplicas: '1' });
    const call = { moments: 2, bytes: 10_000 };
    expect(capacityOf(two, call)).toEqual(capacityOf(one, call));
  });
});

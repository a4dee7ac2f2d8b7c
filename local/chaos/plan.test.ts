import { expect, test } from 'vitest';
import { CATALOGUE, chaosPlan } from './plan.ts';

test('The same seed makes the same plan, and another one another', () => {
  expect(chaosPlan(600, 1)).toEqual(chaosPlan(600, 1));
  expect(chaosPlan(600, 1)).not.toEqual(chaosPlan(600, 2));
});

test('Ten minutes hold every fault and three kills, one after the other, and end in peace', () => {
  const plan = chaosPlan(600, 3);
  const names = plan.map(({ fault }) => fault.name);
  expect(CATALOGUE.filter(({ name }) => !names.includes(name))).toEqual([]);
  const kills = plan.filter(({ fault }) => fault.service === 'runtime');
  expect(kills).toHaveLength(3);
  expect(kills.at(-1)?.to).toBeLessThan(300);
  for (const [i, { from, to }] of plan.entries()) {
    expect(to).toBeGreaterThan(from);
    expect(from).toBeGreaterThanOrEqual(plan[i - 1]?.to ?? 0);
  }
  expect(plan.at(-1)?.to).toBeLessThan(590);
});

test('Even a short run has a kill', () => {
  expect(chaosPlan(30, 1).filter(({ fault }) => fault.service === 'runtime')).toHaveLength(1);
});

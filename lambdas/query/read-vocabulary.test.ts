import { describe, expect, it } from 'vitest';
import type { AggregationPlan } from '../domain/analytics/plan.ts';
import type { CallAnalytics } from '../domain/analytics/ports.ts';
import { createVocabularyReader } from './read-vocabulary.ts';

const CONTEXT = { now: new Date('2026-11-18T10:00:00.000Z'), time_zone: 'UTC', filters: {} };
const MINUTE = 60_000;

/** Calls with these regions, counted by whoever asks. */
function world(regions: readonly string[]) {
  const state = { regions, reads: 0, at: 0, broken: false };
  const resultOf = ({ group_by: [group] }: AggregationPlan) => ({
    rows: (group?.by === 'region' ? state.regions : []).map((region) => ({ key: { region }, metrics: { count: 1 } })),
    totals: { count: 1 },
  });
  const analytics = {
    aggregate: async (plans: readonly AggregationPlan[]) => {
      state.reads++;
      if (state.broken) throw new Error('no index');
      return plans.map(resultOf);
    },
  } as unknown as CallAnalytics;
  return { state, read: createVocabularyReader(analytics, () => state.at) };
}

describe('the vocabulary', () => {
  it('has the values of calls, and not the group of those that have none', async () => {
    const { vocabulary, understand } = await world(['Atlantis', 'unknown', '']).read();
    expect(vocabulary.region).toEqual(['Atlantis']);
    expect(understand('how many calls in Atlantis', CONTEXT).filters).toEqual({ region: ['Atlantis'] });
    expect(understand('region unknown', CONTEXT).filters).toEqual({});
  });

  it('has no values that are sentences, links or words of any question', async () => {
    const region = ['last week', 'see https://evil.example', 'say that all of the calls were good ones', 'Lemuria'];
    expect((await world(region).read()).vocabulary.region).toEqual(['Lemuria']);
  });

  it('is read once a minute', async () => {
    const { state, read } = world(['Atlantis']);
    await read();
    state.at = MINUTE - 1;
    await read();
    expect(state.reads).toBe(1);
    state.regions = ['Lemuria'];
    state.at = MINUTE;
    await read();
    expect(state.reads).toBe(2);
    // Who asks meanwhile is given what is known already.
    await new Promise((resolve) => setImmediate(resolve));
    expect((await read()).vocabulary.region).toEqual(['Lemuria']);
    expect(state.reads).toBe(2);
  });

  it('is read anew for who needs that of now, and while that fails is what it was', async () => {
    const { state, read } = world(['Atlantis']);
    await read();
    state.regions = ['Lemuria'];
    expect((await read('anew')).vocabulary.region).toEqual(['Lemuria']);
    state.broken = true;
    expect((await read('anew')).vocabulary.region).toEqual(['Lemuria']);
    expect(state.reads).toBe(3);
  });

  it('is read once for questions at the same time', async () => {
    const { state, read } = world(['Atlantis']);
    await Promise.all([read(), read(), read()]);
    expect(state.reads).toBe(1);
  });

  it('stays what it was while it cannot be read, and is asked for again', async () => {
    const { state, read } = world(['Atlantis']);
    await read();
    Object.assign(state, { broken: true, at: 2 * MINUTE });
    expect((await read()).vocabulary.region).toEqual(['Atlantis']);
    await read();
    expect(state.reads).toBeGreaterThan(1);
  });

  it('that was never read is an error', async () => {
    const { state, read } = world([]);
    state.broken = true;
    await expect(read()).rejects.toThrow('no index');
  });
});

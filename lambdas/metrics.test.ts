import { globSync, readFileSync } from 'node:fs';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { describe, expect, it } from 'vitest';
import { CALL_OUTCOMES, PURPOSES } from './domain/cost/ledger.ts';
import { MODELS } from './domain/cost/model-catalogue.ts';
import { DEGRADED_REASONS } from './domain/enrichment/types.ts';
import { RejectCode } from './domain/ingestion/reject.ts';
import { DEGRADED_REASONS as ANSWER_REASONS } from './domain/query/answer.ts';
import { QUERY_TYPES } from './domain/query/interpretation.ts';
import { SEARCH_MODES } from './domain/search/search-request.ts';
import { IMPORTANCES, INTENTS, LANES } from './domain/triage/types.ts';
import { METRIC, METRIC_DIMENSIONS, METRICS, type MetricEntry } from './metrics.ts';
import { ROLES } from './names.ts';
import { MAX_VALUES } from './runtime/bounded-values.ts';
import { counter } from './runtime/observability.ts';

const ENTRIES: readonly (readonly [key: string, entry: MetricEntry])[] = Object.entries(METRICS);

/** Code that runs in functions. */
const SOURCES = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((path) => !/\.(test|testing|contract)\.ts$|^testing\/|^metrics\.ts$/.test(path))
  .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));

/** The method of the meter that a unit is measured with. */
function methodOf({ unit }: MetricEntry): string {
  if (unit === 'Count') return 'count';
  return unit === 'Seconds' ? 'seconds' : 'gauge';
}

describe('the catalogue of metrics', () => {
  it('has each name once, as METRIC gives it', () => {
    const names = ENTRIES.map(([, { name }]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.values(METRIC)).toEqual(names);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]{2,60}$/);
  });

  it('has units that CloudWatch has', () => {
    expect(Object.values(MetricUnit)).toEqual(expect.arrayContaining(ENTRIES.map(([, { unit }]) => unit)));
  });

  it('says of each what it means, on which dashboard it stands, and each dimension once', () => {
    for (const [key, { meaning, on, by }] of ENTRIES) {
      expect(meaning, key).toMatch(/^[A-Z0-9].{5,100}[^.]$/);
      expect(on, key).not.toEqual([]);
      expect(new Set(by).size, key).toBe(by.length);
    }
    expect(new Set(ENTRIES.flatMap(([, { by }]) => by))).toEqual(new Set(METRIC_DIMENSIONS));
  });

  it.each(ENTRIES)('%s is measured by a function, as its unit asks, and split as it says', (key, entry) => {
    const measured = new RegExp(`\\.${methodOf(entry)}\\(\\s*METRIC\\.${key}\\b`);
    const sources = SOURCES.filter((text) => measured.test(text));
    expect(sources).not.toEqual([]);
    for (const dimension of entry.by)
      expect(sources.filter((text) => new RegExp(`\\b${dimension}\\b`).test(text))).not.toEqual([]);
  });

  it.each([
    ['reason of a quarantine', Object.values(RejectCode)],
    ['reason of an enrichment', DEGRADED_REASONS],
    ['reason of an answer', ANSWER_REASONS],
    ['outcome', CALL_OUTCOMES],
    ['model', MODELS.map(({ id }) => id)],
    ['purpose', PURPOSES],
    ['importance', IMPORTANCES],
    ['intent', INTENTS],
    ['lane', LANES],
    ['mode', SEARCH_MODES],
    ['type', QUERY_TYPES],
    ['role', ROLES],
  ])('%s has few values, each of which is paid for', (_, values) => {
    expect(values.length).toBeLessThan(MAX_VALUES);
  });

  it('lets nothing compile that it does not have', () => {
    // @ts-expect-error: no such metric.
    const unknown = () => counter.count('CallsStoerd', 1);
    // @ts-expect-error: dollars are no count.
    const asCount = () => counter.count(METRIC.queryCost, 1);
    // @ts-expect-error: no such dimension.
    const byColour = () => counter.count(METRIC.quarantined, 1, { colour: 'red' });
    // @ts-expect-error: a metric that is not split.
    const split = () => counter.count(METRIC.callsStored, 1, { reason: 'EMPTY' });
    expect([unknown, asCount, byColour, split]).toHaveLength(4);
  });
});

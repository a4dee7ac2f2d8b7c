import { describe, expect, it } from 'vitest';
import { METRIC } from '#lambdas/metrics.ts';
import { parseConfig } from '#lib/config.ts';
import { ALARMS_OF_ALARMS } from '#lib/constructs/alarms-of-alarms.ts';
import { COUNTED_BY } from '#lib/constructs/counted-by.ts';
import { nameOf } from './rights.ts';
import { synthesize } from './synth.ts';
import { type AlarmProperties, alarmsOf, textOf, watchedBy } from './watching.ts';

const dev = synthesize();
const alarms = alarmsOf(dev.observability);
const SEVERITY = /^\[(page|ticket|info)\] /;

function alarm(name: string): AlarmProperties {
  const found = alarms[name];
  if (found === undefined) throw new Error(`There is no alarm ${name}.`);
  return found;
}

/** Of a function of ours. */
function logicalId(name: string): string {
  const all = Object.values(dev).flatMap((template) => Object.entries(template.findResources('AWS::Lambda::Function')));
  const found = all.find(([, { Properties }]) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name);
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return found[0];
}

/** Names of the alarms that a rule about alarms is about. */
function partsOf({ AlarmRule }: AlarmProperties): string[] {
  const names = Object.keys(alarms).toSorted((a, b) => b.length - a.length);
  return [...textOf(AlarmRule).matchAll(/ALARM\("<Alarms(\w+?)[0-9A-F]{8}>"\)/g)].flatMap(
    ([, id]) => names.find((name) => name === id) ?? [],
  );
}

describe('alarms', () => {
  it('are all in one stack, under names of the deployment', () => {
    for (const { storage, pipeline, enrichment, search, api } of [dev])
      for (const template of [storage, pipeline, enrichment, search, api])
        template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    for (const [name, { AlarmName }] of Object.entries(alarms)) expect(AlarmName).toBe(`Callsift-dev-${name}`);
    expect(Object.keys(alarms).length).toBeGreaterThan(50);
  });

  it('say how pressing they are, what happened and where the runbook is, within the limit of a description', () => {
    for (const [name, { AlarmDescription }] of Object.entries(alarms)) {
      expect(AlarmDescription).toMatch(SEVERITY);
      expect(AlarmDescription).toMatch(new RegExp(` docs/RUNBOOK\\.md#${name.toLowerCase()}$`));
      expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
    }
  });

  it('name the runbook where the configuration says that it is', () => {
    const elsewhere = alarmsOf(synthesize({ runbookUrl: 'https://wiki.example/runbook' }).observability);
    expect(elsewhere.HourlyCost?.AlarmDescription).toMatch(/ https:\/\/wiki\.example\/runbook#hourlycost$/);
  });

  it('tell the topic of alerts themselves, or are part of an alarm that does', () => {
    const parts = new Set<string>(Object.values(ALARMS_OF_ALARMS).flatMap(({ anyOf }) => anyOf));
    for (const [name, { AlarmActions, OKActions, AlarmDescription }] of Object.entries(alarms)) {
      expect((AlarmActions ?? []).map(nameOf), name).toEqual(parts.has(name) ? [] : ['Alerts']);
      const pages = !parts.has(name) && AlarmDescription.startsWith('[page]');
      expect((OKActions ?? []).map(nameOf), name).toEqual(pages ? ['Alerts'] : []);
    }
  });

  it('watch each metric in every function that counts it', () => {
    const seen = Object.values(alarms).flatMap(watchedBy);
    const keys = Object.entries(METRIC).filter(([, name]) => seen.some((metric) => metric.name === name));
    expect(keys.length).toBeGreaterThan(12);
    for (const [key, name] of keys) {
      const services = new Set(seen.flatMap((metric) => (metric.name === name ? [metric.dimensions.service] : [])));
      expect([...services].toSorted(), name).toEqual([...COUNTED_BY[key as keyof typeof COUNTED_BY]].toSorted());
    }
  });

  // Nobody waits for an answer of these, so that nobody would say that they fail.
  it.each([
    ['triage', 'FunctionErrorRate'],
    ['indexing', 'FunctionErrorRate'],
    ['enrichment', 'FunctionErrorRate'],
    ['complaint-intake', 'ComplaintIntakeFailed'],
    ['complaint-timers', 'ComplaintTimersFailed'],
    ['sweeper', 'SweeperFailed'],
    ['complaint-sweeper', 'ComplaintSweeperFailed'],
    ['batch-enrichment', 'BatchEnrichmentFailed'],
  ])('watch the errors of %s in %s', (name, where) => {
    const errors = watchedBy(alarm(where)).filter((metric) => metric.name === 'Errors');
    const functions = errors.map(({ dimensions: { FunctionName = '' } }) => FunctionName);
    expect(functions.filter((one) => one.includes(logicalId(name)))).toHaveLength(1);
  });

  it('watch each route of the API by itself, but those that tell of the health of others', () => {
    const routes = Object.keys(dev.api.findResources('AWS::ApiGateway::Method')).length;
    const of = ['RoutesFailed', 'ComplaintRoutesFailed'].flatMap((name) => watchedBy(alarm(name)));
    expect(new Set(of.map(({ dimensions: { Method, Resource } }) => `${Method} ${Resource}`)).size).toBe(routes - 2);
    expect(of.every(({ name, statistic }) => name === '5XXError' && statistic === 'Average')).toBe(true);
  });

  // "Alarms based on metric math expressions" of the CloudWatch user guide: ten metrics; 1024 characters of an expression.
  it('stay within the limits of CloudWatch', () => {
    for (const [name, properties] of Object.entries(alarms)) {
      expect(watchedBy(properties).length, name).toBeLessThanOrEqual(10);
      for (const { Expression = '', Id } of properties.Metrics ?? []) {
        expect(Expression.length, name).toBeLessThanOrEqual(1024);
        expect(Id).toMatch(/^[a-z][A-Za-z0-9_]{0,254}$/);
      }
    }
  });

  it('watch both queues of each pair: what waits, and what was given up', () => {
    const queues = [dev.pipeline, dev.search].flatMap((template) =>
      Object.keys(template.findResources('AWS::SQS::Queue')),
    );
    const seen = new Set(
      Object.values(alarms)
        .flatMap(watchedBy)
        .flatMap(({ dimensions: { QueueName } }) => QueueName ?? []),
    );
    expect(seen.size).toBe(queues.length);
  });

  it.each([
    ['EnrichmentBatchFailed', { MetricName: METRIC.enrichmentBatchFailed, Threshold: 1, Statistic: 'Maximum' }],
    ['BatchJobFailed', { MetricName: METRIC.enrichmentBatchFailed, Threshold: 1, TreatMissingData: 'notBreaching' }],
    ['BatchBudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['QueryModelRefused', { MetricName: METRIC.modelRefused, Threshold: 1, TreatMissingData: 'notBreaching' }],
    ['QueryStreamBudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['BatchEnrichmentFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['BudgetEconomyOnly', { MetricName: METRIC.budgetStep, Threshold: 1, TreatMissingData: 'ignore' }],
    ['BudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['ModelEndOfLife', { Threshold: 60, ComparisonOperator: 'LessThanOrEqualToThreshold', Statistic: 'Minimum' }],
    ['ComplaintsUnsettledAge', { MetricName: METRIC.complaintsUnsettledAge, Threshold: 900, Statistic: 'Maximum' }],
    ['DeadlineLag', { MetricName: METRIC.deadlineLag, Threshold: 300, Statistic: 'Maximum' }],
    ['DeadlineNoticedLate', { MetricName: METRIC.deadlineLag, Threshold: 300, Statistic: 'Maximum' }],
    ['ComplaintTimersEventsFailed', { MetricName: METRIC.complaintEventsFailed, Threshold: 1, Statistic: 'Sum' }],
    ['DeadlinesDeadLetters', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 }],
    ['TriageDeadLetters', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1, Period: 300 }],
    ['EnrichmentPriorityDelayed', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 }],
    ['EnrichmentDelayed', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 21_600 }],
    ['IndexLag', { MetricName: METRIC.indexLag, Threshold: 900, Statistic: 'Maximum' }],
    ['EnrichmentRateHigh', above(25)],
    ['ComplaintIntakeFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1, DatapointsToAlarm: 2 }],
    ['ComplaintTimersFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1, EvaluationPeriods: 3 }],
    ['SweeperFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 3, EvaluationPeriods: 1 }],
    ['RoutesFailed', { Threshold: 50, DatapointsToAlarm: 2, EvaluationPeriods: 2 }],
    ['ApiSlow', { ...above(10_000), MetricName: 'Latency', ExtendedStatistic: 'p99', Period: 300 }],
    ['ApiErrorRate', { ...above(5), EvaluationPeriods: 1 }],
    ['FunctionErrorRate', { ...above(5), EvaluationPeriods: 1 }],
    ['HourlyCost', above(100)],
    ['StreamsBroken', { ...above(5), EvaluationPeriods: 1 }],
    ['CacheHitRateLow', { Threshold: 30, ComparisonOperator: 'LessThanThreshold' }],
    ['SearchUnreachable', { DatapointsToAlarm: 2, EvaluationPeriods: 15, Period: 60 }],
    ['SearchStorageLow', { Threshold: 2560, ComparisonOperator: 'LessThanOrEqualToThreshold' }],
  ])('%s is raised at its threshold', (name, expected) => {
    expect(alarm(name)).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', ...expected });
  });

  it.each([
    ['EnrichmentRateHigh', 'IF(calls >= 1000, rate)', 3600],
    ['FunctionErrorRate', /^MAX\(\[IF\(FILL\(triage_errors, 0\) >= 3, 100 \* triage_errors \/ triage_runs, 0\), /, 300],
    ['RoutesFailed', /^100 \* MAX\(/, 300],
    ['StreamsBroken', 'IF(broken >= 300, broken / answers, 0)', 300],
    ['ApiErrorRate', 'IF(errors >= 3, 100 * errors / requests, 0)', 300],
    ['CacheHitRateLow', />= 50, .+ \/ .+, 100\)$/, 1800],
    ['HourlyCost', /^SUM\(\[FILL\(/, 3600],
  ])('%s reckons with periods of as many seconds', (name, expression, seconds) => {
    const { Metrics = [] } = alarm(name);
    expect(Metrics.find(({ Expression }) => Expression !== undefined)?.Expression).toMatch(expression);
    expect(Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])).toEqual(
      watchedBy(alarm(name)).map(() => seconds),
    );
  });

  it('page at what the configuration says that an hour may cost', () => {
    const { HourlyCost } = alarmsOf(synthesize({ alarmHourlyUsd: '7.5' }).observability);
    expect(HourlyCost).toMatchObject(above(7.5));
    expect(parseConfig({}).alarmHourlyUsd).toBe(100);
  });
});

describe('alarms of alarms', () => {
  it.each(Object.entries(ALARMS_OF_ALARMS))('%s is about alarms that there are', (name, { anyOf, ...rest }) => {
    const { unless = [] } = rest as { unless?: readonly string[] };
    const rule = textOf(alarm(name).AlarmRule);
    expect(partsOf(alarm(name))).toEqual([...anyOf, ...unless]);
    for (const other of unless) expect(rule).toMatch(new RegExp(`NOT \\(ALARM\\("<Alarms${other}[0-9A-F]{8}>"\\)\\)`));
    expect(rule.length).toBeLessThan(5_000);
  });

  it('keep quiet about what a dead search engine brings about', () => {
    for (const name of ['ApiFailing', 'PipelineFailing', 'IndexBehind', 'EffectsOutstanding'])
      expect(partsOf(alarm(name)), name).toContain('SearchEngineDown');
  });

  it('are part of no more than one message', () => {
    const parts: readonly string[] = Object.values(ALARMS_OF_ALARMS).flatMap(({ anyOf }) => anyOf);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('are as pressing as the most pressing alarm that they stand for', () => {
    const rank = ({ AlarmDescription }: AlarmProperties) => {
      const [, severity = ''] = SEVERITY.exec(AlarmDescription) ?? [];
      return ['info', 'ticket', 'page'].indexOf(severity);
    };
    for (const [name, { anyOf }] of Object.entries(ALARMS_OF_ALARMS))
      for (const part of anyOf) expect(rank(alarm(name)), `${name} ${part}`).toBeGreaterThanOrEqual(rank(alarm(part)));
  });
});

function above(Threshold: number) {
  return { Threshold, ComparisonOperator: 'GreaterThanThreshold' };
}

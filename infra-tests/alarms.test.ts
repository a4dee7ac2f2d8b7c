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
    expect(Object.keys(alarms).length).toBeGreaterThan(40);
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
    expect(keys.length).toBeGreaterThan(10);
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
    ['re-enrichment', 'SeldomRunFailed'],
    ['index-admin', 'SeldomRunFailed'],
    ['complaint-export', 'SeldomRunFailed'],
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
    for (const name of ['ApiFailing', 'PipelineFailing', 'SweepersFailing', 'IndexBehind', 'EffectsOutstanding'])
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

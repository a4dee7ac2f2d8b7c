import { describe, expect, inject, it } from 'vitest';
import type { AlarmModel, AlarmState, CompositeAlarmModel, MetricAlarmModel } from '../assembly/cloudwatch-model.ts';
import { loadStacks } from '../assembly/load-stacks.ts';
import { resolveAssembly } from '../assembly/resolve-assembly.ts';
import { AlarmEngine } from '../cloudwatch/alarms/alarm-engine.ts';
import { alarmNameOf, parseRule } from '../cloudwatch/alarms/composite-rule.ts';
import type { AlarmChange } from '../cloudwatch/alarms/notification.ts';
import { EXTRA_POINTS } from '../cloudwatch/alarms/threshold-state.ts';
import { MetricStore } from '../cloudwatch/metric-store.ts';
import { wantedBy } from '../cloudwatch/wanted.ts';
import { edgeOf, type Given, isBreached, periodOf } from './breach.ts';

const values = { region: 'us-east-1', account: '000000000000', awsUrl: 'http://aws', issuerUrl: () => 'http://issuer' };
const { alarms } = resolveAssembly(loadStacks(inject('assemblyDir')), values);
const metricAlarms = alarms.filter((alarm) => alarm.kind === 'metric');
const composites = alarms.filter((alarm) => alarm.kind === 'composite');
const START = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** Alarms in real time, by a clock that is moved by hand. */
function engineOf(watched: readonly AlarmModel[]) {
  const time = { now: START };
  const store = new MetricStore({ now: () => time.now, timeScale: 1 });
  store.watch(wantedBy(watched, []));
  const told: AlarmChange[] = [];
  const onAction = (change: AlarmChange) => told.push(change);
  const engine = new AlarmEngine(watched, { store, timeScale: 1, onChange: () => {}, onAction });
  const state = ({ name }: AlarmModel) => engine.find(name)?.state;
  /** Lets a period go by, minute by minute, at whose begin the data come; the states that the alarm had. */
  const period = (alarm: MetricAlarmModel, given: readonly Given[]): Set<AlarmState | undefined> => {
    for (const { metric, value, times } of given) store.put(metric, value, { times });
    const seen = new Set<AlarmState | undefined>();
    for (let i = 0; i < periodOf(alarm) / 60; i++) {
      time.now += MINUTE_MS;
      engine.evaluate();
      seen.add(state(alarm));
    }
    return seen;
  };
  const periods = (alarm: MetricAlarmModel, given: readonly Given[], count: number) => {
    return new Set(Array.from({ length: count }, () => [...period(alarm, given)]).flat());
  };
  return { state, periods, told };
}

function edge(alarm: MetricAlarmModel) {
  const found = edgeOf(alarm);
  if (found === undefined) throw new Error(`No data were found that raise ${alarm.name}, or none that do not.`);
  return found;
}

/** The state of an alarm that was raised and has no data any more. */
function withoutData(alarm: MetricAlarmModel): AlarmState {
  // Expressions may have a value even so.
  const breached = isBreached(alarm, []);
  if (breached !== undefined) return breached ? 'ALARM' : 'OK';
  const ofDynamo = alarm.queries.some((query) => query.kind === 'metric' && query.metric.namespace === 'AWS/DynamoDB');
  switch (alarm.treatMissingData ?? (ofDynamo ? 'ignore' : 'missing')) {
    case 'notBreaching':
      return 'OK';
    case 'missing':
      return 'INSUFFICIENT_DATA';
    default:
      return 'ALARM';
  }
}

describe.each(metricAlarms.map((alarm) => [alarm.name, alarm] as const))('%s', (_, alarm) => {
  const { evaluationPeriods: all, datapointsToAlarm: enough } = alarm;

  it('is not raised just below its threshold', () => {
    expect(engineOf([alarm]).periods(alarm, edge(alarm).below, all + EXTRA_POINTS)).not.toContain('ALARM');
  });

  it('is raised just above it, after as many periods as it says, and not before', () => {
    const { periods, state } = engineOf([alarm]);
    const { below, above } = edge(alarm);
    periods(alarm, below, all + EXTRA_POINTS);
    expect(periods(alarm, above, enough - 1)).not.toContain('ALARM');
    periods(alarm, above, 1);
    expect(state(alarm)).toBe('ALARM');
  });

  it('is over when its data are below it again', () => {
    const { periods, state } = engineOf([alarm]);
    const { below, above } = edge(alarm);
    periods(alarm, above, all);
    expect(state(alarm)).toBe('ALARM');
    // One more, as windows begin with each minute.
    periods(alarm, below, all - enough + 2);
    expect(state(alarm)).toBe('OK');
  });

  it('is without data what its template says', () => {
    const { periods, state } = engineOf([alarm]);
    periods(alarm, edge(alarm).above, all);
    expect(state(alarm)).toBe('ALARM');
    periods(alarm, [], all + EXTRA_POINTS + 1);
    expect(state(alarm)).toBe(withoutData(alarm));
  });
});

/** The alarms that a rule looks at, those that they look at, and itself. */
function family(alarm: AlarmModel): AlarmModel[] {
  if (alarm.kind === 'metric') return [alarm];
  return [...partsOf(alarm).flatMap(family), alarm];
}

function partsOf({ rule }: CompositeAlarmModel): AlarmModel[] {
  const names = parseRule(rule).alarms.map(alarmNameOf);
  return alarms.filter(({ name }) => names.includes(name));
}

/** A metric alarm whose data raise this one, by itself or by what it looks at. */
function causeOf(alarm: AlarmModel): MetricAlarmModel {
  if (alarm.kind === 'metric') return alarm;
  const [first] = raisedBy(alarm);
  if (first === undefined) throw new Error(`Nothing raises ${alarm.name}.`);
  return causeOf(first);
}

/** Parts by any one of which alone it is raised, and the others, which keep it quiet. */
function raisedBy(alarm: CompositeAlarmModel): AlarmModel[] {
  const { holds } = parseRule(alarm.rule);
  return partsOf(alarm).filter((part) => holds((name) => (alarmNameOf(name) === part.name ? 'ALARM' : 'OK')));
}

/** Periods beyond its own after which an alarm is over: windows begin with each minute, and looks are between them. */
const UNTIL_OVER = 2;

describe.each(composites.map((alarm) => [alarm.name, alarm] as const))('%s', (_, alarm) => {
  const watched = [...new Set(family(alarm))];
  const causes = raisedBy(alarm);
  const explanations = partsOf(alarm).filter((part) => !causes.includes(part));

  it('looks at alarms that there are', () => {
    expect(partsOf(alarm)).toHaveLength(parseRule(alarm.rule).alarms.length);
    expect(causes.length).toBeGreaterThan(0);
  });

  it.each(causes.map((part) => [part.name, part] as const))('speaks once for %s, and is over with it', (_, part) => {
    const { periods, state, told } = engineOf(watched);
    const cause = causeOf(part);
    periods(cause, edge(cause).above, cause.evaluationPeriods);
    expect([state(part), state(alarm)]).toEqual(['ALARM', 'ALARM']);
    periods(cause, edge(cause).below, cause.evaluationPeriods + UNTIL_OVER);
    expect([state(part), state(alarm)]).toEqual(['OK', 'OK']);
    const raised = told.filter(({ to, alarm: { actions } }) => to === 'ALARM' && actions.ALARM.length > 0);
    expect(raised.map((change) => change.alarm.name)).toEqual([alarm.name]);
  });

  it.each(explanations.map((part) => [part.name, part] as const))('says nothing once %s is raised', (_, part) => {
    const { periods, state, told } = engineOf(watched);
    const [explanation, own] = [causeOf(part), edge(causeOf(part)).above];
    periods(explanation, own, explanation.evaluationPeriods);
    for (const cause of causes.map(causeOf)) periods(cause, [...own, ...edge(cause).above], 1);
    expect(state(part)).toBe('ALARM');
    expect(told.filter(({ to }) => to === 'ALARM').map((change) => change.alarm.name)).not.toContain(alarm.name);
  });
});

import { describe, expect, it } from 'vitest';
import type { AlarmModel } from '../../assembly/cloudwatch-model.ts';
import { MetricStore } from '../metric-store.ts';
import { compositeAlarm, metricAlarm, sumOf } from '../test-model.ts';
import { wantedBy } from '../wanted.ts';
import { AlarmEngine } from './alarm-engine.ts';
import { alarmLine, headingsOf } from './alarm-line.ts';
import { type AlarmChange, messageOf, subjectOf } from './notification.ts';

/** A minute of an alarm lasts a second. */
function engineOf(...alarms: AlarmModel[]) {
  const time = { now: 1_000_000_000 };
  const store = new MetricStore({ now: () => time.now, timeScale: 60 });
  store.watch(wantedBy(alarms, []));
  const [changes, actions]: AlarmChange[][] = [[], []];
  const engine = new AlarmEngine(alarms, {
    store,
    timeScale: 60,
    onChange: (change) => changes?.push(change),
    onAction: (change) => actions?.push(change),
  });
  /** Lets seconds go by, that is, minutes of the alarms. */
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      time.now += 1_000;
      engine.evaluate();
    }
  };
  const count = (name: string, value = 1) => store.put({ namespace: 'Test', name, dimensions: {} }, value);
  const states = () => engine.statuses().map(({ state }) => state);
  const told = (of: AlarmChange[] = []) => of.map(({ alarm, to }) => `${alarm.logicalId} ${to}`);
  return {
    engine,
    pass,
    count,
    states,
    changes: () => told(changes),
    actions: () => told(actions),
    last: () => actions?.at(-1),
  };
}

describe('alarms', () => {
  it('are raised by a breaching period and are over when it has gone, in shortened time', () => {
    const { pass, count, states, changes } = engineOf(metricAlarm('Things'));
    expect(states()).toEqual(['INSUFFICIENT_DATA']);
    pass(1);
    expect(states()).toEqual(['OK']);
    count('Things');
    pass(1);
    expect(states()).toEqual(['ALARM']);
    pass(20);
    expect(changes()).toEqual(['Things OK', 'Things ALARM', 'Things OK']);
  });

  it('watch an expression over metrics that they do not watch by themselves', () => {
    const hidden = (id: string, name: string) => ({ ...sumOf(name), id, returnData: false });
    const rate = { id: 'rate', returnData: true, kind: 'expression' as const, expression: '100 * bad / all' };
    const queries = [hidden('bad', 'Bad'), hidden('all', 'All'), rate];
    const { pass, count, states } = engineOf(metricAlarm('Rate', { queries, threshold: 5 }));
    count('All', 100);
    count('Bad', 4);
    pass(1);
    expect(states()).toEqual(['OK']);
    count('Bad', 2);
    pass(1);
    expect(states()).toEqual(['ALARM']);
  });

  it('need as many breaching periods as they say', () => {
    const { pass, count, states } = engineOf(metricAlarm('Things', { evaluationPeriods: 3, datapointsToAlarm: 2 }));
    count('Things');
    pass(5);
    expect(states()).toEqual(['OK']);
    count('Things');
    pass(1);
    expect(states()).toEqual(['ALARM']);
  });

  it('look at two periods more than they evaluate, and keep their state by what they find there', () => {
    const { pass, count, states } = engineOf(metricAlarm('Things', { treatMissingData: 'missing' }));
    count('Things');
    pass(1);
    expect(states()).toEqual(['ALARM']);
    // The period of five minutes is a second of five; it is the third one back from here.
    pass(14);
    expect(states()).toEqual(['ALARM']);
    pass(1);
    expect(states()).toEqual(['INSUFFICIENT_DATA']);
  });

  it('that look at each other page once for one cause', () => {
    const engine = engineOf(
      compositeAlarm('Page', 'ALARM(app-test-Late) AND NOT ALARM(app-test-Down)'),
      metricAlarm('Late'),
      metricAlarm('Down'),
    );
    engine.count('Late');
    engine.count('Down');
    engine.pass(1);
    expect(engine.states()).toEqual(['OK', 'ALARM', 'ALARM']);
    engine.pass(6);
    engine.count('Late');
    engine.pass(12);
    expect(engine.changes()).toContain('Page ALARM');
  });

  it('are not told while their suppressor is raised, nor a while longer', () => {
    const suppressor = { alarm: 'app-test-Down', waitSeconds: 120, extensionSeconds: 180 };
    const { engine, pass, count, actions, states } = engineOf(
      metricAlarm('Late'),
      metricAlarm('Down'),
      compositeAlarm('Page', 'ALARM(app-test-Late)', { suppressor }),
    );
    pass(3);
    count('Down');
    count('Late');
    pass(10);
    expect(states()[2]).toBe('ALARM');
    expect(engine.find('app-test-Page')?.suppressed).toBe(true);
    expect(actions()).not.toContain('Page ALARM');
    for (let i = 0; i < 20; i++) {
      count('Late');
      pass(1);
    }
    expect(actions()).toContain('Page ALARM');
  });

  it('that cannot be understood are named and left alone', () => {
    const expression = { id: 'e', returnData: true, kind: 'expression' as const, expression: 'NOSUCH(m1)' };
    const { engine, pass, states } = engineOf(
      metricAlarm('Odd', { queries: [expression] }),
      metricAlarm('Trimmed', { queries: [{ ...sumOf('x'), kind: 'metric', statistic: 'tm99' } as never] }),
      compositeAlarm('Broken', 'AT_LEAST(1)'),
    );
    pass(1);
    expect(states()).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']);
    expect(engine.notices).toEqual([
      'The alarm app-test-Odd is not evaluated on the laptop: there is no function NOSUCH.',
      'The alarm app-test-Trimmed is not evaluated on the laptop: there is no statistic tm99.',
      'The alarm app-test-Broken is not evaluated on the laptop: there is no function AT_LEAST.',
    ]);
  });

  it('that look at each other in a circle come to an end', () => {
    const { pass, states } = engineOf(
      compositeAlarm('One', 'ALARM(app-test-Two)'),
      compositeAlarm('Two', 'ALARM(app-test-One)'),
    );
    pass(2);
    expect(states()).toEqual(['OK', 'OK']);
  });
});

describe('what an alarm tells', () => {
  const [metric, composite] = [metricAlarm('Things'), compositeAlarm('Page', 'ALARM(x)')];
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const change = { from: 'OK', to: 'ALARM', reason: 'Too many.', at, children: [] } as const;
  const where = { region: 'us-east-1', account: '000000000000' };

  it('has the fields that CloudWatch documents', () => {
    expect(subjectOf({ ...change, alarm: metric }, 'us-east-1')).toBe(
      'ALARM: "app-test-Things" in US East (N. Virginia)',
    );
    expect(messageOf({ ...change, alarm: metric }, where)).toEqual({
      AlarmName: 'app-test-Things',
      AlarmDescription: 'About Things.',
      AWSAccountId: '000000000000',
      NewStateValue: 'ALARM',
      NewStateReason: 'Too many.',
      StateChangeTime: '2026-01-02T03:04:05.000+0000',
      Region: 'US East (N. Virginia)',
      AlarmArn: metric.arn,
      OldStateValue: 'OK',
      OKActions: [],
      AlarmActions: metric.actions.ALARM,
      InsufficientDataActions: [],
      Trigger: {
        MetricName: 'Things',
        Namespace: 'Test',
        StatisticType: 'Statistic',
        Statistic: 'SUM',
        Unit: null,
        Dimensions: [],
        Period: 300,
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        EvaluateLowSampleCountPercentile: '',
      },
    });
  });

  it('has the rule and the cause, of a composite alarm', () => {
    const children = [{ arn: metric.arn, state: 'ALARM', at }] as const;
    expect(messageOf({ ...change, alarm: composite, children }, where)).toMatchObject({
      AlarmRule: 'ALARM(x)',
      TriggeringChildren: [{ Arn: metric.arn, State: { Value: 'ALARM', Timestamp: '2026-01-02T03:04:05.000+0000' } }],
    });
  });

  it('is a line that leads to the runbook, and none for a new alarm that is in order', () => {
    const headings = headingsOf([metric.name, composite.name]);
    expect(alarmLine({ ...change, alarm: metric }, headings)).toBe(
      'ALARM Things: Too many. See docs/RUNBOOK.md#things',
    );
    expect(alarmLine({ ...change, alarm: metric, from: 'ALARM', to: 'OK' }, headings)).toBe('OK Things: Too many.');
    expect(alarmLine({ ...change, alarm: metric, from: 'INSUFFICIENT_DATA', to: 'OK' }, headings)).toBeUndefined();
    const described = { ...metric, description: 'Bad. See https://example.com/docs/RUNBOOK.md#the-things (ticket)' };
    expect(alarmLine({ ...change, alarm: described }, headings)).toMatch(
      /See https:\/\/example\.com\/docs\/RUNBOOK\.md#the-things$/,
    );
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { AssemblyModel } from '../assembly/model.ts';
import type { Upstream } from '../aws/upstream.ts';
import { AlarmEngine } from './alarms/alarm-engine.ts';
import { alarmLine, headingsOf } from './alarms/alarm-line.ts';
import { type AlarmChange, messageOf, subjectOf } from './alarms/notification.ts';
import { type Widget, widgetsOf } from './dashboards/body.ts';
import { putEmbeddedMetrics } from './embedded-metrics.ts';
import { LogValues } from './log-values.ts';
import { MetricStore } from './metric-store.ts';
import { type Answered, putAnswer } from './platform/api-metrics.ts';
import { type Invoked, putInvocation } from './platform/function-metrics.ts';
import { QueueMetrics } from './platform/queue-metrics.ts';
import { listenToQueues } from './platform/queue-traffic.ts';
import { SearchMetrics } from './platform/search-metrics.ts';
import { meterTables } from './platform/table-metrics.ts';
import { PLATFORM_UNITS } from './platform/units.ts';
import { faultOf } from './run-queries.ts';
import { wantedBy } from './wanted.ts';

export interface CloudWatchOptions {
  readonly region: string;
  readonly account: string;
  /** By how much the periods of alarms are shortened. */
  readonly timeScale: number;
  /** Hears of alarms that change, one line each. */
  readonly onProblem?: (line: string) => void;
  /** @default Date.now */
  readonly now?: () => number;
}

export interface Dashboard {
  readonly name: string;
  readonly widgets: readonly Widget[];
}

export interface CloudWatchClients {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

/** Seldom enough to be no load, often enough for the shortened minutes of the alarms. */
const MIN_LOOK_MS = 1_000;
const STOP_WITHIN_MS = 300;

/** The laptop's CloudWatch. It takes metrics from the beginning, and alarms and dashboards when the templates are known. */
export class CloudWatch {
  readonly store: MetricStore;
  readonly logValues: LogValues;
  dashboards: readonly Dashboard[] = [];
  alarms: AlarmEngine;
  private readonly options: CloudWatchOptions;
  private readonly queues: QueueMetrics;
  private readonly search: SearchMetrics;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(options: CloudWatchOptions) {
    this.options = options;
    this.store = new MetricStore(options);
    this.logValues = new LogValues(options.now);
    for (const [namespace, name, unit] of PLATFORM_UNITS) this.store.setUnit({ namespace, name }, unit);
    this.queues = new QueueMetrics(this.store);
    this.search = new SearchMetrics(this.store, options.account);
    this.alarms = this.engineFor({ alarms: [] }, undefined);
  }

  /** A record of the embedded metric format. */
  readonly record = (record: Readonly<Record<string, unknown>>): void => {
    putEmbeddedMetrics(this.store, record);
    this.logValues.note(record);
  };
  readonly invoked = (invoked: Invoked): void => putInvocation(this.store, invoked);
  readonly answered = (answered: Answered): void => putAnswer(this.store, answered);

  /** What goes to the engines, listened to. */
  readonly tap = {
    sqs: (sqs: Upstream): Upstream => listenToQueues(sqs, this.queues.trafficOf),
    dynamodb: (dynamodb: Upstream): Upstream => meterTables(dynamodb, this.store),
    opensearch: (engine: () => Promise<Upstream>): (() => Promise<Upstream>) => this.search.meter(engine),
  };

  /** Begins to evaluate alarms. Gives what is not understood, one sentence each. */
  start(
    model: Pick<AssemblyModel, 'alarms' | 'dashboards' | 'queues' | 'searchDomains'>,
    clients: CloudWatchClients,
  ): string[] {
    this.dashboards = model.dashboards.map(({ name, body }) => ({ name, widgets: widgetsOf(body) }));
    const widgets = this.dashboards.flatMap((dashboard) => dashboard.widgets);
    this.store.watch(wantedBy(model.alarms, widgets));
    this.logValues.watch(widgets.flatMap((widget) => (widget.type === 'distinct' ? [widget.field] : [])));
    this.alarms = this.engineFor(model, clients.sns);
    this.queues.follow(model.queues);
    for (const { name } of model.searchDomains) this.search.setDomain(name);
    this.schedule(clients.sqs);
    return [...this.alarms.notices, ...this.dashboards.flatMap(noticesOf)];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    // An engine that does not answer must not hold up the end.
    await Promise.race([this.looking, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private engineFor({ alarms }: Pick<AssemblyModel, 'alarms'>, sns: SNSClient | undefined): AlarmEngine {
    const headings = headingsOf(alarms.map(({ name }) => name));
    return new AlarmEngine(alarms, {
      store: this.store,
      timeScale: this.options.timeScale,
      onChange: (change) => {
        const line = alarmLine(change, headings);
        if (line !== undefined) this.options.onProblem?.(line);
      },
      onAction: (change) => void this.act(change, sns),
    });
  }

  /** Only topics can be told; actions of other kinds are passed over. */
  private async act(change: AlarmChange, sns: SNSClient | undefined): Promise<void> {
    const { alarm, to } = change;
    if (!alarm.actionsEnabled || this.stopped) return;
    const Message = JSON.stringify(messageOf(change, this.options));
    for (const TopicArn of alarm.actions[to].filter((arn) => arn.split(':')[2] === 'sns')) {
      const sent = sns?.send(
        new PublishCommand({ TopicArn, Subject: subjectOf(change, this.options.region), Message }),
      );
      await sent?.catch((error: unknown) => {
        if (!this.stopped)
          this.options.onProblem?.(`The alarm ${alarm.name} could not tell its topic: ${String(error)}`);
      });
    }
  }

  /** One look after the other, so that a slow engine does not pile them up. */
  private schedule(sqs: SQSClient): void {
    if (this.stopped) return;
    this.timer = setTimeout(
      () => {
        this.looking = this.look(sqs).finally(() => this.schedule(sqs));
      },
      Math.max(MIN_LOOK_MS, this.store.alarmMinuteMs),
    );
    this.timer.unref();
  }

  private async look(sqs: SQSClient): Promise<void> {
    await Promise.all([this.queues.look(sqs), this.search.look()]);
    this.store.prune();
    this.alarms.evaluate();
  }
}

function noticesOf({ name, widgets }: Dashboard): string[] {
  return widgets.flatMap((widget) => {
    const fault = widget.type === 'metric' ? faultOf(widget.queries) : undefined;
    return fault === undefined
      ? []
      : [`"${widget.title}" of the dashboard ${name} is not drawn on the laptop: ${fault}.`];
  });
}

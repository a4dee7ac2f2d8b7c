import {
  type AlarmBase,
  AlarmStatusWidget,
  GaugeWidget,
  GraphWidget,
  type HorizontalAnnotation,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  SingleValueWidget,
  TextWidget,
  TextWidgetBackground,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** Columns of a dashboard, and rows of a widget. */
export const COLUMNS = 24;
export const HEIGHT = 6;

export interface Graph {
  /** What the numbers are. */
  readonly unit: string;
  /** Columns. @default a third of the dashboard */
  readonly width?: number;
  /** @default lines beside each other */
  readonly stacked?: boolean;
  /** Lines at which something happens, such as the threshold of an alarm. */
  readonly marks?: readonly HorizontalAnnotation[];
  /** @default as high as the values */
  readonly max?: number;
}

/** Values over time. */
export function graph(title: string, metrics: readonly IMetric[], shown: Graph): IWidget {
  const { unit, width = COLUMNS / 3, stacked = false, marks = [], max } = shown;
  return new GraphWidget({
    title,
    width,
    height: HEIGHT,
    stacked,
    left: [...metrics],
    leftYAxis: { min: 0, label: unit, showUnits: false, ...(max !== undefined && { max }) },
    leftAnnotations: [...marks],
  });
}

/** Shares of a whole, from 0 to 100. */
export function shares(title: string, metrics: readonly IMetric[], shown: Omit<Graph, 'unit' | 'max'> = {}): IWidget {
  return graph(title, metrics, { ...shown, unit: '%', max: 100 });
}

/** How much of something is used, from 0 to 100. */
export function gauge(title: string, metrics: readonly IMetric[], width: number): IWidget {
  return new GaugeWidget({ title, width, height: HEIGHT, metrics: [...metrics], leftYAxis: { min: 0, max: 100 } });
}

export interface Figures {
  /** Columns. */
  readonly width: number;
  /** Of all the time that the dashboard shows, not of its last period. @default false */
  readonly whole?: boolean;
  /** Rows. @default four */
  readonly height?: number;
}

/** Values as numbers, the latest ones unless it says otherwise. */
export function figures(title: string, metrics: readonly IMetric[], shown: Figures): IWidget {
  const { width, whole = false, height = 4 } = shown;
  return new SingleValueWidget({ title, width, height, metrics: [...metrics], setPeriodToTimeRange: whole });
}

export interface Distinct {
  /** A property of the records in these logs, and what its values are. */
  readonly field: string;
  readonly label: string;
  readonly logs: readonly ILogGroup[];
}

/**
 * How many values a property of log lines has in each hour. It is reckoned when somebody looks, and only then paid for
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html; great numbers are estimates).
 */
export function distinct(title: string, { field, label, logs }: Distinct): IWidget {
  return new LogQueryWidget({
    title,
    width: COLUMNS / 4,
    height: HEIGHT,
    logGroupNames: logs.map(({ logGroupName }) => logGroupName),
    queryLines: [`filter ispresent(${field})`, `stats count_distinct(${field}) as ${label} by bin(1h)`],
    view: LogQueryVisualizationType.LINE,
  });
}

/** A heading over what follows, and in a sentence how to read it. */
export function heading(title: string, sentence: string): IWidget {
  return new TextWidget({
    markdown: `## ${title}\n${sentence}`,
    width: COLUMNS,
    height: 2,
    background: TextWidgetBackground.TRANSPARENT,
  });
}

/** The state of alarms; a widget shows a hundred at most. */
export function alarmStates(title: string, alarms: readonly AlarmBase[]): IWidget {
  return new AlarmStatusWidget({ title, width: COLUMNS, height: HEIGHT, alarms: [...alarms] });
}

import {
  type AlarmBase,
  AlarmStatusWidget,
  GaugeWidget,
  GraphWidget,
  type HorizontalAnnotation,
  type IMetric,
  type IWidget,
  SingleValueWidget,
  TextWidget,
  TextWidgetBackground,
} from 'aws-cdk-lib/aws-cloudwatch';

/** Columns of a dashboard, and rows of a widget. */
export const COLUMNS = 24;
const HEIGHT = 6;

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

/** The latest values, as numbers. */
export function figures(title: string, metrics: readonly IMetric[], width: number): IWidget {
  return new SingleValueWidget({ title, width, height: 4, metrics: [...metrics], setPeriodToTimeRange: false });
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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What templates hold that costs by the month. */
export interface Resources {
  readonly alarms: number;
  /** Metrics that alarms look at: what is paid for is not the alarm, but each of its metrics. */
  readonly alarmMetrics: number;
  readonly compositeAlarms: number;
  readonly dashboards: number;
  readonly keys: number;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** Of all templates of an assembly. */
export async function resourcesOf(assemblyDir: string): Promise<Resources> {
  const files = (await readdir(assemblyDir)).filter((file) => file.endsWith('.template.json'));
  const found: Resource[] = [];
  for (const file of files) {
    const { Resources = {} } = JSON.parse(await readFile(join(assemblyDir, file), 'utf8')) as {
      readonly Resources?: Readonly<Record<string, Resource>>;
    };
    found.push(...Object.values(Resources));
  }
  return countResources(found);
}

export function countResources(found: readonly Resource[]): Resources {
  const of = (type: string) => found.filter(({ Type }) => Type === type);
  const alarms = of('AWS::CloudWatch::Alarm');
  return {
    alarms: alarms.length,
    alarmMetrics: alarms.reduce((sum, alarm) => sum + metricsOfAlarm(alarm), 0),
    compositeAlarms: of('AWS::CloudWatch::CompositeAlarm').length,
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    keys: of('AWS::KMS::Key').length,
  };
}

/** An alarm on an expression names its metrics beside it; expressions themselves are free. */
function metricsOfAlarm({ Properties = {} }: Resource): number {
  const queries = Properties.Metrics as readonly { readonly MetricStat?: unknown }[] | undefined;
  return queries === undefined ? 1 : queries.filter(({ MetricStat }) => MetricStat !== undefined).length;
}

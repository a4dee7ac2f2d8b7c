import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Dashboard, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ApiStack } from './api-stack.ts';
import type { Config } from './config.ts';
import { Alarms } from './constructs/alarms.ts';
import { ALARMS_OF_ALARMS, metricAlarms } from './constructs/alarms-of-alarms.ts';
import { costDashboard } from './constructs/dashboards/cost.ts';
import { latencyDashboard } from './constructs/dashboards/latency.ts';
import { operationsDashboard } from './constructs/dashboards/operations.ts';
import { qualityDashboard } from './constructs/dashboards/quality.ts';
import { functionsOf, type Watched } from './constructs/watched.ts';
import type { EnrichmentStack } from './enrichment-stack.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { SearchStack } from './search-stack.ts';
import type { StorageStack } from './storage-stack.ts';

const SHOWN = Duration.hours(3);

export interface ObservabilityStackProps extends StackProps {
  readonly config: Config;
  readonly storage: StorageStack;
  readonly pipeline: PipelineStack;
  readonly enrichment: EnrichmentStack;
  readonly search: SearchStack;
  readonly api: ApiStack;
}

/** The dashboards and alarms of a deployment. It needs all other stacks, and none of them needs it. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const watched = watchedOf(props);
    const { all } = new Alarms(this, 'Alarms', {
      config: props.config,
      alerts: watched.alerts,
      metricAlarms: metricAlarms(watched),
      alarmsOfAlarms: ALARMS_OF_ALARMS,
    });
    const dashboards = {
      Cost: costDashboard(watched),
      Latency: latencyDashboard(watched),
      Quality: qualityDashboard(),
      Operations: operationsDashboard(watched, [...all.values()]),
    };
    for (const [name, rows] of Object.entries(dashboards)) this.addDashboard(props.config, name, rows);
  }

  private addDashboard({ name, env }: Config, title: string, rows: IWidget[][]): void {
    new Dashboard(this, title, {
      dashboardName: `${name}-${env}-${title}`,
      defaultInterval: SHOWN,
      widgets: rows,
    });
  }
}

function watchedOf({ config, storage, pipeline, enrichment, search, api }: ObservabilityStackProps): Watched {
  const { indexing, priority, normal, intake } = pipeline.queues;
  return {
    config,
    alerts: pipeline.alerts,
    functions: functionsOf([pipeline, enrichment, search, api]),
    queues: {
      Triage: pipeline.uploads,
      Indexing: indexing,
      EnrichmentPriority: priority,
      Enrichment: normal,
      ComplaintIntake: intake,
      Deadlines: search.deadlines,
    },
    tables: {
      Calls: storage.calls,
      Ledger: storage.ledger,
      Answers: storage.answers,
      Complaints: storage.complaints,
    },
    domain: search.domain,
    api: api.api,
  };
}

import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import type { Config } from './config.ts';
import { EnrichmentStack } from './enrichment-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { SearchStack } from './search-stack.ts';
import { StorageStack } from './storage-stack.ts';

/** The stacks of one deployment, in the order in which they need each other. */
export function addStacks(app: App, config: Config) {
  const env = { ...(config.account && { account: config.account }), ...(config.region && { region: config.region }) };
  const shared = { config, env, tags: { application: config.name, stage: config.env } };
  const prefix = `${config.name}-${config.env}`;
  const storage = new StorageStack(app, `${prefix}-storage`, {
    ...shared,
    description: 'Callsift: transcripts, calls, the ledger, answers and complaints',
  });
  const stored = { storageKey: storage.key, transcriptsBucket: storage.transcripts, calls: storage.calls };
  const pipeline = new PipelineStack(app, `${prefix}-pipeline`, {
    ...shared,
    ...stored,
    description: 'Callsift: triage',
  });
  const enrichment = new EnrichmentStack(app, `${prefix}-enrichment`, {
    ...shared,
    calls: storage.calls,
    ledger: storage.ledger,
    transcripts: storage.transcripts,
    storageKey: storage.key,
    messageKey: pipeline.messageKey,
    queues: pipeline.queues,
    alerts: pipeline.alerts,
    description: 'Callsift: enrichment by models',
  });
  const search = new SearchStack(app, `${prefix}-search`, {
    ...shared,
    ...stored,
    ledger: storage.ledger,
    answers: storage.answers,
    alerts: pipeline.alerts,
    complaints: storage.complaints,
    messageKey: pipeline.messageKey,
    queues: pipeline.queues,
    description: 'Callsift: search, analytics, questions and complaints',
  });
  const api = new ApiStack(app, `${prefix}-api`, {
    ...shared,
    ...stored,
    ledger: storage.ledger,
    search: search.search,
    analytics: search.analytics,
    query: search.query,
    queryStream: search.queryStream,
    complaints: search.complaints,
    description: 'Callsift: REST API',
  });
  const observability = new ObservabilityStack(app, `${prefix}-observability`, {
    ...shared,
    ...{ storage, pipeline, enrichment, search, api },
    description: 'Callsift: dashboards and alarms',
  });
  return { storage, pipeline, enrichment, search, api, observability };
}

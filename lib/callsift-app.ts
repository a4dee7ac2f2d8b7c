import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import type { Config } from './config.ts';
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
    description: 'Callsift: transcripts and calls',
  });
  const stored = { storageKey: storage.key, transcriptsBucket: storage.transcripts, calls: storage.calls };
  const pipeline = new PipelineStack(app, `${prefix}-pipeline`, {
    ...shared,
    ...stored,
    description: 'Callsift: triage',
  });
  const search = new SearchStack(app, `${prefix}-search`, {
    ...shared,
    ...stored,
    indexingQueue: pipeline.indexingQueue,
    description: 'Callsift: search and analytics',
  });
  const api = new ApiStack(app, `${prefix}-api`, {
    ...shared,
    ...stored,
    search: search.search,
    analytics: search.analytics,
    description: 'Callsift: REST API',
  });
  return { storage, pipeline, search, api };
}

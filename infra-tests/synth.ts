import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '#lib/callsift-app.ts';
import { parseConfig } from '#lib/config.ts';

/** The stacks for some context values, as templates. The bundles must have been built. */
export function synthesize(context: Record<string, string> = {}) {
  const app = new App({
    context: {
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
    },
  });
  const stacks = addStacks(app, parseConfig(context));
  return {
    storage: Template.fromStack(stacks.storage),
    pipeline: Template.fromStack(stacks.pipeline),
    enrichment: Template.fromStack(stacks.enrichment),
    search: Template.fromStack(stacks.search),
    api: Template.fromStack(stacks.api),
    observability: Template.fromStack(stacks.observability),
  };
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_ENV, type FunctionName } from '#lambdas/names.ts';
import { isRuntimeKey } from '#lib/constructs/callsift-function.ts';
import { synthesize } from './synth.ts';

interface FunctionProperties {
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Record<string, unknown> };
  readonly LoggingConfig: { readonly LogGroup?: unknown };
}

const templates = synthesize();

/** Our functions by name; the one that CDK adds for bucket notifications has no service name. */
function ourFunctions(): [FunctionName, FunctionProperties][] {
  return Object.values(templates).flatMap((template) =>
    Object.values(template.findResources('AWS::Lambda::Function'))
      .map((resource) => resource.Properties as FunctionProperties)
      .filter((properties) => properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME !== undefined)
      .map((properties): [FunctionName, FunctionProperties] => [
        properties.Environment.Variables.POWERTOOLS_SERVICE_NAME as FunctionName,
        properties,
      ]),
  );
}

describe('functions', () => {
  it('deploys every function that names.ts declares, once', () => {
    expect(
      ourFunctions()
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(FUNCTION_ENV).sort());
  });

  it.each(ourFunctions())('sets exactly the environment keys that %s reads', (name, properties) => {
    const keys = Object.keys(properties.Environment.Variables).filter((key) => !isRuntimeKey(key));
    expect(keys.sort()).toEqual([...FUNCTION_ENV[name]].sort());
  });

  it.each(ourFunctions())('runs %s on Node 24 and arm64 with a log group of its own', (_name, properties) => {
    expect(properties.Runtime).toBe('nodejs24.x');
    expect(properties.Architectures).toEqual(['arm64']);
    expect(properties.LoggingConfig.LogGroup).toBeDefined();
  });

  it.each([
    [
      'OpenSearch',
      'opensearch-js',
      [
        'analytics',
        'complaint-export',
        'complaint-intake',
        'complaint-summary',
        'complaint-timers',
        'complaints',
        'index-admin',
        'indexing',
        'query',
        'query-stream',
        'search',
      ],
    ],
    [
      'the models of Bedrock',
      '"Bedrock Runtime"',
      ['complaint-summary', 'enrichment', 'index-admin', 'indexing', 'query', 'query-stream', 'search'],
    ],
    ['EventBridge Scheduler', '"Scheduler"', ['complaint-intake', 'complaint-timers', 'complaints']],
    ['the batch jobs of Bedrock', '"Bedrock"', ['batch-enrichment']],
  ])('loads the client of %s in the functions that use it, in no other', (_service, mark, expected) => {
    const names = Object.keys(FUNCTION_ENV).filter((name) =>
      readFileSync(`dist/${name}/index.cjs`, 'utf8').includes(mark),
    );
    expect(names.toSorted()).toEqual(expected);
  });

  it('gives every log group a retention', () => {
    for (const template of Object.values(templates)) {
      for (const group of Object.values(template.findResources('AWS::Logs::LogGroup'))) {
        expect(group.Properties.RetentionInDays).toBeGreaterThan(0);
      }
    }
  });
});

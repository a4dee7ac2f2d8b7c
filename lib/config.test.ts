import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const from = (context: Record<string, unknown>) => parseConfig(context);

describe('parseConfig', () => {
  it('is dev when nothing is said', () => {
    expect(from({})).toMatchObject({ env: 'dev', triageConcurrency: 2, thresholdCritical: 0.7, searchNodes: 1 });
    expect(from({}).searchMasterInstanceType).toBeUndefined();
  });

  it('lets the command line override a stage, numbers as text', () => {
    expect(from({ env: 'prod', triageConcurrency: '12' })).toMatchObject({ env: 'prod', triageConcurrency: 12 });
  });

  it('gives each of the three zones of prod a node and a whole copy of the index', () => {
    const prod = from({ env: 'prod' });
    expect(prod).toMatchObject({ searchNodes: 3, indexReplicas: 2, searchMasterInstanceType: 'm7g.large.search' });
  });

  it('checks the models against the region that the CDK command deploys to, where none is given', () => {
    expect(() => parseConfig({}, 'eu-west-1')).toThrow(/^Configuration: modelStrong is .+ the region eu-west-1\.$/);
    for (const region of ['us-west-2', undefined]) expect(parseConfig({}, region).region).toBeUndefined();
    expect(parseConfig({ region: 'us-east-1' }, 'eu-west-1').region).toBe('us-east-1');
  });

  it('takes flags as text, and leaves the keys of CDK alone', () => {
    expect(from({})).toMatchObject({ apiLogRole: true });
    const ofCdk = {
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:bundling-stacks': ['**'],
      'availability-zones:account=1:region=eu-west-1': [],
      cli: { version: '2' },
    };
    expect(from({ ...ofCdk, apiLogRole: 'false', region: undefined })).toMatchObject({ apiLogRole: false });
  });

  it.each(
    Object.keys(
      from({ oidcIssuer: 'https://x.example', oidcAudience: 'a', account: '000000000000', alarmEmail: 'a@b.example' }),
    ),
  )('refuses nothing given for %s', (key) => {
    for (const nothing of ['', ' ', null, [], {}])
      expect(() => from({ [key]: nothing })).toThrow(new RegExp(`^Configuration: ${key} is .+\\.$`));
  });

  it.each([
    [{ thresholdMedum: '0.3' }, /^Configuration: thresholdMedum is no setting; known are env, name, .+, roleClaim\.$/],
    [{ Env: 'prod' }, /^Configuration: Env is no setting; known are .+\.$/],
    [{ triageConcurrency: '1e2' }, /^Configuration: triageConcurrency is "1e2": .+\.$/],
    [{ triageConcurrency: true }, /^Configuration: triageConcurrency is true: .+\.$/],
    [{ apiLogRole: 'no' }, /^Configuration: apiLogRole is "no": .+\.$/],
    [{ env: 'qa' }, 'Configuration: env is "qa", but must be dev or prod.'],
    [{ triageConcurrency: '1' }, /^Configuration: triageConcurrency is "1": .+\.$/],
    [{ logRetentionDays: '8' }, /^Configuration: logRetentionDays is "8": .+\.$/],
    [{ embeddingDimensions: '1024' }, /^Configuration: embeddingDimensions is "1024": .+\.$/],
    [{ vectorQuantisation: 'binary' }, /^Configuration: vectorQuantisation is "binary": .+\.$/],
    [{ searchInstanceType: 'r7g.large' }, /^Configuration: searchInstanceType is "r7g.large": .+r7g.large.search\.$/],
    [{ searchNodes: '5' }, /^Configuration: searchNodes is "5": must be 1 or a multiple of 2 or 3, .+\.$/],
    [{ indexReplicas: '1' }, /^Configuration: indexReplicas is "1": indexReplicas must be below searchNodes, .+\.$/],
    [{ indexingConcurrency: '1' }, /^Configuration: indexingConcurrency is "1": .+\.$/],
    [{ modelStrong: 'us.some-model' }, /^Configuration: modelStrong is "us.some-model": must be one of .+\.$/],
    [{ modelEconomy: 'anthropic.claude-sonnet-5-5' }, /^Configuration: modelEconomy is .+: must be one of .+\.$/],
    [{ batchMinRecords: '99' }, /^Configuration: batchMinRecords is "99": .+\.$/],
    [
      { batchEnrichment: 'true', modelEconomy: 'us.anthropic.claude-haiku-5-5' },
      /^Configuration: modelEconomy is "us\.anthropic\.claude-haiku-5-5": is not known to take batch jobs, .+nova-lite.+\.$/,
    ],
    [
      { modelFallback: 'us.amazon.nova-lite-v1:0' },
      /^Configuration: modelFallback is "us\.amazon\.nova-lite-v1:0": .+\.$/,
    ],
    [{ modelFallback: 'us.anthropic.claude-haiku-5-5' }, /^Configuration: modelFallback is .+ modelStrong .+\.$/],
    [
      { region: 'eu-west-1' },
      /^Configuration: modelStrong is "us\..+", which cannot be called from the region eu-west-1\.$/,
    ],
    [
      {
        region: 'eu-west-1',
        modelStrong: 'global.anthropic.claude-haiku-5-5',
        modelEconomy: 'amazon.nova-lite-v1:0',
      },
      /^Configuration: modelFallback is "us\.amazon\.nova-pro-v1:0", .+ eu-west-1\.$/,
    ],
    [{ batchMinRecords: '500', batchMaxRecords: '400' }, /^Configuration: batchMinRecords is "500": .+\.$/],
    [{ batchDelaySeconds: '900', batchMaxWaitSeconds: '60' }, /^Configuration: batchDelaySeconds is "900": .+\.$/],
    [{ budgetDayUsd: '51' }, /^Configuration: budgetDayUsd is "51": .+ budgetMonthUsd\.$/],
    [{ budgetDayUsd: '-1' }, /^Configuration: budgetDayUsd is "-1": .+\.$/],
    [{ alarmEmail: 'nobody' }, /^Configuration: alarmEmail is "nobody": .+\.$/],
    [{ oidcIssuer: 'http://x', oidcAudience: 'a' }, /^Configuration: oidcIssuer is "http:\/\/x": .+\.$/],
    [{ oidcIssuer: 'https://x.example' }, /oidcIssuer and oidcAudience go together/],
    [{ thresholdHigh: '0.9' }, /thresholds must fall/],
  ])('refuses %j in one sentence', (context, message) => {
    expect(() => from(context)).toThrow(message);
  });
});

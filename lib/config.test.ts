import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const from = (context: Record<string, unknown>) => parseConfig((key) => context[key]);

describe('parseConfig', () => {
  it('is dev when nothing is said', () => {
    expect(from({})).toMatchObject({ env: 'dev', triageConcurrency: 2, thresholdCritical: 0.7 });
  });

  it('lets the command line override a stage, numbers as text', () => {
    expect(from({ env: 'prod', triageConcurrency: '12' })).toMatchObject({ env: 'prod', triageConcurrency: 12 });
  });

  it.each([
    [{ env: 'qa' }, 'Configuration: env is "qa", but must be dev or prod.'],
    [{ triageConcurrency: '1' }, /^Configuration: triageConcurrency is "1": .+\.$/],
    [{ logRetentionDays: '8' }, /^Configuration: logRetentionDays is "8": .+\.$/],
    [{ oidcIssuer: 'http://x', oidcAudience: 'a' }, /^Configuration: oidcIssuer is "http:\/\/x": .+\.$/],
    [{ oidcIssuer: 'https://x.example' }, /oidcIssuer and oidcAudience go together/],
    [{ thresholdHigh: '0.9' }, /thresholds must fall/],
  ])('refuses %j in one sentence', (context, message) => {
    expect(() => from(context)).toThrow(message);
  });
});

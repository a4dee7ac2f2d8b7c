import { describe, expect, it } from 'vitest';
import { startFailure } from './real-engines.ts';
import { asJson, describeRun, figuresOf, testEnvironment } from './test-run.ts';

const dynamodb = {
  name: 'dynamodb',
  title: 'DynamoDB Local 3',
  url: 'http://127.0.0.1:1',
  pid: 1,
  seconds: 2,
} as const;
const opensearch = { ...dynamodb, name: 'opensearch', title: 'OpenSearch 2' } as const;

describe('the environment of the tests', () => {
  it('has the addresses of what runs, and none that was left from elsewhere', () => {
    expect(testEnvironment([dynamodb])).toEqual({
      CALLSIFT_TEST_DYNAMODB_URL: dynamodb.url,
      CALLSIFT_DYNAMODB_URL: dynamodb.url,
      CALLSIFT_TEST_OPENSEARCH_URL: undefined,
      CALLSIFT_OPENSEARCH_URL: undefined,
    });
  });
});

describe('the last line', () => {
  const figures = figuresOf(['passed', 'failed', 'skipped', 'passed']);
  const run = { engines: [dynamodb, opensearch], figures, exitCode: 1, downloadSeconds: 0, seconds: 60 };

  it('counts what passed and what failed', () => {
    expect(describeRun(run)).toBe('DynamoDB Local 3 and OpenSearch 2: 2 of 4 tests passed, 1 failed in 60.0 s');
  });

  it('tells the download apart', () => {
    expect(describeRun({ ...run, downloadSeconds: 24 })).toMatch(/ in 60\.0 s, 24\.0 s of it the download$/);
  });

  it('does not claim figures that the tests did not write', () => {
    expect(describeRun({ ...run, figures: undefined })).toContain('ended with exit code 1 and without a report');
  });
});

describe('the figures as JSON', () => {
  it('are flat, in seconds, and without those that the tests did not write', () => {
    const run = { engines: [dynamodb], exitCode: 0, downloadSeconds: 0, seconds: 60.123 };
    const common = { exit_code: 0, download_seconds: 0, seconds: 60.12 };
    const engines = [{ name: 'dynamodb', title: 'DynamoDB Local 3', ready_seconds: 2 }];
    const figures = { tests: 2, passed: 2, failed: 0 };
    expect(JSON.parse(asJson({ ...run, figures }))).toEqual({ engines, ...figures, ...common });
    expect(JSON.parse(asJson({ ...run, figures: undefined }))).toEqual({ engines, ...common });
  });
});

describe('an engine that does not start', () => {
  it('is shown with the end of its log and where the rest is', () => {
    const log = `${Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n')}\n`;
    const message = startFailure('OpenSearch 2 ended', '/e/opensearch.log', log);
    expect(message).toMatch(/^OpenSearch 2 ended\. Its log is \/e\/opensearch\.log; it ends with:\nline 45\n/);
    expect(message).toMatch(/line 49$/);
  });
});

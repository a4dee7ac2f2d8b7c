import type { EngineName } from './engine-specs.ts';
import type { RealEngine } from './real-engines.ts';

/** By which the tests know that an engine is there. The runtime that an end-to-end test starts as a process reads the second. */
export const TEST_ENVIRONMENT: Readonly<Record<EngineName, readonly string[]>> = {
  dynamodb: ['CALLSIFT_TEST_DYNAMODB_URL', 'CALLSIFT_DYNAMODB_URL'],
  opensearch: ['CALLSIFT_TEST_OPENSEARCH_URL', 'CALLSIFT_OPENSEARCH_URL'],
};

/** Environment variable: the file that a run of tests writes its figures to. */
export const FIGURES_FILE = 'CALLSIFT_TEST_FIGURES';

/** What the tests find in their environment: the address of each engine that runs, and of no other. */
export function testEnvironment(
  engines: readonly Pick<RealEngine, 'name' | 'url'>[],
): Readonly<Record<string, string | undefined>> {
  const none = Object.values(TEST_ENVIRONMENT).flatMap((keys) => keys.map((key) => [key, undefined] as const));
  const given = engines.flatMap(({ name, url }) => TEST_ENVIRONMENT[name].map((key) => [key, url] as const));
  return Object.fromEntries([...none, ...given]);
}

/** How many tests ran. */
export interface Figures {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
}

/** Counts the states that vitest gives tests; one that neither passed nor failed did not run. */
export function figuresOf(states: readonly string[]): Figures {
  const count = (state: string) => states.filter((other) => other === state).length;
  return { tests: states.length, passed: count('passed'), failed: count('failed') };
}

export interface TestRun {
  readonly engines: readonly RealEngine[];
  /** Undefined when the tests ended without a report. */
  readonly figures: Figures | undefined;
  readonly exitCode: number;
  readonly downloadSeconds: number;
  readonly seconds: number;
}

/** What `--json` prints; times in seconds. */
export function asJson({ engines, figures, exitCode, downloadSeconds, seconds }: TestRun): string {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return JSON.stringify({
    engines: engines.map(({ name, title, seconds }) => ({ name, title, ready_seconds: rounded(seconds) })),
    ...figures,
    exit_code: exitCode,
    download_seconds: rounded(downloadSeconds),
    seconds: rounded(seconds),
  });
}

/** The last line: what ran on what, and how long all of it took. */
export function describeRun({ engines, figures, exitCode, downloadSeconds, seconds }: TestRun): string {
  const on = engines.map(({ title }) => title).join(' and ');
  const what = figures
    ? `${figures.passed} of ${figures.tests} tests passed, ${figures.failed} failed`
    : `the tests ended with exit code ${exitCode} and without a report`;
  const download = downloadSeconds > 0 ? `, ${downloadSeconds.toFixed(1)} s of it the download` : '';
  return `${on}: ${what} in ${seconds.toFixed(1)} s${download}`;
}

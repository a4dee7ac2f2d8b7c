import { configDefaults, defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';
import { figuresReporter } from './figures-reporter.ts';
import { FIGURES_FILE } from './test-run.ts';

/** The tests that `npm run test:real` runs, for the engines whose address the environment has. */
const { CALLSIFT_TEST_DYNAMODB_URL: dynamodb, CALLSIFT_TEST_OPENSEARCH_URL: opensearch } = process.env;
const figures = process.env[FIGURES_FILE];
const onDynamodb = ['lambdas/adapters/call-store.test.ts', 'local/e2e/*.e2e.test.ts'];
const onOpensearch = ['local/engines/opensearch.real.test.ts'];

export default defineConfig({
  test: {
    ...base.test,
    include: [...(dynamodb ? onDynamodb : []), ...(opensearch ? onOpensearch : [])],
    exclude: configDefaults.exclude,
    // Every runtime names its tables alike: one file after the other, each on an empty engine.
    fileParallelism: false,
    setupFiles: dynamodb ? ['local/engines/empty-tables.ts'] : [],
    provide: dynamodb ? { realDynamodb: dynamodb } : {},
    reporters: ['default', ...(figures ? [figuresReporter(figures)] : [])],
    // Only the end-to-end tests need the bundles and the templates.
    globalSetup: dynamodb ? ['infra-tests/build-bundles.ts'] : [],
  },
});

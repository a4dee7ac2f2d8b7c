import { configDefaults, defineConfig } from 'vitest/config';
import { settings } from '../../vitest.config.ts';
import { figuresReporter } from './figures-reporter.ts';
import { FIGURES_FILE } from './test-run.ts';

/** The tests that `npm run test:real` runs, for the engines whose address the environment has. */
const { CALLSIFT_TEST_DYNAMODB_URL: dynamodb, CALLSIFT_TEST_OPENSEARCH_URL: opensearch } = process.env;
const figures = process.env[FIGURES_FILE];
const either = ['local/e2e/*.e2e.test.ts'];
/** What models do wrong and may cost, what answers cite, and which spans are sent is the same on any engine, and takes minutes. */
const aboutModels = ['model-outcomes', 'batch-outcomes', 'batch-lane', 'budget', 'citations', 'traces'].map(
  (name) => `local/e2e/${name}.e2e.test.ts`,
);
const onDynamodb = [
  'lambdas/adapters/{call-store,call-store.property,ledger,ledger-faults,dynamo-cost-reader,dynamo-batch-jobs,answer-cache,query-log,complaint-store,dynamo-complaints}.test.ts',
  ...either,
];
const onOpensearch = ['{lambdas,local}/**/*.real.test.ts', ...either];

export default defineConfig({
  test: {
    ...settings,
    globalSetup: ['infra-tests/build-bundles.ts'],
    include: [...new Set([...(dynamodb ? onDynamodb : []), ...(opensearch ? onOpensearch : [])])],
    exclude: [...configDefaults.exclude, ...aboutModels],
    // Every runtime names its tables and indices alike: one file after the other, each on empty engines.
    fileParallelism: false,
    setupFiles: [
      ...settings.setupFiles,
      ...(dynamodb ? ['local/engines/empty-tables.ts'] : []),
      ...(opensearch ? ['local/engines/empty-indices.ts'] : []),
    ],
    provide: {
      ...(dynamodb && { realDynamodb: dynamodb }),
      ...(opensearch && { realOpensearch: opensearch }),
    },
    reporters: ['default', ...(figures ? [figuresReporter(figures)] : [])],
  },
});

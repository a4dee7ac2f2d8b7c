import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['lambdas/**/*.test.ts', 'lib/**/*.test.ts', 'infra-tests/**/*.test.ts', 'local/**/*.test.ts'],
    globalSetup: ['infra-tests/build-bundles.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two cores: the end-to-end tests start a whole runtime each.
    maxWorkers: 2,
    reporters: ['default'],
  },
});

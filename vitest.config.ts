import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['lambdas/**/*.test.ts', 'lib/**/*.test.ts', 'infra-tests/**/*.test.ts', 'local/**/*.test.ts'],
    // They need an engine that npm run test:real starts; local/engines/vitest.config.ts has them.
    exclude: [...configDefaults.exclude, '**/*.real.test.ts'],
    globalSetup: ['infra-tests/build-bundles.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two cores: the end-to-end tests start a whole runtime each.
    maxWorkers: 2,
  },
});

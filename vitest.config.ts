import { configDefaults, defineConfig } from 'vitest/config';

/** It looks at what the end-to-end tests of the same run have counted. */
const PROOF = 'local/e2e/proof.test.ts';

/** What all projects have in common. */
export const settings = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: 'forks',
  // Two cores: the end-to-end tests start a whole runtime each.
  maxWorkers: 2,
  setupFiles: ['infra-tests/random-seed.ts'],
};

export default defineConfig({
  test: {
    ...settings,
    globalSetup: ['infra-tests/build-bundles.ts'],
    projects: [
      {
        // The set-up is done once for both.
        extends: false,
        test: {
          ...settings,
          name: 'tests',
          include: ['lambdas/**/*.test.ts', 'lib/**/*.test.ts', 'infra-tests/**/*.test.ts', 'local/**/*.test.ts'],
          // They need an engine that npm run test:real starts; local/engines/vitest.config.ts has them.
          exclude: [...configDefaults.exclude, '**/*.real.test.ts', PROOF],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: false,
        test: { ...settings, name: 'proof', include: [PROOF], sequence: { groupOrder: 1 } },
      },
    ],
  },
});

import type { Reporter } from 'vitest/node';

const CONTRACT = 'lambdas/adapters/call-store.test.ts';
const NOTICE = 'The contract suite ran on the embedded engines only; npm run test:real runs it on the real ones.';

/** What to say about engines at the end of a run of these files of tests. */
export function contractNotice(files: readonly string[], realEngine: boolean): string | undefined {
  return !realEngine && files.includes(CONTRACT) ? NOTICE : undefined;
}

/** Ends a run of the contract suite with one sentence when the real engines were left out. */
export function contractNoticeReporter(realEngine: boolean): Reporter {
  return {
    onTestRunEnd(modules) {
      const notice = contractNotice(
        modules.map(({ relativeModuleId }) => relativeModuleId),
        realEngine,
      );
      if (notice !== undefined) process.stdout.write(`${notice}\n\n`);
    },
  };
}

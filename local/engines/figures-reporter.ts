import { writeFile } from 'node:fs/promises';
import type { Reporter } from 'vitest/node';
import { figuresOf } from './test-run.ts';

/** Writes the figures of a run as JSON. */
export function figuresReporter(file: string): Reporter {
  return {
    async onTestRunEnd(modules) {
      const states = modules.flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
      await writeFile(file, JSON.stringify(figuresOf(states)));
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What a folder of lambdas/ may import, as prefixes of paths from the root or of package names. */
const MAY_IMPORT: readonly { readonly folder: RegExp; readonly imports: readonly RegExp[] }[] = [
  { folder: /^lambdas\/(names|metrics)\.ts$/, imports: [] },
  {
    folder: /^lambdas\/domain\//,
    imports: [/^lambdas\/domain\//, /^lambdas\/names\.ts$/, /^zod\/mini$/, /^node:(crypto|zlib|stream)$/],
  },
  {
    // The only adapters that know its client, which is a third of a bundle.
    folder: /^lambdas\/adapters\/opensearch\//,
    imports: [
      /^lambdas\/(domain|adapters\/opensearch)\//,
      /^lambdas\/names\.ts$/,
      /^@opensearch-project\/opensearch$/,
      /^zod\/mini$/,
    ],
  },
  {
    folder: /^lambdas\/adapters\//,
    imports: [
      /^lambdas\/(domain|adapters)\//,
      /^lambdas\/names\.ts$/,
      /^@aws-sdk\//,
      /^aws-jwt-verify/,
      /^node:(stream|fs|path|timers\/promises)$/,
    ],
  },
  {
    folder: /^lambdas\/runtime\//,
    imports: [
      /^lambdas\/(domain|runtime)\//,
      /^lambdas\/(names|metrics)\.ts$/,
      /^@aws-sdk\/(client|credential-provider)-/,
      /^@aws-lambda-powertools\//,
      /^@opensearch-project\/opensearch(\/aws-v3)?$/,
      /^@smithy\/node-http-handler$/,
      /^cockatiel$/,
      /^@middy\//,
      /^zod\/mini$/,
      /^aws-lambda$/,
      // Traces and correlation: what a line is about, ids of spans, and the way to the daemon.
      /^node:(stream(\/web)?|async_hooks|crypto|dgram)$/,
    ],
  },
  {
    // Use cases and handlers: ports, not adapters.
    folder: /^lambdas\/(?!names\.ts)[a-z-]+\/(?!index\.ts)/,
    imports: [
      /^lambdas\/(?!adapters\/|[a-z-]+\/index\.ts)/,
      /^aws-lambda$/,
      /^@aws-lambda-powertools\/batch$/,
      /^zod\/mini$/,
    ],
  },
  { folder: /^lambdas\/[a-z-]+\/index\.ts$/, imports: [/^lambdas\//, /^node:(timers\/promises|crypto)$/] },
  {
    // The catalogue of models is a table: which ids there are, and which of them are inference profiles. What checks the
    // policy of complaints when it is deployed is what reads it when it runs. Dashboards show metrics by the values that
    // the domain names.
    folder: /^lib\//,
    imports: [
      /^lib\//,
      /^lambdas\/(names|metrics|domain\/(access\/roles|cost\/(model-catalogue|ledger)|complaints\/(parse-policy|steps)|ingestion\/reject|query\/(interpretation|answer)|triage\/types))\.ts$/,
      /^aws-cdk-lib/,
      /^constructs$/,
      /^zod$/,
      /^node:/,
    ],
  },
  {
    // The build also checks the rules and the model that it copies beside functions.
    folder: /^bin\/build\.ts$/,
    imports: [
      /^lambdas\/(names|adapters\/(triage-files|complaint-rules-file)|domain\/(enrichment\/issue-keys|query\/safety\/injection-rules))\.ts$/,
      /^bin\/precompute\.ts$/,
      /^esbuild$/,
      /^node:/,
    ],
  },
  {
    // Knows modules of the functions by their paths alone.
    folder: /^bin\/precompute\.ts$/,
    imports: [/^bin\/tables\.ts$/, /^esbuild$/, /^node:/],
  },
  // Becomes part of the bundles.
  { folder: /^bin\/tables\.ts$/, imports: [/^node:(fs|path|zlib)$/] },
  {
    folder: /^bin\//,
    imports: [/^lib\//, /^lambdas\/names\.ts$/, /^aws-cdk-lib$/, /^cdk-nag$/, /^esbuild$/, /^node:/],
  },
];

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|testing|contract)\.ts$|^testing\//.test(name))
    .map((name) => join(folder, name));
}

/** Imports of a file as paths from the root (relative and # imports) or as package names. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (name.startsWith('#')) return name.slice(1);
    return name.startsWith('.') ? relative('.', join(dirname(file), name)) : name;
  });
}

describe('dependency rule', () => {
  const files = ['lambdas', 'lib', 'bin'].flatMap(sources);

  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)('%s imports only what its folder may', (file) => {
    const rule = MAY_IMPORT.find(({ folder }) => folder.test(file));
    expect(rule, `no rule for ${file}`).toBeDefined();
    const forbidden = importsOf(file).filter((name) => !rule?.imports.some((allowed) => allowed.test(name)));
    expect(forbidden).toEqual([]);
  });

  it('reads process.env in lambdas/ nowhere but in the environment module', () => {
    const readers = sources('lambdas').filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers).toEqual(['lambdas/runtime/env.ts']);
  });

  it('keeps the laptop runtime out of what is deployed', () => {
    for (const file of files)
      expect(
        importsOf(file).some((name) => name.startsWith('local/')),
        file,
      ).toBe(false);
  });

  it('keeps every file within 300 lines', () => {
    for (const file of [...files, ...sources('local')]) {
      expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(300);
    }
  });
});

import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentimentScore } from '#lambdas/domain/sentiment/sentiment-score.ts';
import { VOCABULARY } from '#lambdas/domain/sentiment/vocabulary.ts';
import { PHRASE_TABLES, WORD_TABLES } from '#lambdas/domain/sentiment/word-tables.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import { FUNCTION_ENV } from '#lambdas/names.ts';
import { BUNDLE_OPTIONS } from '../bin/build.ts';
import { PRECOMPUTED, precompute } from '../bin/precompute.ts';
import { TABLES_FILE } from '../bin/tables.ts';

const SENTIMENT = resolve('lambdas/domain/sentiment');
const load = createRequire(import.meta.url);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callsift-precompute-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Bundles code with `modules` computed beforehand into a folder of its own. */
async function bundle(name: string, code: string, modules: readonly string[]): Promise<string> {
  const outdir = join(folder, name);
  await build({
    ...BUNDLE_OPTIONS,
    mainFields: [...BUNDLE_OPTIONS.mainFields],
    stdin: { contents: code, resolveDir: resolve('.'), loader: 'ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    plugins: [precompute(modules)],
    logLevel: 'silent',
  });
  return join(outdir, 'stdin.cjs');
}

describe('the vocabulary of sentiment in a bundle', () => {
  const code = `
    export { VOCABULARY } from '${SENTIMENT}/vocabulary.ts';
    export { sentimentScore } from '${SENTIMENT}/sentiment-score.ts';
    export { tokenize } from '${resolve('lambdas/domain/text/tokenize.ts')}';`;
  let path: string;

  beforeAll(async () => {
    path = await bundle('sentiment', code, PRECOMPUTED);
  });

  it('equals the one that the source builds', () => {
    const restored = load(path);
    expect(restored.VOCABULARY).toEqual(VOCABULARY);
    expect(Object.keys(restored.VOCABULARY)).toEqual(Object.keys(VOCABULARY));
  });

  it('gives the same scores', () => {
    const restored = load(path);
    const phrases = Object.values(PHRASE_TABLES).flatMap((table) => table.split(/[;\n]/));
    const texts = ['', 'It is NOT good at all', 'sooo nice, bahut accha', 'nobody called me back!!', ...phrases];
    const scores = texts.map((text) => sentimentScore(tokenize(text)));
    expect(texts.map((text) => restored.sentimentScore(restored.tokenize(text)))).toEqual(scores);
    expect(scores.filter((score) => score !== 0).length).toBeGreaterThan(100);
  });

  it('is the same bytes from the same source', async () => {
    const again = await bundle('again', code, PRECOMPUTED);
    expect(await readFile(again, 'utf8')).toBe(await readFile(path, 'utf8'));
    expect(await readFile(join(again, '..', TABLES_FILE))).toEqual(await readFile(join(path, '..', TABLES_FILE)));
  });
});

describe('precompute', () => {
  it('restores plain data of any kind', async () => {
    const source = `
      export const NUMBERS = [0, -0, -1.5, 1e300, NaN, -Infinity];
      export const OTHERS = { yes: true, no: false, nothing: null, unset: undefined, 'a key': [[], {}] };
      export const TEXTS = { short: 'a"\\n\\u2028', long: 'ab\\u0938\\u{1f600}'.repeat(900), broken: '\\ud83d'.repeat(2000) };
      export const BYTES = Uint8Array.of(1, 2, 255);
      export const ARRAYS = [Int8Array.of(-1), Int16Array.of(-300, 300), Uint16Array.of(65535), Int32Array.of(-1),
        Uint32Array.of(2 ** 32 - 1), Float32Array.of(0.5), Float64Array.of(0.1, -0), new Uint8Array(0)];`;
    const module = join(folder, 'values.ts');
    await writeFile(module, source);
    const path = await bundle('values', `export * from '${module}';`, [module]);
    expect({ ...load(path) }).toEqual({ ...(await import(/* @vite-ignore */ module)) });
    expect((await readFile(path, 'utf8')).length).toBeLessThan(16_000);
  });

  it('refuses a module that exports more than plain data, and names it', async () => {
    const functions = bundle('functions', '', ['lambdas/domain/sentiment/pair-hash.ts']);
    await expect(functions).rejects.toThrow(/No plain data to precompute: pairHash of .*pair-hash\.ts/);
  });

  it('writes no file beside a bundle that needs none', async () => {
    const path = await bundle('plain', 'export const answer = 42;', PRECOMPUTED);
    expect(await readdir(join(path, '..'))).not.toContain(TABLES_FILE);
  });
});

describe('the built functions', () => {
  /** Loads a triage bundle in a process of its own, as a cold start does. */
  function start(path: string): { readonly status: number | null; readonly stderr: string } {
    const env = Object.fromEntries(FUNCTION_ENV.triage.map((key) => [key, '{}']));
    const script = `process.exitCode = typeof require(${JSON.stringify(path)}).handler === 'function' ? 0 : 2`;
    return spawnSync(process.execPath, ['-e', script], { env: { AWS_REGION: 'us-east-1', ...env }, encoding: 'utf8' });
  }

  it('have tables beside what redacts alone', async () => {
    const names = Object.keys(FUNCTION_ENV);
    const files = await Promise.all(names.map((name) => readdir(`dist/${name}`)));
    expect(names.filter((_, i) => files[i]?.includes(TABLES_FILE))).toEqual([
      'triage',
      'enrichment',
      'batch-enrichment',
      'query',
      'query-stream',
      'complaints',
      'complaint-summary',
    ]);
  });

  it('hold no table of words', async () => {
    const code = await readFile('dist/triage/index.cjs', 'utf8');
    for (const table of Object.values(WORD_TABLES)) expect(code).not.toContain(table.split('\n')[1]?.slice(0, 30));
  });

  it('load with the files beside them', () => {
    expect(start(resolve('dist/triage/index.cjs'))).toMatchObject({ status: 0, stderr: '' });
  });

  it('say what is wrong when the tables are missing or of another build', async () => {
    const copy = join(folder, 'triage');
    await cp('dist/triage', copy, { recursive: true });
    const path = join(copy, 'index.cjs');
    const tables = join(copy, TABLES_FILE);
    await writeFile(tables, (await readFile(tables)).fill('0', 0, 4));
    expect(start(path).stderr).toContain(`${tables} is of another build than the bundle`);
    await rm(tables);
    expect(start(path).stderr).toContain(`${tables} belongs beside the bundle and cannot be read`);
  });
});

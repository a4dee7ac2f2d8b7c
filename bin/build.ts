import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { loadComplaintRules } from '#lambdas/adapters/complaint-rules-file.ts';
import { loadRules, loadTriage } from '#lambdas/adapters/triage-files.ts';
import { issueKeysOf, parseIssueKeys } from '#lambdas/domain/enrichment/issue-keys.ts';
import { injectionRulesOf, parseInjectionRules } from '#lambdas/domain/query/safety/injection-rules.ts';
import {
  ASKING,
  COMPLAINT_RULES_FILE,
  ENRICHING,
  FUNCTION_ENV,
  INJECTION_RULES_FILE,
  ISSUE_KEYS_FILE,
  TRIAGE_FILES,
} from '#lambdas/names.ts';
import { PRECOMPUTED, precompute } from './precompute.ts';

const TRIAGE_FOLDER = 'lambdas/triage';
const INTAKE = 'complaint-intake';

/** How every function is bundled; the bench bundles its reference alike. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  metafile: true,
  logLevel: 'error',
  legalComments: 'none',
  // A function has its role's credentials in its environment; the SDK's other providers would be a sixth of the bundle.
  // Files beside a function lie beside its bundle.
  define: { 'import.meta.dirname': '__dirname' },
  alias: { '@aws-sdk/credential-provider-node': './lambdas/runtime/lambda-credentials.ts' },
} as const;

/**
 * Bundles every function into dist/<function>/index.cjs: one esbuild run, the SDK included, minified; bytes by name.
 * Tables that never change are computed now and lie beside the bundle (precompute.ts); the rules and the model of triage
 * are checked and copied there, and so are the rules of complaints.
 */
export async function buildFunctions(outdir = 'dist'): Promise<Record<string, number>> {
  const made = `${outdir}.${process.pid}`;
  try {
    const sizes = await buildInto(made);
    await rm(outdir, { recursive: true, force: true });
    await rename(made, outdir);
    return sizes;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Beside what was built before, which somebody may be reading until the new bundles are all there. */
async function buildInto(outdir: string): Promise<Record<string, number>> {
  const names = Object.keys(FUNCTION_ENV);
  await mkdir(outdir, { recursive: true });
  const result = await build({
    ...BUNDLE_OPTIONS,
    mainFields: [...BUNDLE_OPTIONS.mainFields],
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `lambdas/${name}/index.ts`])),
    outdir,
    outExtension: { '.js': '.cjs' },
    plugins: [precompute(PRECOMPUTED)],
  });
  await copyTriageFiles(`${outdir}/triage`);
  await copyComplaintRules(`${outdir}/${INTAKE}`);
  const rules = JSON.parse(await readFile(`${outdir}/triage/${TRIAGE_FILES.rules}`, 'utf8')) as RuleTables;
  const keys = parseIssueKeys(issueKeysOf(rules));
  const injection = parseInjectionRules(injectionRulesOf(rules));
  for (const name of ENRICHING) await writeJson(`${outdir}/${name}/${ISSUE_KEYS_FILE}`, keys);
  for (const name of ASKING) await writeJson(`${outdir}/${name}/${INJECTION_RULES_FILE}`, injection);
  const bundles = Object.entries(result.metafile.outputs).filter(([path]) => path.endsWith('.cjs'));
  return Object.fromEntries(bundles.map(([path, output]) => [path.split('/').at(-2) ?? path, output.bytes]));
}

/** The model, and the rules of the project or those that CALLSIFT_TRIAGE_RULES names. */
async function copyTriageFiles(folder: string): Promise<void> {
  loadTriage(TRIAGE_FOLDER);
  const rules = process.env.CALLSIFT_TRIAGE_RULES ?? `${TRIAGE_FOLDER}/${TRIAGE_FILES.rules}`;
  loadRules(rules);
  await cp(rules, `${folder}/${TRIAGE_FILES.rules}`);
  await cp(`${TRIAGE_FOLDER}/${TRIAGE_FILES.model}`, `${folder}/${TRIAGE_FILES.model}`);
}

/** The rules of complaints of the project, checked. */
async function copyComplaintRules(folder: string): Promise<void> {
  const source = `lambdas/${INTAKE}`;
  loadComplaintRules(source);
  await cp(`${source}/${COMPLAINT_RULES_FILE}`, `${folder}/${COMPLAINT_RULES_FILE}`);
}

/** What other functions need of the rules of triage, which are checked by then. */
type RuleTables = Parameters<typeof issueKeysOf>[0] & Parameters<typeof injectionRulesOf>[0];

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, JSON.stringify(value));
}

if (import.meta.main) {
  const sizes = await buildFunctions().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
  const lines = Object.entries(sizes).map(([name, bytes]) => `${name.padEnd(12)} ${(bytes / 1024).toFixed(0)} KB\n`);
  if (!process.argv.includes('--quiet')) process.stdout.write(lines.join(''));
}

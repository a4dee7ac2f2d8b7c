import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * Runs bin/app.ts as the CDK command does, with the context of cdk.json and the overrides, into `outdir`.
 * Throws with what the app printed when it fails.
 */
export async function synthesize(outdir: string, overrides: Readonly<Record<string, string>> = {}): Promise<void> {
  const { context } = JSON.parse(await readFile('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...overrides }) };
  const app = spawn(process.execPath, ['bin/app.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  app.stdout.on('data', keep);
  app.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`The synthesis failed:\n${printed.trim()}`);
}

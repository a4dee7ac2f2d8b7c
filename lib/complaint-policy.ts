import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePolicy } from '#lambdas/domain/complaints/parse-policy.ts';
import type { Config } from './config.ts';

const ROOT = resolve(import.meta.dirname, '..');
/**
 * Bytes; all variables of a function together may take 4 KB
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export const MAX_POLICY_BYTES = 3_000;

/**
 * The policy of complaints as the functions read it from COMPLAINT_POLICY: JSON without blanks. The path of its file is
 * one from the project's root. Throws an Error of one sentence, as parseConfig does, for a file that is none.
 */
export function complaintPolicy({ complaintPolicyFile: file }: Pick<Config, 'complaintPolicyFile'>): string {
  const policy = JSON.stringify(explained(file, () => parsePolicy(JSON.parse(readPolicy(file)))));
  const bytes = Buffer.byteLength(policy);
  if (bytes <= MAX_POLICY_BYTES) return policy;
  const limit = `but may take ${MAX_POLICY_BYTES}, as the environment of a function is small`;
  throw new Error(
    `Configuration: complaintPolicyFile is ${show(file)}, which takes ${bytes} bytes without blanks, ${limit}.`,
  );
}

/** Its departments, by which what happens to complaints is counted. */
export function departmentsOf(config: Pick<Config, 'complaintPolicyFile'>): readonly string[] {
  return Object.keys(parsePolicy(JSON.parse(complaintPolicy(config))).departments);
}

function readPolicy(file: string): string {
  try {
    return readFileSync(resolve(ROOT, file), 'utf8');
  } catch (cause) {
    throw new Error('The file cannot be read.', { cause });
  }
}

function explained<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'The file is not JSON.' : (cause as Error).message;
    throw new Error(`Configuration: complaintPolicyFile is ${show(file)}: ${why}`, { cause });
  }
}

function show(file: string): string {
  return JSON.stringify(file);
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePolicy, requireDepartments } from '#lambdas/domain/complaints/parse-policy.ts';
import { COMPLAINT_RULES_FILE } from '#lambdas/names.ts';
import type { Config } from './config.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** The rules that are deployed; they name departments. */
const RULES = `lambdas/complaint-intake/${COMPLAINT_RULES_FILE}`;
/**
 * Bytes; all variables of a function together may take 4 KB
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export const MAX_POLICY_BYTES = 3_000;

/**
 * The policy of complaints as the functions read it from COMPLAINT_POLICY: JSON without blanks. The path of its file is
 * one from the project's root. Throws an Error of one sentence, as parseConfig does, for a file that is none, and for a
 * policy without a department that the rules of complaints give complaints to.
 */
export function complaintPolicy({ complaintPolicyFile: file }: Pick<Config, 'complaintPolicyFile'>): string {
  const policy = JSON.stringify(explained(file, () => fitting(JSON.parse(readPolicy(file)))));
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

/** The version alone, for who only has to know whether something was decided by another policy. */
export function complaintPolicyVersion(config: Pick<Config, 'complaintPolicyFile'>): string {
  return parsePolicy(JSON.parse(complaintPolicy(config))).version;
}

function fitting(value: unknown) {
  const policy = parsePolicy(value);
  requireDepartments(policy, JSON.parse(readFileSync(resolve(ROOT, RULES), 'utf8')));
  return policy;
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

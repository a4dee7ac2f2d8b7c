import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIssueKeys } from '../domain/enrichment/issue-keys.ts';
import { ISSUE_KEYS_FILE } from '../names.ts';

/** Keys of the issues that the rules of triage know, from the file beside a bundle. */
export function loadIssueKeys(folder: string): readonly string[] {
  return parseIssueKeys(JSON.parse(readFileSync(join(folder, ISSUE_KEYS_FILE), 'utf8')));
}

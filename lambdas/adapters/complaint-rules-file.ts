import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComplaintRules, parseComplaintRules } from '../domain/complaints/opening/rules.ts';
import { COMPLAINT_RULES_FILE } from '../names.ts';

/** The rules of complaints from the file in a folder: that of the function, in the source as in its bundle. */
export function loadComplaintRules(folder: string): ComplaintRules {
  return parseComplaintRules(JSON.parse(readFileSync(join(folder, COMPLAINT_RULES_FILE), 'utf8')));
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { departmentsOf } from '../domain/complaints/opening/rules.ts';
import { FALLBACK_DEPARTMENT } from '../domain/complaints/policy.ts';
import { UNNAMED_ISSUE } from '../domain/complaints/types.ts';
import { COMPLAINT_RULES_FILE } from '../names.ts';
import { loadComplaintRules } from './complaint-rules-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'complaint-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, COMPLAINT_RULES_FILE), text);

describe('the rules of complaints', () => {
  it('are read from the file beside the function', () => {
    expect(loadComplaintRules(join(import.meta.dirname, '../complaint-intake')).version).toMatch(/^\d{4}-/);
  });

  it('are missed when the file is not there', () => {
    expect(() => loadComplaintRules(folder)).toThrow('ENOENT');
  });

  it.each(['{}', '[]', 'null', '{"version":"1"}'])(
    'are refused as a whole when they are something else: %s',
    (text) => {
      write(text);
      expect(() => loadComplaintRules(folder)).toThrow('The complaint rules are not valid at');
    },
  );
});

describe('the rules of complaints that are deployed', () => {
  const root = join(import.meta.dirname, '../..');
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const { issues, priority } = read('lambdas/triage/triage-rules.json');
  const rules = loadComplaintRules(join(root, 'lambdas/complaint-intake'));

  it('know every issue of the rules of triage, and no other', () => {
    expect(Object.keys(rules.issues).sort()).toEqual(Object.keys(issues).sort());
  });

  it('name issues and priority rules of triage that there are', () => {
    const { absorb, routes, priorities, conditions } = rules;
    const named = [...routes, ...priorities, ...absorb].flatMap((rule) => rule.issues ?? []);
    const known = [...Object.keys(issues), UNNAMED_ISSUE];
    expect([...named, ...absorb.flatMap(({ into }) => into)].filter((issue) => !known.includes(issue))).toEqual([]);
    const needed = [...routes, ...priorities, ...Object.values(conditions)].flatMap((rule) => rule.rules ?? []);
    expect(new Set(needed)).toEqual(new Set(Object.keys(priority)));
  });

  it('give complaints only to departments that there are', () => {
    const departments = Object.keys(read('lib/complaint-policy.json').departments);
    const given = [...departmentsOf(rules)];
    expect(given.filter((department) => !departments.includes(department))).toEqual([]);
    expect(given).toContain(FALLBACK_DEPARTMENT);
  });
});

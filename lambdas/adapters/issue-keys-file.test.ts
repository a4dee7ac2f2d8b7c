import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ISSUE_KEYS_FILE } from '../names.ts';
import { loadIssueKeys } from './issue-keys-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'issue-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, ISSUE_KEYS_FILE), text);

describe('the issue keys', () => {
  it('are read from the file beside the bundle', () => {
    write('["late_delivery","no-refund"]');
    expect(loadIssueKeys(folder)).toEqual(['late_delivery', 'no-refund']);
  });

  it('are missed when the file is not there', () => {
    expect(() => loadIssueKeys(folder)).toThrow('ENOENT');
  });

  it.each([
    '{"late_delivery":1}',
    '["Late"]',
    '["ignore all rules"]',
    '[""]',
    '[7]',
    'null',
    JSON.stringify([`a${'b'.repeat(40)}`]),
    JSON.stringify(Array.from({ length: 201 }, (_, i) => `key_${'x'.repeat(i % 30)}`)),
  ])('are refused as a whole when they are something else: %s', (text) => {
    write(text);
    expect(() => loadIssueKeys(folder)).toThrow('The issue keys are not a list of names in lower case.');
  });
});

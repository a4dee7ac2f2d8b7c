import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INJECTION_RULES_FILE } from '../names.ts';
import { loadInjectionRules } from './injection-rules-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'injection-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, INJECTION_RULES_FILE), text);

describe('the injection rules', () => {
  it('are read from the file beside the bundle', () => {
    write('["ignore (all|the) instructions","-ignore the instructions of"]');
    expect(loadInjectionRules(folder)).toEqual(['ignore (all|the) instructions', '-ignore the instructions of']);
  });

  it('are missed when the file is not there', () => {
    expect(() => loadInjectionRules(folder)).toThrow('ENOENT');
  });

  it.each(['[]', '{"injection":["a"]}', '[""]', '[7]', 'null', JSON.stringify(['a'.repeat(2001)])])(
    'are refused as a whole when they are something else: %s',
    (text) => {
      write(text);
      expect(() => loadInjectionRules(folder)).toThrow('The injection rules are not a list of phrases.');
    },
  );
});

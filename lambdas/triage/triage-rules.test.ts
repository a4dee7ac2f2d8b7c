import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../domain/text/tokenize.ts';
import { parseRules } from '../domain/triage/rules.ts';
import { TRIAGE_FILES } from '../names.ts';

const FILE = join(import.meta.dirname, TRIAGE_FILES.rules);
const deployed = () => JSON.parse(readFileSync(FILE, 'utf8'));
const find = (text: string) => parseRules(deployed()).find(tokenize(text));

describe('rule tables', () => {
  it('that are deployed are valid', () => {
    expect(parseRules(deployed()).version).toBe(deployed().version);
  });

  it('name the place of what is wrong with them', () => {
    expect(() => parseRules({ ...deployed(), keywords: { high: [] } })).toThrow('keywords.medium');
    expect(() => parseRules({ ...deployed(), colour: 'red' })).toThrow('not valid at the top');
    expect(() => parseRules({ ...deployed(), injection: ['ignore (all'] })).toThrow('ignore (all');
    expect(() => parseRules({ ...deployed(), priority: { 'No Good': ['x'] } })).toThrow('priority');
  });

  it('tell the words that were said', () => {
    expect(find('Please cancel my subscription, again!')).toMatchObject({
      high: ['cancel my subscription'],
      medium: ['again'],
    });
  });

  it('count a keyword of both classes once, for the higher', () => {
    const rules = { ...deployed(), keywords: { high: ['refund'], medium: ['refund', 'late'] } };
    expect(parseRules(rules).find(tokenize('late refund, refund'))).toMatchObject({
      high: ['refund'],
      medium: ['late'],
    });
  });

  it('find issues and products by key', () => {
    const found = find('I was charged twice on my credit card');
    expect(found.issues).toContain('duplicate_charge');
    expect(found.products).toContain('credit card');
  });
});

import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { issueKeysOf, parseIssueKeys } from './issue-keys.ts';
import { answerOf } from './schema.testing.ts';
import { answerSchema, enrichmentTool } from './schema.ts';

const KEYS = ['late_delivery', 'double_charge'];
const accepts = (value: unknown) => z.safeParse(answerSchema(KEYS), value).success;
const issue = { key: 'late_delivery', description: 'The parcel is late.', evidence: [] };

describe('enrichmentTool', () => {
  const { schema } = enrichmentTool(KEYS);
  const text = JSON.stringify(schema);

  it('offers the keys of the configuration and a new one', () => {
    expect(text).toContain('"enum":["late_delivery","double_charge","NEW_ISSUE"]');
  });

  it('has only what every model takes at the top of a schema', () => {
    expect(Object.keys(schema).sort()).toEqual(['properties', 'required', 'type']);
  });

  it('is small, and has no references', () => {
    expect(text.length).toBeLessThan(2000);
    expect(text).not.toMatch(/\$|Length|Items|9007199254740991/);
  });

  it('asks for everything but a proposed name', () => {
    expect(text.match(/"proposed_name"/g)).toHaveLength(1);
    expect(schema.required).toHaveLength(9);
  });
});

describe('answerSchema', () => {
  it('takes a whole answer', () => {
    expect(accepts(answerOf({ key_issues: [issue] }))).toBe(true);
  });

  it('takes texts and lists twice as long as asked for, and no longer', () => {
    expect(accepts(answerOf({ summary: 'a'.repeat(1200) }))).toBe(true);
    expect(accepts(answerOf({ summary: 'a'.repeat(1201) }))).toBe(false);
    expect(accepts(answerOf({ tags: new Array(16).fill('late') }))).toBe(true);
    expect(accepts(answerOf({ tags: new Array(17).fill('late') }))).toBe(false);
  });

  it('wants a name for a new issue', () => {
    const fresh = { ...issue, key: 'NEW_ISSUE' };
    expect(accepts(answerOf({ key_issues: [fresh] }))).toBe(false);
    expect(accepts(answerOf({ key_issues: [{ ...fresh, proposed_name: ' ' }] }))).toBe(false);
    expect(accepts(answerOf({ key_issues: [{ ...fresh, proposed_name: 'lost_voucher' }] }))).toBe(true);
  });

  it('takes null for a name that is not there', () => {
    expect(accepts(answerOf({ key_issues: [{ ...issue, proposed_name: null }] }))).toBe(true);
  });

  it.each([
    { summary: '…' },
    { key_issues: [{ ...issue, key: 'weather' }] },
    { resolution: 'solved' },
    { churn_risk: { level: 'extreme', evidence: [] } },
    { churn_risk: { level: 'high', evidence: [{ turn: 1.5, quote: 'I leave' }] } },
    { confidence: 1.01 },
    { confidence: Number.NaN },
    { tags: undefined },
  ])('refuses %j', (wrong) => {
    expect(accepts({ ...answerOf(), ...wrong })).toBe(false);
  });
});

describe('issue keys', () => {
  it('are those of the rule tables and come back from a file', () => {
    const keys = issueKeysOf({ issues: { late_delivery: ['late'], double_charge: [] } });
    expect(parseIssueKeys(JSON.parse(JSON.stringify(keys)))).toEqual(KEYS);
  });

  it.each([[['Two words']], [{ issues: [] }], [[1]], [null]])('refuses %j', (value) => {
    expect(() => parseIssueKeys(value)).toThrow('not a list of names');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkingTime } from '#lambdas/domain/complaints/clock/working-time.ts';
import { parsePolicy } from '#lambdas/domain/complaints/parse-policy.ts';
import type { ComplaintPolicy } from '#lambdas/domain/complaints/policy.ts';
import type { Priority } from '#lambdas/domain/complaints/types.ts';
import { complaintPolicy } from './complaint-policy.ts';
import { parseConfig } from './config.ts';

const HOUR = 3_600_000;
const shipped = (): ComplaintPolicy => parsePolicy(JSON.parse(complaintPolicy(parseConfig({}))));

describe('the policy that is shipped', () => {
  it('promises a first response within 15 minutes, 2 hours and 24 hours', () => {
    const { urgent, high, standard } = shipped().levels;
    expect([urgent, high, standard].map((level) => level.first_response_minutes)).toEqual([15, 120, 1440]);
  });

  it('knows every department that the rules name, each with who is asked next', () => {
    const { departments } = shipped();
    expect(Object.keys(departments).toSorted()).toEqual([
      'billing',
      'care',
      'claims',
      'delivery',
      'fraud',
      'general',
      'network',
      'sales',
      'technical',
    ]);
    for (const { group, escalation_group } of Object.values(departments)) expect(escalation_group).not.toBe(group);
  });

  it.each(['first_response_minutes', 'resolution_minutes'] as const)(
    'never promises more pressing complaints a later time, whenever they come: %s',
    (promise) => {
      const { levels, calendars } = shipped();
      const due = (priority: Priority, from: number) => {
        const level = levels[priority];
        const calendar = calendars[level.calendar];
        return calendar ? (createWorkingTime(calendar).after(from, level[promise] * 60_000) ?? 0) : 0;
      };
      for (let hour = 0; hour < 7 * 24; hour++) {
        const from = Date.UTC(2026, 10, 2) + hour * HOUR + 1;
        expect(due('urgent', from)).toBeLessThanOrEqual(due('high', from));
        expect(due('high', from)).toBeLessThanOrEqual(due('standard', from));
      }
    },
  );

  it('is JSON without blanks that leaves room in an environment of 4 KB', () => {
    const text = complaintPolicy(parseConfig({}));
    expect(text).toBe(JSON.stringify(JSON.parse(text)));
    expect(Buffer.byteLength(text)).toBeLessThan(2_000);
  });
});

describe('a policy of ones own', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const complaintPolicyFile = join(folder, 'policy.json');
    writeFileSync(complaintPolicyFile, text);
    return complaintPolicy({ complaintPolicyFile });
  };
  const policyWith = (change: Record<string, unknown>) => JSON.stringify({ ...shipped(), ...change });

  it('is taken from its file', () => {
    expect(JSON.parse(read(policyWith({ version: 'ours' })))).toEqual({ ...shipped(), version: 'ours' });
  });

  it.each([
    ['{', /^Configuration: complaintPolicyFile is ".+policy\.json": The file is not JSON\.$/],
    ['{}', /^Configuration: complaintPolicyFile is ".+policy\.json": version must be a text\.$/],
    ['7', /^Configuration: complaintPolicyFile is ".+": The policy of complaints must be an object\.$/],
  ])('is refused in one sentence when it is %s', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it.each(['delivery', 'technical', 'claims'])('is refused without %s, which the rules give complaints to', (name) => {
    const { [name]: _, ...departments } = shipped().departments;
    const sentence = `: departments lacks ${name}, which the rules of complaints name.`;
    expect(() => read(policyWith({ departments }))).toThrow(sentence);
  });

  it('may have departments that the rules do not know', () => {
    const departments = { ...shipped().departments, archive: { group: 'desk', escalation_group: 'leads' } };
    expect(JSON.parse(read(policyWith({ departments }))).departments).toHaveProperty('archive');
  });

  it('must be there', () => {
    const missing = () => complaintPolicy({ complaintPolicyFile: 'lib/nowhere.json' });
    expect(missing).toThrow('Configuration: complaintPolicyFile is "lib/nowhere.json": The file cannot be read.');
  });

  it('must fit into the environment of a function', () => {
    const { departments } = shipped();
    const more = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`branch-${i}`, { group: 'desk', escalation_group: 'leads' }]),
    );
    expect(() => read(policyWith({ departments: { ...departments, ...more } }))).toThrow(
      /^Configuration: complaintPolicyFile is ".+", which takes 4\d{3} bytes without blanks, but may take 3000, .+\.$/,
    );
  });
});

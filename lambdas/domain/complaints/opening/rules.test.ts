import { describe, expect, it } from 'vitest';
import { COMPLAINT_RULES } from '../../../testing/complaining-call.ts';
import { POLICY } from '../../../testing/complaint-world.ts';
import { requireDepartments } from '../parse-policy.ts';
import { departmentsOf, parseComplaintRules } from './rules.ts';

/** As it stands in the file. */
const { absorption: _, wordsIn: __, ...FILE } = COMPLAINT_RULES;

describe('the rules of complaints', () => {
  it.each([
    ['something else', 7, 'The complaint rules are not valid at the top: not what a rule holds.'],
    ['a key too many', { ...FILE, more: 1 }, 'The complaint rules are not valid at the top: unknown: more.'],
    [
      'an issue without a department',
      { ...FILE, issues: { late: { complains_when: ['pressing'] } } },
      'The complaint rules are not valid at issues.late.department: not what a rule holds.',
    ],
    [
      'a condition that is not there',
      { ...FILE, other_issues: { department: 'general', complains_when: ['nowhere'] } },
      'The complaint rules name a condition that is not there: nowhere.',
    ],
    [
      'two rules of one name',
      { ...FILE, subjects: [FILE.subjects[0], FILE.subjects[0]] },
      `The complaint rules have two rules named ${FILE.subjects[0]?.name}.`,
    ],
    [
      'issues that absorb each other',
      {
        ...FILE,
        absorb: [
          { issues: ['late'], into: ['lost'], why: 'one' },
          { issues: ['lost'], into: ['gone'], why: 'two' },
          { issues: ['gone'], into: ['late'], why: 'three' },
        ],
      },
      'By the complaint rules late is part of itself.',
    ],
    [
      'a phrase that is none',
      { ...FILE, subjects: [{ name: 'odd', words: ['(a|b'], department: 'general' }] },
      'The phrase "(a|b" has an open bracket.',
    ],
  ])('are refused for %s', (_what, value, message) => {
    expect(() => parseComplaintRules(value)).toThrow(message);
  });
});

describe('the departments of the rules', () => {
  it('are the same for those who check a policy as for those who compile the rules', () => {
    const named = [...departmentsOf(COMPLAINT_RULES)];
    const none = { ...POLICY, departments: {} };
    expect(() => requireDepartments(POLICY, FILE)).not.toThrow();
    expect(() => requireDepartments(none, FILE)).toThrow(
      `departments lacks ${named.join(', ')}, which the rules of complaints name.`,
    );
  });
});

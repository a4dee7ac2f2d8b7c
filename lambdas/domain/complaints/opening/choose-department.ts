import { UNNAMED_ISSUE } from '../types.ts';
import { issueRule, type Matter } from './find-matters.ts';
import type { HeardCall, HeardTurn } from './heard-call.ts';
import { type ComplaintRules, ruleKey } from './rules.ts';

/** Whose a complaint is, and the rule that says so. */
export interface DepartmentChoice {
  readonly department: string;
  readonly rule: string;
}

/**
 * The first route that holds; else the department of the issue, or of what a complaint without a name is about. Words
 * count in the turns of the complaint; where none of these helps and it is the only one of its call, in all that the
 * customer said; and then in the name of the product.
 */
export function chooseDepartment(
  matter: Matter,
  heard: HeardCall,
  rules: ComplaintRules,
  isOnly: boolean,
): DepartmentChoice {
  const places = [wordsOf(matter.turns), ...(isOnly ? [wordsOf(heard.turns)] : []), heard.productWords];
  for (const words of places) {
    const route = routeOf(matter, heard, rules, words);
    if (route !== undefined) return route;
  }
  if (matter.issue === UNNAMED_ISSUE) return unnamedDepartment(matter, heard, rules);
  return { department: issueRule(matter.issue, rules).department, rule: ruleKey('issue', matter.issue) };
}

function wordsOf(turns: readonly HeardTurn[]): ReadonlySet<string> {
  return new Set(turns.flatMap(({ words }) => [...words]));
}

function routeOf(
  { issue }: Matter,
  { ruleTurns }: HeardCall,
  { routes }: ComplaintRules,
  found: ReadonlySet<string>,
): DepartmentChoice | undefined {
  const route = routes.find(
    ({ name, issues, words, rules: needed }) =>
      issues.includes(issue) &&
      (words === undefined || found.has(ruleKey('route', name))) &&
      (needed === undefined || needed.some((rule) => ruleTurns.has(rule))),
  );
  return route && { department: route.department, rule: ruleKey('route', route.name) };
}

function unnamedDepartment(matter: Matter, heard: HeardCall, rules: ComplaintRules): DepartmentChoice {
  const { by_intent, department: nobodys } = rules.unnamed;
  const subject = subjectOf(heard, rules);
  if (subject) return { department: subject.department, rule: ruleKey('subject', subject.name) };
  const { intent } = heard.call.triage;
  const department = by_intent[intent];
  return department === undefined
    ? { department: nobodys, rule: matter.issue }
    : { department, rule: ruleKey('intent', intent) };
}

function subjectOf({ turns, productWords }: HeardCall, { subjects }: ComplaintRules): Subject | undefined {
  const spoken = turns.map(({ words }) => words);
  const [strong, weak] = [subjects.filter((one) => !one.weak), subjects.filter((one) => one.weak)];
  return mostSpokenOf(strong, spoken) ?? mostSpokenOf(strong, [productWords]) ?? mostSpokenOf(weak, spoken);
}

type Subject = ComplaintRules['subjects'][number];

/** People say first what it is about; what comes up later decides among what is said there. */
function mostSpokenOf(subjects: readonly Subject[], spoken: readonly ReadonlySet<string>[]): Subject | undefined {
  const isSpokenOf = (subject: Subject) => (words: ReadonlySet<string>) => words.has(ruleKey('subject', subject.name));
  const opening = spoken.find((words) => subjects.some((subject) => isSpokenOf(subject)(words)));
  if (opening === undefined) return undefined;
  const counted = subjects
    .filter((subject) => isSpokenOf(subject)(opening))
    .map((subject) => ({ subject, turns: spoken.filter(isSpokenOf(subject)).length }));
  // Sorting is stable: of equal ones the first is left in front.
  return counted.toSorted((a, b) => b.turns - a.turns)[0]?.subject;
}

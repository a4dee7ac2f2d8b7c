import { UNNAMED_ISSUE } from '../types.ts';
import { issueRule, type Matter } from './find-matters.ts';
import type { HeardCall, HeardTurn } from './heard-call.ts';
import { type ComplaintRules, wordKey } from './rules.ts';

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
  return { department: issueRule(matter.issue, rules).department, rule: `issue:${matter.issue}` };
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
      (words === undefined || found.has(wordKey('route', name))) &&
      (needed === undefined || needed.some((rule) => ruleTurns.has(rule))),
  );
  return route && { department: route.department, rule: wordKey('route', route.name) };
}

function unnamedDepartment(matter: Matter, heard: HeardCall, { subjects, unnamed }: ComplaintRules): DepartmentChoice {
  const counted = subjects.map((subject) => ({
    ...subject,
    turns: heard.turns.filter(({ words }) => words.has(wordKey('subject', subject.name))).length,
  }));
  const most = Math.max(0, ...counted.map(({ turns }) => turns));
  const subject = most > 0 ? counted.find(({ turns }) => turns === most) : undefined;
  if (subject) return { department: subject.department, rule: wordKey('subject', subject.name) };
  const product = subjects.find(({ name }) => heard.productWords.has(wordKey('subject', name)));
  if (product) return { department: product.department, rule: wordKey('subject', product.name) };
  const { intent } = heard.call.triage;
  const department = unnamed.by_intent[intent];
  return department === undefined
    ? { department: unnamed.department, rule: matter.issue }
    : { department, rule: `intent:${intent}` };
}

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
 * count in the turns that name the issue; where none of these helps and it is the only complaint of its call, in all that
 * the customer said but for what is part of it; and then in the name of the product, unless the turns that name the issue
 * speak of what its own department is in charge of.
 */
export function chooseDepartment(
  matter: Matter,
  heard: HeardCall,
  rules: ComplaintRules,
  all: readonly Matter[],
): DepartmentChoice {
  const met = rulesThatMet(matter, heard, all);
  for (const words of placesOf(matter, heard, rules, all.length === 1)) {
    const route = routeOf(matter, met, rules, words);
    if (route !== undefined) return route;
  }
  if (matter.issue === UNNAMED_ISSUE) return unnamedDepartment(matter, heard, rules);
  return { department: issueRule(matter.issue, rules).department, rule: ruleKey('issue', matter.issue) };
}

function placesOf(
  { issue, named, turns }: Matter,
  heard: HeardCall,
  rules: ComplaintRules,
  isOnly: boolean,
): readonly ReadonlySet<string>[] {
  const own = wordsOf(named);
  const others = isOnly ? [wordsOf(heard.turns.filter((turn) => named.includes(turn) || !turns.includes(turn)))] : [];
  const { department } = issueRule(issue, rules);
  const isSaid = rules.subjects.some((one) => one.department === department && own.has(ruleKey('subject', one.name)));
  return [own, ...others, ...(isSaid ? [] : [heard.productWords])];
}

function wordsOf(turns: readonly HeardTurn[]): ReadonlySet<string> {
  return new Set(turns.flatMap(({ words }) => [...words]));
}

/** The rules of triage that met a turn of the complaint, and those that met what belongs to no complaint of the call. */
function rulesThatMet({ turns }: Matter, { ruleTurns }: HeardCall, all: readonly Matter[]): ReadonlySet<string> {
  const [own, taken] = [turns, all.flatMap((matter) => matter.turns)].map(
    (list) => new Set(list.map(({ said }) => said.turn)),
  );
  const concerns = (turn: number) => own?.has(turn) || !taken?.has(turn);
  return new Set([...ruleTurns].flatMap(([rule, met]) => (met.some(concerns) ? [rule] : [])));
}

function routeOf(
  { issue }: Matter,
  met: ReadonlySet<string>,
  { routes }: ComplaintRules,
  found: ReadonlySet<string>,
): DepartmentChoice | undefined {
  const route = routes.find(
    ({ name, issues, words, rules: needed }) =>
      (issues === undefined || issues.includes(issue)) &&
      (words === undefined || found.has(ruleKey('route', name))) &&
      (needed === undefined || needed.some((rule) => met.has(rule))),
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
  return mostSpokenOf(strong, spoken) ?? mostSpokenOf(weak, spoken) ?? mostSpokenOf(strong, [productWords]);
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

import { UNNAMED_ISSUE } from '../types.ts';
import { type HeardCall, type HeardTurn, holdsOfCall, holdsOfTurn } from './heard-call.ts';
import { type ComplaintRules, ruleKey } from './rules.ts';

/** One thing that a call complains of. */
export interface Matter {
  readonly issue: string;
  /** Issues that are part of it. */
  readonly absorbed: readonly string[];
  /** Turns that name it, in the order of the call; at least one. */
  readonly named: readonly HeardTurn[];
  /** These and turns that name what is part of it, in the order of the call. */
  readonly turns: readonly HeardTurn[];
}

/** What a call complains of: its issues, but for those that are part of others; or something that has no name. */
export function findMatters(heard: HeardCall, rules: ComplaintRules): readonly Matter[] {
  const issues = new Set(heard.turns.flatMap((turn) => turn.issues));
  const complained = [...issues].filter((issue) => isComplaint(issue, heard, rules));
  if (complained.length === 0) return unnamedMatter(heard, rules);
  const isWhole = (issue: string) => !complained.some((other) => rules.absorption.get(issue)?.has(other));
  return complained.filter(isWhole).map((issue) => {
    const absorbed = complained.filter((other) => rules.absorption.get(other)?.has(issue));
    return { issue, absorbed, named: turnsWith([issue], heard), turns: turnsWith([issue, ...absorbed], heard) };
  });
}

function turnsWith(issues: readonly string[], { turns }: HeardCall): readonly HeardTurn[] {
  return turns.filter((turn) => turn.issues.some((issue) => issues.includes(issue)));
}

function isComplaint(issue: string, heard: HeardCall, rules: ComplaintRules): boolean {
  const { complains_when } = issueRule(issue, rules);
  return turnsThatComplain(complains_when, turnsWith([issue], heard), heard, rules).length > 0;
}

export function issueRule(issue: string, { issues, other_issues }: ComplaintRules) {
  return Object.hasOwn(issues, issue) ? (issues[issue] ?? other_issues) : other_issues;
}

/** Turns of which one of the conditions holds. */
function turnsThatComplain(
  names: readonly string[],
  turns: readonly HeardTurn[],
  heard: HeardCall,
  { conditions }: ComplaintRules,
): readonly HeardTurn[] {
  const possible = names.flatMap((name) => {
    const condition = conditions[name];
    const holds = condition !== undefined && holdsOfCall(condition, heard);
    return holds ? [{ condition, key: ruleKey('condition', name) }] : [];
  });
  return turns.filter((turn) => possible.some(({ condition, key }) => holdsOfTurn(condition, key, turn)));
}

function unnamedMatter(heard: HeardCall, rules: ComplaintRules): readonly Matter[] {
  const turns = turnsThatComplain(rules.unnamed.complains_when, heard.turns, heard, rules);
  if (turns.length === 0) return [];
  const about = new Set([...turns, ...heard.turns.filter(({ words }) => isAbout(words, rules))]);
  const named = heard.turns.filter((turn) => about.has(turn));
  return [{ issue: UNNAMED_ISSUE, absorbed: [], named, turns: named }];
}

function isAbout(words: ReadonlySet<string>, { subjects }: ComplaintRules): boolean {
  return subjects.some(({ name }) => words.has(ruleKey('subject', name)));
}

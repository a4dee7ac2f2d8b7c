import { WHOLE_CALL } from '../../triage/types.ts';
import { PRIORITIES, type Priority, type PriorityReason } from '../types.ts';
import type { Matter } from './find-matters.ts';
import { type HeardCall, holdsOfCall, holdsOfTurn } from './heard-call.ts';
import type { PriorityRule } from './rule-schema.ts';
import { type ComplaintRules, ruleKey } from './rules.ts';

/** Every complaint has this priority at least. */
const FLOOR: PriorityReason = { rule: 'standard', priority: 'standard', turn: WHOLE_CALL };

export interface PriorityChoice {
  readonly priority: Priority;
  /** The most pressing first, of equal ones in the order of the rules. */
  readonly reasons: readonly PriorityReason[];
}

/** The highest priority of the rules that hold. */
export function choosePriority(matter: Matter, heard: HeardCall, { priorities }: ComplaintRules): PriorityChoice {
  const found = priorities.flatMap((rule) => reasonOf(rule, matter, heard));
  const reasons = [...found, FLOOR].sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority));
  return { priority: reasons[0]?.priority ?? FLOOR.priority, reasons };
}

/** All that a rule states must hold: of the complaint, of the call, and the rest of one and the same turn. */
function reasonOf(rule: PriorityRule, matter: Matter, heard: HeardCall): PriorityReason[] {
  const { name, priority, issues, words, turn, rules } = rule;
  const own = [matter.issue, ...matter.absorbed];
  if (issues !== undefined && !issues.some((issue) => own.includes(issue))) return [];
  if (!holdsOfCall(rule, heard)) return [];
  const ofTurn = words !== undefined || turn !== undefined;
  const among = issues === undefined ? heard.turns : matter.turns;
  const first = among.find((one) => holdsOfTurn(rule, ruleKey('priority', name), one));
  if (ofTurn && first === undefined) return [];
  const ruled = rules?.flatMap((key) => heard.ruleTurns.get(key) ?? [])[0];
  const place = ofTurn || issues !== undefined ? first?.said.turn : ruled;
  return [{ rule: name, priority, turn: place ?? WHOLE_CALL }];
}

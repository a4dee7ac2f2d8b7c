import * as z from 'zod/mini';
import type { Tokens } from '../../text/tokenize.ts';
import { compileRules, emptyRules } from '../../triage/rules.ts';
import { type Absorption, absorptionOf } from './absorption.ts';
import { ComplaintRulesFile } from './rule-schema.ts';

/** The rules of complaints, checked, with their words compiled. */
export interface ComplaintRules extends ComplaintRulesFile {
  readonly absorption: Absorption;
  /** Keys of the conditions, routes, subjects, priorities, heard issues and asides whose words stand in a text; one pass. */
  wordsIn(tokens: Tokens): readonly string[];
}

/** Checks and compiles the rules; throws an error of one sentence that names what is wrong. */
export function parseComplaintRules(value: unknown): ComplaintRules {
  const parsed = z.safeParse(ComplaintRulesFile, value);
  if (!parsed.success) throw new Error(sentenceOf(parsed.error.issues[0]));
  const rules = parsed.data;
  const unknown = namedConditions(rules).find((name) => !Object.hasOwn(rules.conditions, name));
  if (unknown !== undefined) throw new Error(`The complaint rules name a condition that is not there: ${unknown}.`);
  return { ...rules, absorption: absorptionOf(rules.absorb), wordsIn: compileWords(rules) };
}

/** Every department that a complaint may be given to. */
export function departmentsOf(rules: ComplaintRulesFile): ReadonlySet<string> {
  const ruled = [...Object.values(rules.issues), rules.other_issues, rules.unnamed, ...rules.routes, ...rules.subjects];
  const byIntent = Object.values(rules.unnamed.by_intent).filter((department) => department !== undefined);
  return new Set([...ruled.map(({ department }) => department), ...byIntent]);
}

function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  const what = issue?.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : 'not what a rule holds';
  return `The complaint rules are not valid at ${issue?.path.join('.') || 'the top'}: ${what}.`;
}

function namedConditions({ issues, other_issues, unnamed }: ComplaintRulesFile): readonly string[] {
  return [...Object.values(issues), other_issues, unnamed].flatMap(({ complains_when }) => complains_when);
}

/** Kinds of rules, which tell rules of one name apart. */
export type RuleKind = 'condition' | 'route' | 'subject' | 'priority' | 'issue' | 'intent' | 'heard' | 'aside' | 'own';

/** What a rule is called among all: by `wordsIn`, and where it is given as a reason. */
export function ruleKey(kind: RuleKind, name: string): string {
  return `${kind}:${name}`;
}

/** Lists of words are read as triage reads its issues: in one pass, each with its own exceptions. */
function compileWords(rules: ComplaintRulesFile): ComplaintRules['wordsIn'] {
  const { conditions, routes, subjects, priorities, heard, asides } = rules;
  const lists = new Map<string, string[]>();
  const add = (kind: RuleKind, list: readonly { readonly name: string; readonly words?: string[] | undefined }[]) => {
    for (const { name, words = [] } of list) {
      if (lists.has(ruleKey(kind, name))) throw new Error(`The complaint rules have two rules named ${name}.`);
      lists.set(ruleKey(kind, name), words);
    }
  };
  add(
    'condition',
    Object.entries(conditions).map(([name, { words }]) => ({ name, words })),
  );
  add('route', routes);
  add('subject', subjects);
  add('priority', priorities);
  add(
    'heard',
    Object.entries(heard).map(([name, words]) => ({ name, words })),
  );
  add('aside', asides);
  add(
    'own',
    asides.map(({ name, unless }) => ({ name, words: unless })),
  );
  const compiled = compileRules({ ...emptyRules('complaints'), issues: Object.fromEntries(lists) });
  return (tokens) => compiled.find(tokens).issues;
}

import * as z from 'zod/mini';
import { createPhraseTable, type PhraseTable } from '../text/phrase-table.ts';
import type { Tokens } from '../text/tokenize.ts';
import { INTENTS } from './types.ts';

const Phrases = z.array(z.string().check(z.minLength(1), z.maxLength(2000)));
const ByStrength = z.strictObject({ strong: Phrases, weak: Phrases });
const Named = z.record(z.string().check(z.regex(/^[a-z][a-z_-]{0,39}$/)), Phrases);

/** The rule tables as an analyst edits them (triage-rules.json; the grammar of a phrase is in phrase-grammar.ts). */
export const TriageRules = z.strictObject({
  /** Stored with every call that these rules read. */
  version: z.string().check(z.minLength(1), z.maxLength(40)),
  /** What speaks for an intent: strong phrases rarely mean anything else. */
  intents: z.strictObject({
    complaint: ByStrength,
    billing_dispute: ByStrength,
    technical_issue: ByStrength,
    inquiry: ByStrength,
    general: ByStrength,
  }),
  /** Phrases that make a turn matter, by weight class of the importance formula. */
  keywords: z.strictObject({ high: Phrases, medium: Phrases }),
  /** Rules that run first and never wait for a score: the call is critical and takes the priority lane. */
  priority: Named,
  /** Text that speaks to a model instead of to an agent. */
  injection: Phrases,
  /** What a customer complains about, by issue key. */
  issues: Named,
  /** Products to look for besides the one that the call names. */
  products: Phrases,
});
export type TriageRules = z.infer<typeof TriageRules>;

/** What the rules found in one text. */
export interface RuleFindings {
  /** Phrases of each kind: place 2 * intent for strong, 2 * intent + 1 for weak ones. */
  readonly intents: readonly number[];
  /** Distinct keywords as they were said, in lower case. */
  readonly high: readonly string[];
  readonly medium: readonly string[];
  readonly priority: readonly string[];
  readonly injection: boolean;
  readonly issues: readonly string[];
  readonly products: readonly string[];
}

export interface CompiledRules {
  readonly version: string;
  find(tokens: Tokens): RuleFindings;
}

type Table = 'intent' | 'high' | 'medium' | 'priority' | 'injection' | 'issue' | 'product';
interface Entry {
  readonly table: Table;
  readonly key: string;
  readonly kind: number;
  readonly phrase: string;
}

const NOTHING: RuleFindings = {
  intents: new Array<number>(2 * INTENTS.length).fill(0),
  high: [],
  medium: [],
  priority: [],
  injection: false,
  issues: [],
  products: [],
};

/** Checks and compiles rule tables; throws an error that names the place of what is wrong. */
export function parseRules(value: unknown): CompiledRules {
  const parsed = z.safeParse(TriageRules, value);
  if (parsed.success) return compileRules(parsed.data);
  const [issue] = parsed.error.issues;
  throw new Error(`The rule tables are not valid at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? ''}.`);
}

/** Compiles all tables into one automaton, so that a text is read once. Throws on a phrase that is none. */
export function compileRules(rules: TriageRules): CompiledRules {
  const entries = entriesOf(rules);
  const phrases = createPhraseTable(entries.map((entry) => entry.phrase));
  return { version: rules.version, find: (tokens) => findings(phrases, entries, tokens) };
}

interface Draft {
  readonly intents: number[];
  readonly high: Set<string>;
  readonly medium: Set<string>;
  readonly priority: Set<string>;
  readonly issues: Set<string>;
  readonly products: Set<string>;
  injection: boolean;
}

function findings(phrases: PhraseTable, entries: readonly Entry[], tokens: Tokens): RuleFindings {
  let draft: Draft | undefined;
  phrases.find(tokens, (entry, last) => {
    draft ??= newDraft();
    const found = entries[entry];
    if (found) note(draft, found, () => said(phrases, tokens, entry, last));
  });
  if (draft === undefined) return NOTHING;
  const { intents, injection } = draft;
  const high = [...draft.high];
  const medium = [...draft.medium].filter((word) => !draft?.high.has(word));
  return { intents, injection, high, medium, ...lists(draft) };
}

function lists({ priority, issues, products }: Draft) {
  return { priority: [...priority], issues: [...issues], products: [...products] };
}

function newDraft(): Draft {
  return {
    intents: [...NOTHING.intents],
    high: new Set(),
    medium: new Set(),
    priority: new Set(),
    issues: new Set(),
    products: new Set(),
    injection: false,
  };
}

function note(draft: Draft, { table, key, kind }: Entry, text: () => string): void {
  if (table === 'intent') draft.intents[kind] = (draft.intents[kind] ?? 0) + 1;
  else if (table === 'high') draft.high.add(text());
  else if (table === 'medium') draft.medium.add(text());
  else if (table === 'priority') draft.priority.add(key);
  else if (table === 'issue') draft.issues.add(key);
  else if (table === 'product') draft.products.add(key);
  else draft.injection = true;
}

/** The words that were found, in lower case. */
function said(phrases: PhraseTable, tokens: Tokens, entry: number, last: number): string {
  const first = phrases.begin(tokens, entry, last);
  return tokens.text.slice(tokens.start[first], tokens.end[last]).toLowerCase();
}

function entriesOf(rules: TriageRules): Entry[] {
  const of = (table: Table, phrases: readonly string[], key = '', kind = 0): Entry[] =>
    phrases.map((phrase) => ({ table, key, kind, phrase }));
  const named = (table: Table, lists: Readonly<Record<string, readonly string[]>>): Entry[] =>
    Object.entries(lists).flatMap(([key, phrases]) => of(table, phrases, key));
  return [
    ...INTENTS.flatMap((intent, i) => [
      ...of('intent', rules.intents[intent].strong, intent, 2 * i),
      ...of('intent', rules.intents[intent].weak, intent, 2 * i + 1),
    ]),
    ...of('high', rules.keywords.high),
    ...of('medium', rules.keywords.medium),
    ...named('priority', rules.priority),
    ...of('injection', rules.injection),
    ...named('issue', rules.issues),
    ...rules.products.flatMap((product) => of('product', [product], product)),
  ];
}

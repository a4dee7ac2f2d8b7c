import * as z from 'zod/mini';
import { createPhraseTable, type PhraseTable } from '../text/phrase-table.ts';
import type { Tokens } from '../text/tokenize.ts';
import { INTENTS } from './types.ts';

const Phrases = z.array(z.string().check(z.minLength(1), z.maxLength(2000)));
const ByStrength = z.strictObject({ strong: Phrases, weak: Phrases });
const Named = z.record(z.string().check(z.regex(/^[a-z][a-z_-]{0,39}$/)), Phrases);

/**
 * The rule tables as an analyst edits them (triage-rules.json; the grammar of a phrase is in phrase-grammar.ts). A phrase
 * that begins with `-` is an exception of its list: what another phrase of the list finds in the same words does not count.
 */
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

/** Tables without a phrase, for what reads text by some of them only. */
export function emptyRules(version: string): TriageRules {
  const none = () => ({ strong: [], weak: [] });
  const intents = {
    complaint: none(),
    billing_dispute: none(),
    technical_issue: none(),
    inquiry: none(),
    general: none(),
  };
  return {
    version,
    intents,
    keywords: { high: [], medium: [] },
    priority: {},
    injection: [],
    issues: {},
    products: [],
  };
}

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
  /** Everything that the tables find in a text; one pass. */
  find(tokens: Tokens): RuleFindings;
  /** Only whether it speaks to a model; for text whose other findings do not count. */
  isInjection(tokens: Tokens): boolean;
}

type Table = 'intent' | 'high' | 'medium' | 'priority' | 'injection' | 'issue' | 'product';
interface Entry {
  readonly table: Table;
  readonly key: string;
  readonly kind: number;
  readonly phrase: string;
  /** Number of its list; exceptions hold for their own list alone. */
  readonly list: number;
  readonly exception: boolean;
}

export const NOTHING_FOUND: RuleFindings = {
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
  const what = issue?.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : 'not what a table holds';
  throw new Error(`The rule tables are not valid at ${issue?.path.join('.') || 'the top'}: ${what}.`);
}

/**
 * Compiles the tables into two automata that read a text one after the other. One for all would need a state for each
 * combination of what both are in the middle of: more than are kept. Throws on a phrase that is none.
 */
export function compileRules(rules: TriageRules): CompiledRules {
  const entries = entriesOf(rules);
  const of = (...tables: readonly Table[]) => compileEntries(entries.filter((entry) => tables.includes(entry.table)));
  const injections = of('injection');
  const all = [of('intent', 'high', 'medium', 'issue', 'product'), of('priority', 'injection')];
  return {
    version: rules.version,
    find: (tokens) => findings(all, tokens),
    isInjection(tokens) {
      let found = false;
      findHits(injections, tokens, () => {
        found = true;
      });
      return found;
    },
  };
}

/** Entry `i` is the phrase `i` of the automaton. */
interface EntryTable {
  readonly phrases: PhraseTable;
  readonly entries: readonly Entry[];
}

function compileEntries(entries: readonly Entry[]): EntryTable {
  return { phrases: createPhraseTable(entries.map((entry) => entry.phrase)), entries };
}

type OnHit = (found: Entry, entry: number, last: number) => void;

/** Calls `onHit` with each hit that shares no word with a hit of an exception of its list, in the order of the text. */
function findHits({ phrases, entries }: EntryTable, tokens: Tokens, onHit: OnHit): void {
  let hits: number[] | undefined;
  let excepted: Map<number, Set<number>> | undefined;
  phrases.find(tokens, (entry, last) => {
    const found = entries[entry];
    if (found?.exception) {
      excepted ??= new Map();
      addWords(excepted, found.list, phrases.begin(tokens, entry, last), last);
    } else if (hits === undefined) hits = [entry, last];
    else hits.push(entry, last);
  });
  if (hits === undefined) return;
  // An exception may end after the hit that it covers, so no hit counts before the text is read.
  for (let i = 0; i < hits.length; i += 2) {
    const [entry, last] = [hits[i] ?? 0, hits[i + 1] ?? 0];
    const found = entries[entry];
    if (found === undefined) continue;
    const words = excepted?.get(found.list);
    if (words === undefined || !holdsAny(words, phrases.begin(tokens, entry, last), last)) onHit(found, entry, last);
  }
}

function addWords(to: Map<number, Set<number>>, list: number, first: number, last: number): void {
  const words = to.get(list) ?? new Set();
  for (let i = first; i <= last; i++) words.add(i);
  to.set(list, words);
}

function holdsAny(words: ReadonlySet<number>, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (words.has(i)) return true;
  return false;
}

interface Draft {
  readonly intents: number[];
  high: string[];
  medium: string[];
  priority: string[];
  issues: string[];
  products: string[];
  injection: boolean;
}

/** Few texts find anything but intents; the lists that stay empty are shared. */
const EMPTY: string[] = [];

function findings(tables: readonly EntryTable[], tokens: Tokens): RuleFindings {
  let draft: Draft | undefined;
  for (const table of tables) {
    findHits(table, tokens, (found, entry, last) => {
      draft ??= newDraft();
      if (found.table === 'intent') draft.intents[found.kind] = (draft.intents[found.kind] ?? 0) + 1;
      else note(draft, found, () => said(table.phrases, tokens, entry, last));
    });
  }
  if (draft === undefined) return NOTHING_FOUND;
  const { high } = draft;
  return { ...draft, medium: draft.medium.filter((word) => !high.includes(word)) };
}

function newDraft(): Draft {
  const intents = [...NOTHING_FOUND.intents];
  return { intents, high: EMPTY, medium: EMPTY, priority: EMPTY, issues: EMPTY, products: EMPTY, injection: false };
}

function note(draft: Draft, { table, key, phrase }: Entry, text: () => string): void {
  if (table === 'high') draft.high = withOne(draft.high, text());
  else if (table === 'medium') draft.medium = withOne(draft.medium, text());
  else if (table === 'priority') draft.priority = withOne(draft.priority, key);
  else if (table === 'issue') draft.issues = withOne(draft.issues, key);
  else if (table === 'product') draft.products = withOne(draft.products, phrase);
  else draft.injection = true;
}

/** More different findings of a kind in one text explain nothing more, and would make hostile text slow. */
const MAX_DIFFERENT = 50;

function withOne(list: string[], one: string): string[] {
  return list.includes(one) || list.length >= MAX_DIFFERENT ? list : [...list, one];
}

/** The words that were found, in lower case. */
function said(phrases: PhraseTable, tokens: Tokens, entry: number, last: number): string {
  const first = phrases.begin(tokens, entry, last);
  return tokens.text.slice(tokens.start[first], tokens.end[last]).toLowerCase();
}

function entriesOf(rules: TriageRules): Entry[] {
  let lists = 0;
  const of = (table: Table, phrases: readonly string[], key = '', kind = 0): Entry[] => {
    const list = lists++;
    return phrases.map((phrase) => ({ table, key, kind, list, ...phraseOf(phrase) }));
  };
  const named = (table: Table, byKey: Readonly<Record<string, readonly string[]>>): Entry[] =>
    Object.entries(byKey).flatMap(([key, phrases]) => of(table, phrases, key));
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
    ...of('product', rules.products),
  ];
}

function phraseOf(phrase: string): Pick<Entry, 'phrase' | 'exception'> {
  const exception = phrase.startsWith('-');
  return { phrase: exception ? phrase.slice(1).trim() : phrase, exception };
}

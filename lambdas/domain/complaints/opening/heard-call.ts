import type { CallRecord, TriagedTurn } from '../../calls/record.ts';
import { tokenize } from '../../text/tokenize.ts';
import type { CallTriage, TurnTriage } from '../../triage/types.ts';
import { isAside } from './asides.ts';
import { GRAVE_INTENTS, isUnhappy } from './may-complain.ts';
import type { When } from './rule-schema.ts';
import { type ComplaintRules, ruleKey } from './rules.ts';

/** A turn with the keys (ruleKey) of the rules whose words stand in it. */
export interface HeardTurn {
  readonly said: TriagedTurn;
  /** Those of triage, then those that the rules of complaints hear. */
  readonly issues: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** A call as the rules of complaints read it. */
export interface HeardCall {
  readonly call: CallRecord;
  /** What the customer said, in order, but for asides; where no customer speaks, the unknown speakers. */
  readonly turns: readonly HeardTurn[];
  /** Whether some of these turns has anything of what the call as a whole is said to be: intent and mood of a call come from asides, too. */
  readonly hasMood: boolean;
  /** Keys of the rules whose words stand in the product that the call names. */
  readonly productWords: ReadonlySet<string>;
  /** Turns that each priority rule of triage met. */
  readonly ruleTurns: ReadonlyMap<string, readonly number[]>;
}

export function hearCall(call: CallRecord, rules: ComplaintRules): HeardCall {
  const spoken = call.turns.filter(({ speaker }) => speaker === 'customer');
  const deciding = spoken.length > 0 ? spoken : call.turns.filter(({ speaker }) => speaker === 'unknown');
  const wordsOf = (text: string) => new Set(rules.wordsIn(tokenize(text)));
  const ruleTurns = ruleTurnsOf(call.triage);
  const ruled = new Set([...ruleTurns.values()].flat());
  const heard = deciding
    .filter(({ text }) => text.trim() !== '')
    .map((said) => hearTurn(said, wordsOf(said.text), rules));
  // Where a rule of triage met, nobody is sent away for telling it of a friend.
  const turns = heard.filter(({ said, words }) => ruled.has(said.turn) || !isAside(said.text, words, rules));
  return {
    call,
    turns,
    hasMood:
      turns.length === heard.length || turns.some(({ said }) => isUnhappy(said) || GRAVE_INTENTS.has(said.intent)),
    productWords: wordsOf(call.metadata.product),
    ruleTurns,
  };
}

function hearTurn(said: TriagedTurn, words: ReadonlySet<string>, { heard }: ComplaintRules): HeardTurn {
  const more = Object.keys(heard).filter((issue) => words.has(ruleKey('heard', issue)));
  return { said, words, issues: [...new Set([...said.issues, ...more])] };
}

function ruleTurnsOf({ reasons }: CallTriage): ReadonlyMap<string, readonly number[]> {
  const byRule = new Map<string, number[]>();
  for (const { feature, value, turn } of reasons) {
    if (feature === 'rule') byRule.set(value, [...(byRule.get(value) ?? []), turn]);
  }
  return byRule;
}

/** Whether what a condition states of the call holds. */
export function holdsOfCall({ rules, call: mood }: When, { call, ruleTurns, hasMood }: HeardCall): boolean {
  if (rules !== undefined && !rules.some((rule) => ruleTurns.has(rule))) return false;
  if (mood === undefined) return true;
  const { importances, ...shared } = mood;
  const isAsImportant = importances?.includes(call.triage.importance) ?? true;
  return hasMood && isAsImportant && holdsOfMood(shared, call.triage);
}

/** Whether what a rule states of a turn holds; `key` is that of its words. */
export function holdsOfTurn({ turn: mood, words }: When, key: string, { said, words: found }: HeardTurn): boolean {
  return (words === undefined || found.has(key)) && (mood === undefined || holdsOfMood(mood, said));
}

type Told = Pick<TurnTriage, 'intent' | 'confidence' | 'sentiment' | 'sentiment_score' | 'importance_score'>;

function holdsOfMood(mood: NonNullable<When['turn']>, told: Told): boolean {
  const { intents, confidence = 0, sentiments, score = 1, importance = 0 } = mood;
  return (
    (intents?.includes(told.intent) ?? true) &&
    told.confidence >= confidence &&
    (sentiments?.includes(told.sentiment) ?? true) &&
    told.sentiment_score <= score &&
    told.importance_score >= importance
  );
}

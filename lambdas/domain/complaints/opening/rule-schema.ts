import * as z from 'zod/mini';
import { IMPORTANCES, INTENTS, SENTIMENTS } from '../../triage/types.ts';
import { PRIORITIES } from '../types.ts';

/** As the keys of the rules of triage. */
const Key = z.string().check(z.regex(/^[a-z][a-z_-]{0,39}$/));
const Keys = z.array(Key).check(z.minLength(1), z.maxLength(200));
/** Names of rules; they are shown as reasons. */
const Name = z.string().check(z.regex(/^[a-z][a-z_:-]{0,59}$/));
const Names = z.array(Name).check(z.minLength(1), z.maxLength(50));
const Phrases = z.array(z.string().check(z.minLength(1), z.maxLength(2000))).check(z.minLength(1), z.maxLength(500));
const Share = z.number().check(z.gte(0), z.lte(1));
const Why = z.string().check(z.minLength(1), z.maxLength(500));

/** All that is stated must hold; a list means any of it. */
const mood = {
  intents: z.optional(z.array(z.enum(INTENTS)).check(z.minLength(1))),
  /** Probability of the intent, at least. */
  confidence: z.optional(Share),
  sentiments: z.optional(z.array(z.enum(SENTIMENTS)).check(z.minLength(1))),
  /** Sentiment score, -1..1, at most. */
  score: z.optional(z.number().check(z.gte(-1), z.lte(1))),
  /** Importance score, at least. */
  importance: z.optional(Share),
};
const TurnMood = z.strictObject(mood);
const CallMood = z.strictObject({
  ...mood,
  importances: z.optional(z.array(z.enum(IMPORTANCES)).check(z.minLength(1))),
});

const when = {
  /** Priority rules of triage of which one met the call. */
  rules: z.optional(Keys),
  /** Of one customer turn; of an issue's condition, of one that names the issue. */
  turn: z.optional(TurnMood),
  call: z.optional(CallMood),
  /** Words of that same turn. */
  words: z.optional(Phrases),
};

const IssueRule = z.strictObject({ department: Key, complains_when: Names });

/**
 * The rules of complaints as an analyst edits them (complaint-rules.json). Words are phrases as in the rules of triage
 * (phrase-grammar.ts); one that begins with `-` is an exception.
 */
export const ComplaintRulesFile = z.strictObject({
  /** Stored with every complaint that these rules read. */
  version: z.string().check(z.minLength(1), z.maxLength(40)),
  /** When a customer complains, by name. */
  conditions: z.record(Name, z.strictObject(when)),
  /** By issue of the rules of triage: whose it is, and the conditions of which one makes a complaint of it. */
  issues: z.record(Key, IssueRule),
  /** Of an issue that is not in the list. */
  other_issues: IssueRule,
  /** Words of a turn that name an issue also where the rules of triage do not. */
  heard: z.record(Key, Phrases),
  /**
   * What is told without complaining: of what might happen, or of others. A turn counts for nothing where `words` stand in
   * one of its clauses, `unless` in none, and no words of a condition or a priority in the others.
   */
  asides: z.array(z.strictObject({ name: Name, words: Phrases, unless: Phrases })),
  /** Issues that are no complaints of their own beside one of `into`. */
  absorb: z.array(z.strictObject({ issues: Keys, into: Keys, why: Why })),
  /** Of a call that complains of nothing that has a name: whose it is by intent, where neither a route nor a subject says so. */
  unnamed: z.strictObject({
    complains_when: Names,
    by_intent: z.partialRecord(z.enum(INTENTS), Key),
    department: Key,
  }),
  /**
   * Another department for issues (without any: for all), by words, by a rule of triage that met the complaint, or by both; the first that holds
   * counts.
   */
  routes: z.array(
    z.strictObject({
      name: Name,
      issues: z.optional(Keys),
      words: z.optional(Phrases),
      rules: z.optional(Keys),
      department: Key,
    }),
  ),
  /**
   * What a complaint without a name is about: of those that the first turn with any speaks of, the one that most turns do, of
   * equal ones the first. A weak one counts only where there is no other; the name of the product where there is none at all.
   */
  subjects: z.array(z.strictObject({ name: Name, words: Phrases, department: Key, weak: z.optional(z.boolean()) })),
  /** What makes a complaint pressing. */
  priorities: z.array(
    z.strictObject({
      name: Name,
      priority: z.enum(PRIORITIES),
      ...when,
      issues: z.optional(Keys),
    }),
  ),
  /** Importance score from which a turn is quoted; the best one always is. */
  quoted_from: Share,
});
export type ComplaintRulesFile = z.infer<typeof ComplaintRulesFile>;

export type When = Pick<ComplaintRulesFile['priorities'][number], 'rules' | 'turn' | 'call' | 'words'>;
export type IssueRule = z.infer<typeof IssueRule>;
export type PriorityRule = ComplaintRulesFile['priorities'][number];

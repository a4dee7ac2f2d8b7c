import type { Turn } from '../transcript/call.ts';
import { importanceOf, laneOf, round, turnImportance } from './importance.ts';
import { findPhrases, phrasePattern } from './phrases.ts';
import { INJECTION_PHRASES, INTENT_PHRASES, KEYWORDS, PRIORITY_RULES, RULES_VERSION } from './rules.ts';
import { sentimentOf, sentimentScore } from './sentiment.ts';
import type { CallTriage, Intent, Reason, TriageSettings, TurnTriage } from './types.ts';

const intentPatterns = Object.entries(INTENT_PHRASES).map(([intent, phrases]) => ({
  intent: intent as Exclude<Intent, 'general'>,
  pattern: phrasePattern(phrases),
}));
const rulePatterns = Object.entries(PRIORITY_RULES).map(([rule, phrases]) => ({
  rule,
  pattern: phrasePattern(phrases),
}));
const highPattern = phrasePattern(KEYWORDS.high);
const mediumPattern = phrasePattern(KEYWORDS.medium);
const injectionPattern = phrasePattern(INJECTION_PHRASES);

/** How many turns explain a call's score, and how often a rule is named that many turns meet: records stay small. */
const EXPLAINING_TURNS = 3;

interface ReadTurn {
  readonly turn: Turn;
  readonly triage: TurnTriage;
  readonly reasons: readonly Reason[];
  readonly rules: readonly Reason[];
  readonly injection: boolean;
}

/** Triage of a redacted call: a result per turn, in order, and one for the call. Pure, linear in the text. */
export function triageCall(turns: readonly Turn[], product: string, settings: TriageSettings) {
  const read = turns.map((turn) => readTurn(turn, product));
  return { turns: read.map((r) => r.triage), call: summarise(read, settings) };
}

function readTurn(turn: Turn, product: string): ReadTurn {
  const customer = turn.speaker !== 'agent';
  const intent = customer ? intentOf(turn.text) : 'general';
  const score = round(sentimentScore(turn.text));
  const sentiment = sentimentOf(score);
  const high = findPhrases(turn.text, highPattern);
  const medium = findPhrases(turn.text, mediumPattern).filter((word) => !high.includes(word));
  const importance = turnImportance({
    turn: turn.turn,
    speaker: turn.speaker,
    intent,
    sentiment,
    high: high.length,
    medium: medium.length,
  });
  const triage: TurnTriage = {
    intent,
    sentiment,
    sentiment_score: score,
    importance_score: importance.score,
    keywords: [...high, ...medium],
    products: mentions(turn.text, product) ? [product] : [],
  };
  return { turn, triage, reasons: importance.reasons, ...alertsOf(turn, customer) };
}

/** Priority rules and injection marks. An agent's standard phrases raise no alarm; text of unknown speakers does. */
function alertsOf(turn: Turn, customer: boolean): Pick<ReadTurn, 'rules' | 'injection'> {
  const hits = customer ? rulePatterns.filter(({ pattern }) => findPhrases(turn.text, pattern).length > 0) : [];
  return {
    rules: hits.map(({ rule }) => ({ feature: 'rule', value: rule, turn: turn.turn, weight: 1 })),
    injection: findPhrases(turn.text, injectionPattern).length > 0,
  };
}

/** The intent with most distinct phrases; ties go to the more pressing one. */
function intentOf(text: string): Intent {
  let best: Intent = 'general';
  let most = 0;
  for (const { intent, pattern } of intentPatterns) {
    const hits = findPhrases(text, pattern).length;
    if (hits > most) [best, most] = [intent, hits];
  }
  return best;
}

function mentions(text: string, product: string): boolean {
  return product !== 'unknown' && product.length > 1 && text.toLowerCase().includes(product.toLowerCase());
}

/** The strongest customer turn decides the call, not the mean: one grave sentence is not outvoted by small talk. */
function summarise(read: readonly ReadTurn[], settings: TriageSettings): CallTriage {
  const spoken = read.filter((r) => r.turn.speaker === 'customer');
  const deciding = spoken.length > 0 ? spoken : read.filter((r) => r.turn.speaker === 'unknown');
  const strongest = [...deciding].sort((a, b) => b.triage.importance_score - a.triage.importance_score);
  const top = strongest[0];
  const rules = firstOfEach(read.flatMap((r) => r.rules));
  const ruled = rules.length > 0;
  const score = ruled ? 1 : (top?.triage.importance_score ?? 0);
  const importance = ruled ? 'critical' : importanceOf(score, settings);
  const lane = laneOf(importance, ruled);
  const mood = round(meanSentiment(deciding));
  return {
    intent: top?.triage.intent ?? 'general',
    sentiment: sentimentOf(mood),
    sentiment_score: mood,
    importance,
    importance_score: score,
    requires_enrichment: lane !== 'none',
    lane,
    reasons: [...rules, ...strongest.slice(0, EXPLAINING_TURNS).flatMap((r) => r.reasons)],
    flags: read.some((r) => r.injection) ? ['injection-like'] : [],
    rules_version: RULES_VERSION,
    thresholds_version: settings.version,
  };
}

/** The first hits of each rule, in the order of the call. */
function firstOfEach(hits: readonly Reason[]): Reason[] {
  const seen = new Map<string, number>();
  return hits.filter(({ value }) => {
    const count = (seen.get(value) ?? 0) + 1;
    seen.set(value, count);
    return count <= EXPLAINING_TURNS;
  });
}

/** Mean over the turns that say something; a call of mostly neutral turns is not neutral when the rest is angry. */
function meanSentiment(turns: readonly ReadTurn[]): number {
  const scores = turns.map((r) => r.triage.sentiment_score).filter((score) => score !== 0);
  return scores.length === 0 ? 0 : scores.reduce((a, b) => a + b, 0) / scores.length;
}

import type { IntentScorer } from '../intent/intent-scorer.ts';
import { addEvidence, type LanguageEvidence, languageOf, NO_EVIDENCE } from '../language/detect-language.ts';
import { sentimentOf } from '../sentiment/sentiment-score.ts';
import { importanceOf, laneOf, round, turnReasons } from './importance.ts';
import { indexOfLargest, NOTHING_SAID, type ReadTurn } from './read-turn.ts';
import { inShadowSample } from './shadow-sample.ts';
import { type CallTriage, FLAGS, INTENTS, type Lane, type Reason, type TriageSettings, WHOLE_CALL } from './types.ts';

/** Thresholds, and the versions of what decided. */
interface Settings {
  readonly settings: TriageSettings;
  readonly rules_version: string;
  readonly model_version: string;
}

/** How many turns explain a call's score, and how often a rule is named that many turns meet: records stay small. */
const EXPLAINING_TURNS = 3;

/** Share of the strongest turn in a call's importance; the rest is what the model, which reads all turns, expects. */
const STRONGEST_SHARE = 0.5;

/**
 * The strongest customer turn decides the call, not the mean: one grave sentence is not outvoted by small talk.
 * importance(call) = 0.5 importance(strongest turn) + 0.5 P(people hold such a call for important), or 1 by a rule.
 */
export function summarise(
  read: readonly ReadTurn[],
  { intents, attention }: ReturnType<IntentScorer['call']>,
  callId: string,
  { settings, ...versions }: Settings,
): CallTriage {
  const deciding = decidingTurns(read);
  const strongest = [...deciding].sort((a, b) => b.triage.importance_score - a.triage.importance_score);
  const rules = firstOfEach(read.flatMap(ruleReasons));
  const evidence = evidenceOf(deciding);
  const language = languageOf(evidence) ?? 'en';
  const probabilities = evidence.words > 0 ? intents : NOTHING_SAID;
  const best = indexOfLargest(probabilities);
  const confidence = probabilities[best] ?? 0;
  const score = rules.length > 0 ? 1 : callImportance(strongest[0]?.triage.importance_score, attention);
  const importance = importanceOf(score, settings);
  const unknown = language === 'other';
  const uncertain = unknown || (evidence.words > 0 && confidence < settings.uncertain);
  const grave = graveProbability(probabilities);
  const escalate = unknown || (uncertain && grave >= settings.escalate);
  const lane = escalated(laneOf(importance, rules.length > 0), escalate);
  const mood = round(moodOf(deciding));
  return {
    intent: INTENTS[best] ?? 'general',
    confidence: round(confidence),
    sentiment: sentimentOf(mood),
    sentiment_score: mood,
    importance,
    importance_score: score,
    language,
    requires_enrichment: lane.lane !== 'none',
    lane: lane.lane,
    issues: [...new Set(deciding.flatMap((r) => r.triage.issues))],
    reasons: [
      ...rules,
      ...strongest.slice(0, EXPLAINING_TURNS).flatMap((r) => (r.features ? turnReasons(r.features) : [])),
      ...(deciding.length > 0 ? [attentionReason(attention)] : []),
      ...(lane.raised
        ? [{ feature: 'uncertain', value: 'economy', turn: WHOLE_CALL, weight: round(grave) } as const]
        : []),
    ],
    flags: [
      ...(read.some((r) => r.found.injection) ? [FLAGS.injectionLike] : []),
      ...(uncertain ? [FLAGS.uncertain] : []),
      ...(lane.lane === 'none' && inShadowSample(callId, settings.shadowRate) ? [FLAGS.shadowSample] : []),
    ],
    ...versions,
    thresholds_version: settings.version,
  };
}

function callImportance(strongest: number | undefined, attention: number): number {
  if (strongest === undefined) return 0;
  return round(STRONGEST_SHARE * strongest + (1 - STRONGEST_SHARE) * attention);
}

function attentionReason(attention: number): Reason {
  const weight = round((1 - STRONGEST_SHARE) * attention);
  return { feature: 'attention', value: 'whole call', turn: WHOLE_CALL, weight };
}

/** The customer's turns; of a call without any, those of unknown speakers. */
function decidingTurns(read: readonly ReadTurn[]): readonly ReadTurn[] {
  const spoken = read.filter((r) => r.turn.speaker === 'customer');
  return spoken.length > 0 ? spoken : read.filter((r) => r.turn.speaker === 'unknown');
}

/** Rules count whoever is not the agent, an unknown speaker too; an agent's turn has no such findings. */
function ruleReasons({ turn, found }: ReadTurn): Reason[] {
  return found.priority.map((rule) => ({ feature: 'rule', value: rule, turn: turn.turn, weight: 1 }));
}

/** Complaint, billing dispute or technical issue. */
function graveProbability(probabilities: readonly number[]): number {
  return (probabilities[0] ?? 0) + (probabilities[1] ?? 0) + (probabilities[2] ?? 0);
}

/** An intent that is not sure but may be grave, or a language that is not known, is read by the economical model. */
function escalated(lane: Lane, escalate: boolean): { lane: Lane; raised: boolean } {
  return lane === 'none' && escalate ? { lane: 'economy', raised: true } : { lane, raised: false };
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

/** What a kind word weighs beside an unkind one: courtesy is part of every call. */
const COURTESY = 0.6;
/** The more turns speak the same way, the surer; one turn of strength 1 gives 0.58. */
const MOOD_NORMALISATION = 2;

/** Sentiment of the call, -1..1: the sum over its turns, squashed as VADER squashes the sum over words. */
function moodOf(turns: readonly ReadTurn[]): number {
  const sum = turns.reduce(
    (all, { triage: { sentiment_score: score } }) => all + (score > 0 ? COURTESY * score : score),
    0,
  );
  return sum / Math.sqrt(sum * sum + MOOD_NORMALISATION);
}

function evidenceOf(turns: readonly ReadTurn[]): LanguageEvidence {
  return turns.reduce((sum, { evidence }) => addEvidence(sum, evidence), NO_EVIDENCE);
}

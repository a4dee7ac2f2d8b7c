import type { IntentModel } from '../intent/intent-model.ts';
import { createIntentScorers } from '../intent/intent-scorer.ts';
import { type Tokens, tokenize } from '../text/tokenize.ts';
import type { Turn } from '../transcript/call.ts';
import { readTurn } from './read-turn.ts';
import type { CompiledRules } from './rules.ts';
import { summarise } from './summarise.ts';
import type { CallTriage, TriageSettings, TurnTriage } from './types.ts';

/** Rules, model and thresholds that triage decides by. */
export interface TriageParts {
  readonly rules: CompiledRules;
  readonly model: IntentModel;
  readonly settings: TriageSettings;
}

/** What triage has to know of a call beside its redacted turns. */
export interface CallFacts {
  readonly call_id: string;
  readonly product: string;
}

export interface TriageResult {
  /** One result per turn, in order. */
  readonly turns: readonly TurnTriage[];
  readonly call: CallTriage;
}

/** Triage of a redacted call: pure, without a model service, linear in the text. */
export type Triage = (turns: readonly Turn[], facts: CallFacts, known?: KnownTokens) => TriageResult;

/** Tokens of turns that another step has read already, by place. */
export type KnownTokens = readonly (Tokens | undefined)[];

export function createTriage(parts: TriageParts): Triage {
  const newScorer = createIntentScorers(parts.model);
  return (turns, facts, known) => {
    const scorer = newScorer();
    const reader = { rules: parts.rules, scorer, product: productTokens(facts.product) };
    const read = turns.map((turn, i) => readTurn(reader, turn, known?.[i] ?? tokenize(turn.text)));
    const call = summarise(read, scorer.call(), facts.call_id, settingsOf(parts));
    // A turn of names or numbers alone is in the language of the call.
    return { turns: read.map((one) => (one.told ? one.triage : { ...one.triage, language: call.language })), call };
  };
}

function productTokens(product: string): Tokens | undefined {
  const tokens = tokenize(product);
  return product === 'unknown' || product.length < 2 || tokens.count === 0 ? undefined : tokens;
}

function settingsOf({ rules, model, settings }: TriageParts) {
  return { settings, rules_version: rules.version, model_version: model.version };
}

import { loadRules, loadTriage } from '#lambdas/adapters/triage-files.ts';
import { createRedactor, type RedactedTurn } from '#lambdas/domain/pii/redact-call.ts';
import type { PiiSpan } from '#lambdas/domain/pii/types.ts';
import type { Speaker, Turn } from '#lambdas/domain/transcript/call.ts';
import { cleanLine } from '#lambdas/domain/transcript/clean-text.ts';
import { createTriage, type TriageResult } from '#lambdas/domain/triage/triage-call.ts';
import type { TriageSettings } from '#lambdas/domain/triage/types.ts';
import { parseConfig } from '#lib/config.ts';
import { triageSettings } from '#lib/triage-settings.ts';
import { RULES_FILE, TRIAGE_FOLDER } from '../data/triage-folder.ts';

/** A call to be read: its turns as they stand in the file. */
export interface Spoken {
  readonly id: string;
  readonly product: string;
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[];
}

export interface Reading extends TriageResult {
  readonly redacted: readonly RedactedTurn[];
}

/** The engine of the triage function, with its model, its rules or others, and the thresholds of the default configuration. */
export function createEngine(rules = loadRules(RULES_FILE)) {
  const settings: TriageSettings = triageSettings(parseConfig({}));
  const triage = createTriage({ ...loadTriage(TRIAGE_FOLDER), rules, settings });
  return {
    read(call: Spoken): Reading {
      const redacted = createRedactor().redactTurns(turnsOf(call));
      return { redacted, ...triage(redacted, { call_id: call.id, product: call.product }) };
    },
    /** Where the personal data stand in each turn as it is in the file. */
    spans: (call: Spoken): readonly (readonly PiiSpan[])[] =>
      createRedactor()
        .redactTurns(rawTurns(call))
        .map(({ redactions }) =>
          redactions.map((r) => ({ type: r.type, start: r.original_start, end: r.original_end })),
        ),
  };
}

export type Engine = ReturnType<typeof createEngine>;

function turnsOf(call: Spoken): Turn[] {
  return rawTurns(call).map((turn) => ({ ...turn, text: cleanLine(turn.text) }));
}

function rawTurns(call: Spoken): Turn[] {
  return call.turns.map(({ speaker, text }, turn) => ({
    turn,
    text,
    speaker: speaker === 'customer' || speaker === 'agent' ? speaker : 'unknown',
  }));
}

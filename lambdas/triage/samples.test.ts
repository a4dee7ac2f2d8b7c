import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../domain/ingestion/limits.ts';
import { createRedactor } from '../domain/pii/redact-call.ts';
import { parseCall } from '../domain/transcript/parse-call.ts';
import { TRIAGE } from '../testing/triage.ts';

const EVENTS = join(import.meta.dirname, '../../events');
const RECEIVED = '2026-11-21T00:00:00.000Z';

/** What triage makes of a sample, shortened to what a reader wants to see. */
function recordOf(value: unknown): object {
  const parsed = parseCall(value, { receivedAt: RECEIVED, limits: DEFAULT_LIMITS });
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  const { call } = parsed;
  const redactor = createRedactor();
  const turns = redactor.redactTurns(call.turns);
  const triage = TRIAGE(turns, { call_id: call.call_id, product: call.metadata.product });
  const { rules_version: _rules, model_version: _model, thresholds_version: _thresholds, ...summary } = triage.call;
  return {
    call_id: call.call_id,
    ...summary,
    redactions: redactor.counts(),
    turns: turns.map(({ turn, speaker, text }, i) => ({ turn, speaker, text, ...triage.turns[i] })),
  };
}

describe('samples', () => {
  const names = readdirSync(join(EVENTS, 'transcripts')).filter((name) => name.endsWith('.json'));

  it.each(names)('%s gives the record beside it', async (name) => {
    const value: unknown = JSON.parse(readFileSync(join(EVENTS, 'transcripts', name), 'utf8'));
    const records = (Array.isArray(value) ? value : [value]).map(recordOf);
    await expect(`${JSON.stringify(records, null, 2)}\n`).toMatchFileSnapshot(join(EVENTS, 'records', name));
  });
});

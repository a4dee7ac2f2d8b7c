import { loadTriage } from '#lambdas/adapters/triage-files.ts';
import type { CallRecord, TriagedCall } from '#lambdas/domain/calls/record.ts';
import { DEFAULT_LIMITS } from '#lambdas/domain/ingestion/limits.ts';
import { parseCall } from '#lambdas/domain/transcript/parse-call.ts';
import { createTriage } from '#lambdas/domain/triage/triage-call.ts';
import { NO_TRACER } from '#lambdas/runtime/tracer.ts';
import { type PlacedCall, type StoreDeps, storeCalls } from '#lambdas/triage/store-calls.ts';
import { parseConfig } from '#lib/config.ts';
import { triageSettings } from '#lib/triage-settings.ts';
import { TRIAGE_FOLDER } from '../../data/triage-folder.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const OBJECT = { bucket: 'calls', key: 'transcripts/calls.jsonl', sequencer: '01', event_time: NOW, size: 0 };

/**
 * Records as triage stores them: checked, redacted and triaged by the function's own use case, in the order of the lines.
 * Undefined for a call that it rejects.
 */
export async function triagedRecords(lines: readonly unknown[]): Promise<readonly (CallRecord | undefined)[]> {
  const placed = lines.flatMap((line, position): PlacedCall[] => {
    const parsed = parseCall(line, { receivedAt: NOW, limits: DEFAULT_LIMITS });
    return parsed.ok ? [{ call: parsed.call, position }] : [];
  });
  const records: (CallRecord | undefined)[] = lines.map(() => undefined);
  const keep = (call: TriagedCall) => {
    records[call.source.position] = {
      ...call,
      schema_version: 1,
      revision: 1,
      edition: 0,
      settled: {},
      unsettled: true,
    };
  };
  await storeCalls(triageDeps(keep), OBJECT, placed);
  return records;
}

/** Everything is taken as if its event were out already: nobody listens. */
function triageDeps(keep: (call: TriagedCall) => void): StoreDeps {
  const settings = triageSettings(parseConfig({}));
  return {
    triage: createTriage({ ...loadTriage(TRIAGE_FOLDER), settings }),
    calls: {
      async put(call) {
        keep(call);
        return { kind: 'duplicate', revision: 1, unsettled: false };
      },
    },
    events: { publish: async () => ({ failed: new Set(), faults: {} }) },
    counter: { count: () => {}, seconds: () => {}, gauge: () => {} },
    logger: { info: () => {}, warn: () => {} },
    tracer: NO_TRACER,
    now: () => new Date(NOW),
  };
}

import { join } from 'node:path';
import { loadTriage } from '../adapters/triage-files.ts';
import { createTriage } from '../domain/triage/triage-call.ts';
import type { TriageSettings } from '../domain/triage/types.ts';

export const SETTINGS: TriageSettings = {
  version: 'test',
  critical: 0.7,
  high: 0.45,
  medium: 0.3,
  uncertain: 0.45,
  escalate: 0.4,
  shadowRate: 0.01,
};

/** The rules and the model that are deployed. */
export const PARTS = loadTriage(join(import.meta.dirname, '../triage'));

export const TRIAGE = createTriage({ ...PARTS, settings: SETTINGS });

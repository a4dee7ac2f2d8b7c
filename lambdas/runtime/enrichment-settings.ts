import * as z from 'zod/mini';
import { type EnrichmentSettings, EnrichmentSettingsSchema } from '../domain/enrichment/settings.ts';

/** Reads ENRICHMENT_SETTINGS. */
export function readEnrichmentSettings(json: string): EnrichmentSettings {
  return z.parse(EnrichmentSettingsSchema, JSON.parse(json));
}

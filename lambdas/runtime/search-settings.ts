import * as z from 'zod/mini';
import { type Fusion, FusionSchema } from '../domain/search/fusion.ts';
import { type IndexSettings, IndexSettingsSchema } from '../domain/search/settings.ts';

/** Reads INDEX_SETTINGS. */
export function readIndexSettings(json: string): IndexSettings {
  return z.parse(IndexSettingsSchema, JSON.parse(json));
}

/** Reads SEARCH_FUSION. */
export function readFusion(json: string): Fusion {
  return z.parse(FusionSchema, JSON.parse(json));
}

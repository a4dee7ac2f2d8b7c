import * as z from 'zod/mini';
import { type IndexSettings, IndexSettingsSchema } from '../domain/search/settings.ts';

/** Reads INDEX_SETTINGS. */
export function readIndexSettings(json: string): IndexSettings {
  return z.parse(IndexSettingsSchema, JSON.parse(json));
}

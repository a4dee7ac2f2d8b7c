import * as z from 'zod/mini';
import { type QuerySettings, QuerySettingsSchema } from '../domain/query/settings.ts';

/** Reads QUERY_SETTINGS. */
export function readQuerySettings(json: string): QuerySettings {
  return z.parse(QuerySettingsSchema, JSON.parse(json));
}

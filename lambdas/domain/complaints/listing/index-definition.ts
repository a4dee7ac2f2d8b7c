import type { IndexBlueprint } from '../../search/rebuild.ts';
import type { IndexSettings } from '../../search/settings.ts';
import { ANALYSIS, blueprintVersion, SEARCHED_TEXT, sharedSettings } from '../../search/text-analysis.ts';
import type { ComplaintDocument } from '../document.ts';

/**
 * One shard, however many those of the calls are: complaints are small and few beside calls, and what one shard counts is
 * exact, where groups of several shards may be estimates.
 */
const SHARDS = 1;

/** Longest value that can be found exactly, UTF-16 units; an engine refuses keywords of more than 32,766 bytes. */
const MAX_KEYWORD = 512;

const keyword = { type: 'keyword' };
const date = { type: 'date' };
const minutes = { type: 'double' };
const count = { type: 'integer' };
/** Kept and shown, neither searched nor counted. */
const shown = { type: 'keyword', index: false, doc_values: false };

const PROPERTIES: Readonly<Record<keyof ComplaintDocument, object>> = {
  complaint_id: keyword,
  version: { type: 'long' },
  call_id: keyword,
  client_id: keyword,
  client_segment: keyword,
  issue: keyword,
  department: keyword,
  priority: keyword,
  priority_rank: count,
  status: keyword,
  is_open: { type: 'boolean' },
  group: keyword,
  owner: keyword,
  product: keyword,
  region: keyword,
  channel: keyword,
  language: keyword,
  sentiment: keyword,
  importance: keyword,
  called_at: date,
  opened_at: date,
  updated_at: date,
  due_at: date,
  due_for: keyword,
  first_response_at: date,
  first_response_minutes: minutes,
  resolved_at: date,
  resolution_minutes: minutes,
  missed: keyword,
  reopened: count,
  repeats: count,
  summary: shown,
  entities: { type: 'keyword', ignore_above: MAX_KEYWORD },
  text: SEARCHED_TEXT,
};

type Settings = Pick<IndexSettings, 'replicas'>;

/** Settings and mappings of an index of complaints; the body of its creation. */
export function complaintIndexDefinition({ replicas }: Settings) {
  return {
    settings: { index: sharedSettings({ shards: SHARDS, replicas }), analysis: ANALYSIS },
    mappings: { dynamic: 'strict', properties: PROPERTIES },
  };
}

/** Tells whether an index was made by the same definition; kept in its `_meta`. */
export function complaintDefinitionVersion(settings: Settings): string {
  return blueprintVersion([complaintIndexDefinition(settings)]);
}

/** How an index of complaints is made. */
export function complaintIndexBlueprint(settings: Settings): IndexBlueprint {
  return { definition: complaintIndexDefinition(settings), version: complaintDefinitionVersion(settings) };
}

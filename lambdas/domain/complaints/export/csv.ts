import type { ListedComplaint } from '../listing/list.ts';
import { harmlessText, quotedField } from './csv-text.ts';

/** The columns in their order, each with what stands in it. New ones come last: readers may count columns. */
export const CSV_COLUMNS = {
  complaint_id: 'Id of the complaint.',
  version: 'Steps that it has gone through.',
  status: 'open, in_progress, waiting, resolved, closed or reopened.',
  is_open: 'true while it is neither resolved nor closed.',
  priority: 'urgent, high or standard.',
  department: 'Department that it belongs to.',
  group: 'Group that owns it.',
  owner: 'Person who owns it; empty for nobody.',
  issue: 'Key of what it is about.',
  summary: 'What the customer said of it, redacted.',
  entities: 'Orders, amounts, dates, plans and products in it.',
  opened_at: 'When it was opened.',
  updated_at: 'When its last step was.',
  called_at: 'When the call was.',
  due_at: 'When the next promise is due; empty where none is.',
  due_for: 'first_response or resolution: what is due then.',
  first_response_at: 'When the client was first told something.',
  first_response_minutes: 'Working minutes until then.',
  resolved_at: 'When it was last resolved.',
  resolution_minutes: 'Working minutes until then.',
  missed: 'Promises that were missed.',
  reopened: 'Times that it was reopened.',
  repeats: 'Earlier complaints of the client about the same.',
  client_id: 'Id of the client.',
  client_segment: 'Segment of the client.',
  call_id: 'Id of the call.',
  product: 'Product that the call is about.',
  region: 'Region of the call.',
  channel: 'Channel of the call.',
  language: 'Language of the call.',
  sentiment: 'Sentiment of the call.',
  importance: 'Importance of the call.',
} as const satisfies Readonly<Record<keyof ListedComplaint, string>>;

const COLUMNS = Object.keys(CSV_COLUMNS) as readonly (keyof ListedComplaint)[];

/** Ends every line (RFC 4180). */
export const CSV_LINE_END = '\r\n';

/**
 * UTF-8 is marked by its byte order mark: without it Excel reads a file by the code page of its computer, and Hindi or
 * accents as noise. Readers that do not expect one take it off as `utf-8-sig`.
 */
const BYTE_ORDER_MARK = '\ufeff';

/** Stands between the values of a list. */
const LIST_SEPARATOR = '; ';

/** What the file begins with: the mark of its encoding and the names of the columns. */
export function csvHeader(): string {
  return `${BYTE_ORDER_MARK}${COLUMNS.join(',')}${CSV_LINE_END}`;
}

/** A line for each complaint; empty for none. */
export function csvRows(complaints: readonly ListedComplaint[]): string {
  return complaints.map((one) => `${COLUMNS.map((column) => cellOf(one[column])).join(',')}${CSV_LINE_END}`).join('');
}

type Value = ListedComplaint[keyof ListedComplaint];

/** Only a text can be a formula; a number is what it is, and one that is none is left out. */
function cellOf(value: Value): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = typeof value === 'string' ? harmlessText(value) : value.map(harmlessText).join(LIST_SEPARATOR);
  return quotedField(text);
}

import { cleanLine } from '../../transcript/clean-text.ts';
import { PRIORITIES, STATUSES } from '../types.ts';
import type { ComplaintFilters } from './list.ts';
import {
  type ParameterRefusal,
  type Parameters,
  type Read,
  readEnd,
  readId,
  readList,
  readNames,
  readStart,
  refusal,
} from './parameter.ts';
import { wordsOf } from './words.ts';

export const FILTER_PARAMETERS = [
  'department',
  'status',
  'priority',
  'owner',
  'group',
  'issue',
  'client_id',
  'call_id',
  'due_before',
  'overdue',
  'opened_from',
  'opened_to',
  'text',
] as const;
type FilterParameter = (typeof FILTER_PARAMETERS)[number];

/** Longest text that is looked for, UTF-16 units. */
export const MAX_TEXT = 200;

type ReadFilters = { readonly ok: true; readonly filters: ComplaintFilters } | ParameterRefusal;
type Reader = (text: string, overdue: string) => Partial<ComplaintFilters> | string;

function reader<K extends keyof ComplaintFilters>(
  field: K,
  read: (field: string, text: string) => Read<NonNullable<ComplaintFilters[K]>>,
): Reader {
  return (text) => {
    const result = read(field, text);
    return typeof result === 'string' ? result : { [field]: result.value };
  };
}

const READERS: Readonly<Record<FilterParameter, Reader>> = {
  department: reader('department', readList),
  status: reader('status', (field, text) => readNames(field, text, STATUSES)),
  priority: reader('priority', (field, text) => readNames(field, text, PRIORITIES)),
  owner: reader('owner', readList),
  group: reader('group', readList),
  issue: reader('issue', readList),
  client_id: reader('client_id', readId),
  call_id: reader('call_id', readId),
  due_before: reader('due_before', readStart),
  overdue: (text, due_before) =>
    text === 'true' ? { due_before } : text === 'false' ? {} : 'overdue must be true or false.',
  opened_from: reader('opened_from', readStart),
  opened_to: reader('opened_to', readEnd),
  text: reader('text', readText),
};

/** Reads the filters among the parameters. What is due before `now`, UTC ISO, is overdue. */
export function parseFilters(parameters: Parameters, now: string): ReadFilters {
  let filters: ComplaintFilters = {};
  for (const name of FILTER_PARAMETERS) {
    const text = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (text === undefined) continue;
    const read = READERS[name](text, now);
    if (typeof read === 'string') return refusal(name, read);
    if (name === 'overdue' && text === 'true' && filters.due_before !== undefined) {
      return refusal(name, 'overdue and due_before cannot be asked for together.');
    }
    filters = { ...filters, ...read };
  }
  const { opened_from: from, opened_to: to } = filters;
  if (from !== undefined && to !== undefined && from > to) {
    return refusal('opened_from', 'opened_from is later than opened_to.');
  }
  return { ok: true, filters };
}

function readText(field: string, written: string): Read<string> {
  const text = written.length > 2 * MAX_TEXT ? written : cleanLine(written);
  if (text.length > MAX_TEXT) return `${field} is longer than ${MAX_TEXT} characters.`;
  return wordsOf(text).length > 0 ? { value: text } : `${field} must hold at least one word or number.`;
}

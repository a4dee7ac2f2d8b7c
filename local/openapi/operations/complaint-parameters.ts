import { LIST_ORDERS, MAX_PAGE } from '#lambdas/domain/complaints/listing/list.ts';
import type { FILTER_PARAMETERS } from '#lambdas/domain/complaints/listing/parse-filters.ts';
import { MAX_TEXT } from '#lambdas/domain/complaints/listing/parse-filters.ts';
import { DEFAULT_PAGE, type LIST_PARAMETERS } from '#lambdas/domain/complaints/listing/parse-list.ts';
import type { STATS_PARAMETERS } from '#lambdas/domain/complaints/listing/parse-stats.ts';
import { STATS_INTERVALS } from '#lambdas/domain/complaints/listing/stats.ts';
import { PRIORITIES, STATUSES } from '#lambdas/domain/complaints/types.ts';
import { MAX_ID } from '#lambdas/domain/transcript/canonical-id.ts';
import type { JsonSchema } from '../component-schemas.ts';
import { type ParameterObject, queryParameter } from '../parameter.ts';
import { DATE_DESCRIPTIONS } from '../request-descriptions.ts';

type Of<Names extends readonly string[]> = Readonly<Record<Names[number], ParameterObject>>;

const DATE: JsonSchema = { type: 'string' };
const ID: JsonSchema = { type: 'string', minLength: 1, maxLength: MAX_ID };

/** Values with commas in between, any of which will do. */
function several(name: string, description: string, items: JsonSchema = ID): ParameterObject {
  const described = `${description} One or more, with commas in between.`;
  return { ...queryParameter(name, described, { type: 'array', items }), style: 'form', explode: false };
}

const FILTERS: Of<typeof FILTER_PARAMETERS> = {
  department: several('department', 'Department.'),
  status: several('status', 'How they stand.', { type: 'string', enum: [...STATUSES] }),
  priority: several('priority', 'How pressing they are.', { type: 'string', enum: [...PRIORITIES] }),
  owner: several('owner', 'Who owns them in person; `none` for those that nobody does.'),
  group: several('group', 'Group that owns them.'),
  issue: several('issue', 'Key of the issue, or `unspecified`.'),
  client_id: queryParameter('client_id', 'Id of the client.', ID),
  call_id: queryParameter('call_id', 'Id of the call.', ID),
  due_before: queryParameter('due_before', `Due before this time. ${DATE_DESCRIPTIONS.start}`, DATE),
  overdue: queryParameter('overdue', 'True for those that are due and not done; not together with due_before.', {
    type: 'boolean',
  }),
  opened_from: queryParameter('opened_from', DATE_DESCRIPTIONS.start, DATE),
  opened_to: queryParameter('opened_to', DATE_DESCRIPTIONS.end, DATE),
  text: queryParameter('text', 'Words that must all stand in what was said and written about it, in any order.', {
    type: 'string',
    maxLength: MAX_TEXT,
  }),
};

const LIST: Of<typeof LIST_PARAMETERS> = {
  ...FILTERS,
  order: queryParameter(
    'order',
    'What is due first, the newest first, or the most pressing first. A complaint whose due time or priority changes between two pages may be seen twice or not at all; `opened` is stable.',
    { type: 'string', enum: [...LIST_ORDERS], default: 'due' },
  ),
  limit: queryParameter('limit', 'Complaints of one page.', {
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE,
    default: DEFAULT_PAGE,
  }),
  cursor: queryParameter('cursor', 'next_cursor of the page before, with everything else the same.', {
    type: 'string',
  }),
};

const STATS: Of<typeof STATS_PARAMETERS> = {
  department: FILTERS.department,
  start_date: queryParameter('start_date', 'First day, or an ISO 8601 time. Without it 30 days before the end.', DATE),
  end_date: queryParameter('end_date', 'Last day, which counts whole, or an ISO 8601 time. Without it now.', DATE),
  interval: queryParameter('interval', 'Length of an interval of the trend.', {
    type: 'string',
    enum: [...STATS_INTERVALS],
    default: 'day',
  }),
  time_zone: queryParameter('time_zone', 'Name of the time zone that days are meant in.', {
    type: 'string',
    default: 'UTC',
  }),
};

export const COMPLAINT_FILTERS: readonly ParameterObject[] = Object.values(FILTERS);
export const COMPLAINT_LIST: readonly ParameterObject[] = Object.values(LIST);
export const COMPLAINT_STATS: readonly ParameterObject[] = Object.values(STATS);

export const COMPLAINT_ID: ParameterObject = {
  name: 'complaint_id',
  in: 'path',
  required: true,
  description: 'Id of the complaint.',
  schema: { type: 'string' },
};

/** RFC 9110, 13.1.1. */
export const IF_MATCH: ParameterObject = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The version that the change is of, such as "3", as ETag gave it; * for whichever there is.',
  schema: { type: 'string' },
};

export const IDEMPOTENCY_KEY: ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Any text; the same comment under the same key is said once, however often it is sent.',
  schema: { type: 'string' },
};

/** Older steps of a complaint. */
export const HISTORY_BEFORE = queryParameter(
  'history_before',
  'Only steps before this version: history_omitted says whether there are more than were shown.',
  { type: 'integer', minimum: 1 },
);

import { type ParameterFault, type QueryParameters, textOf, unknownParameter } from '../analytics/query-parameters.ts';
import { utcTime } from '../time/iso-time.ts';
import type { DayRange } from './costs.ts';
import { daysBetween, monthOf } from './hours.ts';

/** Days of one request. */
export const MAX_DAYS = 366;

/** Parameters of GET /costs. */
export const COST_PARAMETERS = ['start_date', 'end_date'] as const;
const DAY_LENGTH = '2026-11-21'.length;

export type CostRequest =
  | { readonly ok: true; readonly days: DayRange }
  | { readonly ok: false; readonly fault: ParameterFault };

/**
 * Reads the query string of GET /costs: whole days, UTC, both included. Without an end it is today's, without a start
 * that of the month of the end.
 */
export function parseCostRequest(parameters: QueryParameters, today: string): CostRequest {
  const unknown = unknownParameter(parameters, COST_PARAMETERS);
  if (unknown !== undefined) return { ok: false, fault: unknown };
  const last = textOf(parameters, 'end_date') ?? today;
  if (!isDay(last)) return notADay('end_date');
  const first = textOf(parameters, 'start_date') ?? `${monthOf(last)}-01`;
  if (!isDay(first)) return notADay('start_date');
  if (first > last) return refused('start_date', 'start_date is later than end_date.');
  const most = `The days from start_date to end_date are more than ${MAX_DAYS}.`;
  return isTooLong({ first, last }) ? refused('start_date', most) : { ok: true, days: { first, last } };
}

function isDay(text: string): boolean {
  return text.length === DAY_LENGTH && utcTime(text) !== undefined;
}

/** By the difference first: of thousands of years no list of days is made. */
function isTooLong({ first, last }: DayRange): boolean {
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  return years > 1 || daysBetween(first, last).length > MAX_DAYS;
}

function notADay(field: (typeof COST_PARAMETERS)[number]): CostRequest {
  return refused(field, `${field} must be a date such as 2026-03-31.`);
}

function refused(field: string, title: string): CostRequest {
  return { ok: false, fault: { field, title } };
}

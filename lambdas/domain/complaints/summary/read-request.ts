import * as z from 'zod/mini';
import { utcTime } from '../../time/iso-time.ts';
import { describeIssue, type FieldFault } from '../../validation/fault.ts';
import { parseJson } from '../../validation/parse-json.ts';

/** Days that a summary may be about. */
export const MAX_SUMMARY_DAYS = 366;

const DAY_MS = 86_400_000;
const DAY_LENGTH = '2026-11-21'.length;

/** As the policy of complaints names departments; which of them there are is not known here. */
const department = z.string().check(
  z.refine((name) => /^[a-z][a-z0-9_-]{0,39}$/.test(name), {
    error: 'must be the name of a department such as billing',
  }),
);

const day = z.pipe(
  z.string().check(
    z.refine((text) => utcTime(text) !== undefined, {
      error: 'must be a date such as 2026-03-31, or a time such as 2026-03-31T12:00:00Z',
    }),
  ),
  z.transform((text) => (utcTime(text) ?? '').slice(0, DAY_LENGTH)),
);

/** Whole days, UTC, both included; of a time its day counts. */
const range = z.strictObject({ start: day, end: day }).check(
  z.refine(({ start, end }) => start <= end, { error: 'starts later than it ends' }),
  z.refine(({ start, end }) => (Date.parse(end) - Date.parse(start)) / DAY_MS < MAX_SUMMARY_DAYS, {
    error: `must be at most ${MAX_SUMMARY_DAYS} days`,
  }),
);

/** The body of POST /complaints/summary. */
export const SummaryRequestSchema = z.strictObject({
  /** All departments when left out or null. */
  department: z.optional(z.nullable(department)),
  date_range: range,
});

/** What a summary is asked for, checked. */
export interface SummaryRequest {
  /** Undefined for all. */
  readonly department: string | undefined;
  /** First and last moment, UTC ISO 8601 with milliseconds. */
  readonly start: string;
  readonly end: string;
}

export type ReadSummaryRequest =
  | { readonly ok: true; readonly request: SummaryRequest }
  | { readonly ok: false; readonly fault: FieldFault };

/** Reads and checks a body. Days that have not begun yet have no complaints: a range of nothing else is refused. */
export function readSummaryRequest(body: string | null, now: Date): ReadSummaryRequest {
  const parsed = z.safeParse(SummaryRequestSchema, parseJson(body ?? ''));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(issue === undefined ? NO_BODY : describeIssue(issue));
  }
  const { start, end } = parsed.data.date_range;
  if (start > now.toISOString()) return refused({ field: 'date_range.start', reason: 'must not be in the future' });
  const days = { start: `${start}T00:00:00.000Z`, end: `${end}T23:59:59.999Z` };
  return { ok: true, request: { department: parsed.data.department ?? undefined, ...days } };
}

function refused(fault: FieldFault): ReadSummaryRequest {
  return { ok: false, fault };
}

const NO_BODY: FieldFault = { field: 'body', reason: 'must be a JSON object with a date_range' };

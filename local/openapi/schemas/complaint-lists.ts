import * as z from 'zod/mini';
import type { Assigned } from '#lambdas/complaints/assign-complaints.ts';
import type { ComplaintPage, ListedComplaint } from '#lambdas/domain/complaints/listing/list.ts';
import type { ComplaintStats, Kpis, Percentiles } from '#lambdas/domain/complaints/listing/stats.ts';
import { ComplaintSummarySchema } from '#lambdas/domain/complaints/summary/summary-schema.ts';
import type { ComplaintSummary } from '#lambdas/domain/complaints/summary/types.ts';
import { clockName, priority, status, version } from './complaint-steps.ts';
import { exactly } from './exactly.ts';
import { count, share01, time } from './fields.ts';

const minutes = z.number().check(z.gte(0));
const text = z.exactOptional(z.string());

export const ListedComplaintSchema = exactly<ListedComplaint>()(
  z.strictObject({
    complaint_id: z.string(),
    version,
    call_id: z.string(),
    client_id: z.string(),
    client_segment: text,
    issue: z.string(),
    department: z.string(),
    priority,
    status,
    is_open: z.boolean().check(z.describe('Neither resolved nor closed.')),
    group: z.string(),
    owner: z.exactOptional(z.string().check(z.describe('Absent where nobody owns it in person.'))),
    product: z.string(),
    region: z.string(),
    channel: text,
    language: z.string(),
    sentiment: z.string(),
    importance: z.string(),
    called_at: time,
    opened_at: time,
    updated_at: time,
    due_at: z.exactOptional(time.check(z.describe('The next promise that is neither done nor standing still.'))),
    due_for: z.exactOptional(clockName),
    first_response_at: z.exactOptional(time),
    first_response_minutes: z.exactOptional(minutes),
    resolved_at: z.exactOptional(time),
    resolution_minutes: z.exactOptional(minutes),
    missed: z.array(clockName).check(z.describe('Clocks that were done late or noticed as missed.')),
    reopened: count,
    repeats: count.check(z.describe('Earlier complaints of the client about the same.')),
    summary: z.string(),
    entities: z.array(z.string()),
  }),
);

type ShownPage = Pick<ComplaintPage, 'complaints' | 'total'> & { readonly next_cursor: string | null };

export const ComplaintPageSchema = exactly<ShownPage>()(
  z.strictObject({
    complaints: z.array(ListedComplaintSchema),
    total: count.check(z.describe('All that match, exactly.')),
    next_cursor: z.nullable(z.string()).check(z.describe('Of the next page; null behind the last one.')),
  }),
);

export const PercentilesSchema = exactly<Percentiles>()(
  z.strictObject({
    p50: z.nullable(minutes),
    p90: z.nullable(minutes),
    measured: count.check(z.describe('Complaints that it is of.')),
  }),
);

const kpis = {
  opened: count,
  open: count.check(z.describe('Neither resolved nor closed at present.')),
  resolved: count.check(z.describe('Resolved or closed at present.')),
  breached: count.check(z.describe('A promise was missed, whether it was noticed already or is only overdue.')),
  overdue: count.check(z.describe('Of the open ones: due and not done.')),
  reopened: count,
  reopen_rate: z
    .nullable(share01)
    .check(z.describe('Reopened ones among all that were resolved at least once; null without any.')),
  first_response_minutes: PercentilesSchema,
  resolution_minutes: PercentilesSchema,
};

export const KpisSchema = exactly<Kpis>()(z.strictObject(kpis));

type ShownStats = ComplaintStats & { readonly period: { readonly start: string; readonly end: string } };

export const ComplaintStatsSchema = exactly<ShownStats>()(
  z.strictObject({
    period: z.strictObject({ start: time, end: time }).check(z.describe('Inclusive.')),
    total: KpisSchema,
    by_department: z.array(z.strictObject({ ...kpis, department: z.string() })).check(z.describe('The largest first.')),
    trend: z
      .array(
        z.strictObject({
          start: time.check(z.describe('When the interval begins, UTC, ISO 8601.')),
          opened: count,
          breached: count,
          resolved: count,
        }),
      )
      .check(z.describe('Intervals with complaints that were opened in them, in order.')),
  }),
);

export const AssignedSchema = exactly<Assigned>()(
  z.strictObject({
    results: z
      .array(
        z.strictObject({
          complaint_id: z.string(),
          ok: z.boolean(),
          version: z.nullable(z.int()).check(z.describe('Its version now; null where nothing was changed.')),
          problem: z
            .nullable(z.strictObject({ code: z.string(), title: z.string() }))
            .check(z.describe('Why it was not assigned; codes as the last part of the type of a problem.')),
        }),
      )
      .check(z.describe('In the order of the request.')),
    changed: count,
    failed: count,
  }),
);

export const SummarySchema = exactly<ComplaintSummary>()(ComplaintSummarySchema);

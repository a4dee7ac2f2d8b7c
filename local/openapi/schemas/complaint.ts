import * as z from 'zod/mini';
import type { ComplaintView } from '#lambdas/complaints/view.ts';
import { CLOCK_STATUSES, type Clock, type ClockStatus } from '#lambdas/domain/complaints/clock/types.ts';
import type { Breach } from '#lambdas/domain/complaints/complaint.ts';
import { FactsSchema, priorityReason } from './complaint-facts.ts';
import {
  breachFields,
  clockName,
  cycle,
  origin,
  owner,
  priority,
  prioritySetter,
  StepSchema,
  status,
  version,
} from './complaint-steps.ts';
import { exactly } from './exactly.ts';
import { count, time } from './fields.ts';
import { ProblemSchema } from './problem.ts';

const minutes = z.number().check(z.gte(0));
const timeOrNull = z.nullable(time);

export const ClockSchema = exactly<Clock & { readonly status: ClockStatus }>()(
  z.strictObject({
    name: clockName,
    cycle,
    target_minutes: minutes,
    started_at: time,
    due_at: timeOrNull.check(z.describe('When the target is used up; null while the clock stands still before that.')),
    done_at: timeOrNull.check(z.describe('null while it is not done.')),
    ran_minutes: z.nullable(minutes).check(z.describe('Until it was done or stood still; null while it runs.')),
    status: z.enum(CLOCK_STATUSES).check(z.describe('At this moment: neither done nor late, done in time, or late.')),
  }),
);

const clocks = z.strictObject({
  paused: z.boolean().check(z.describe('It waits, so that no clock runs.')),
  next_at: timeOrNull.check(z.describe('When Callsift does something by itself.')),
  closes_at: timeOrNull.check(z.describe('When it closes by itself.')),
  clocks: z.array(ClockSchema).check(z.describe('Two for each cycle, the oldest first.')),
});

const breach = exactly<Breach>()(
  z.strictObject({ ...breachFields, at: time.check(z.describe('When it was noticed.')) }),
);
const ids = z.array(z.string());

export const ComplaintSchema = exactly<ComplaintView>()(
  z.strictObject({
    ...origin,
    version: version.check(z.describe('The entity tag: If-Match of a change.')),
    status,
    priority,
    priority_by: prioritySetter,
    promised_priority: priority.check(
      z.describe('The priority whose service level holds: escalations do not change what was promised.'),
    ),
    priority_reasons: z.array(priorityReason),
    department: z.string(),
    group: z.string().check(z.describe('The group that owns it.')),
    owner,
    opened_at: time,
    updated_at: time,
    facts: FactsSchema,
    call_revision: count.check(z.describe('Newest revision of the call that was looked at.')),
    still_in_call: z.boolean().check(z.describe('That revision still complains of it.')),
    earlier: ids.check(z.describe('complaint_ids of the client about the same before it, the newest first.')),
    reopened: count.check(z.describe('Times that it was reopened.')),
    breaches: z.array(breach).check(z.describe('Missed deadlines.')),
    clock: clocks,
    allowed: z.array(status).check(z.describe('Statuses that a person may give it next.')),
    history: z
      .array(StepSchema)
      .check(z.describe('The newest hundred steps in order, or those before history_before; comments are among them.')),
    history_omitted: count.check(z.describe('Steps before those: ask again with history_before.')),
  }),
);

export const VersionConflictSchema = z.extend(ProblemSchema, {
  current: ComplaintSchema.check(z.describe('The complaint as it is now.')),
});

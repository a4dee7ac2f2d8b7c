import * as z from 'zod/mini';
import { CLOCKS } from '../steps.ts';
import { PRIORITIES, STATUSES } from '../types.ts';
import { type ComplaintEvent, EVENT_TYPES } from './event.ts';

const STEP_KINDS = ['opened', 'refreshed', 'linked', 'changed', 'commented', 'breached'] as const;

const name = z.string().check(z.minLength(1));
/** A whole number from 1. */
const count = z.int().check(z.gte(1));
const time = z.iso.datetime({ precision: 3 }).check(z.describe('UTC, ISO 8601 with milliseconds.'));

const BreachSchema = z
  .strictObject({
    clock: z.enum(CLOCKS),
    cycle: count.check(z.describe('1 from the opening, one more with each reopening.')),
    due_at: time,
  })
  .check(z.describe('The missed deadline; of complaint.breached alone.'));

/** What followers of complaints get; docs/complaint-events.schema.json is made of it. */
export const ComplaintEventSchema = z.strictObject({
  type: z.enum(EVENT_TYPES).check(z.describe('complaint.updated stands for every step that is neither of the others.')),
  schema_version: z.literal(1),
  event_id: name.check(z.describe('`<complaint_id>:<complaint_version>`; an event that comes twice has the same one.')),
  complaint_id: name,
  complaint_version: count.check(
    z.describe('Counts the steps of the complaint; of two events the one with the higher version is the later.'),
  ),
  at: time,
  step: z.enum(STEP_KINDS).check(z.describe('What happened.')),
  by: z.enum(['person', 'system']),
  call_id: name,
  client_id: name,
  issue: name,
  status: z.enum(STATUSES).check(z.describe('After the step, as all that follows.')),
  priority: z.enum(PRIORITIES),
  department: name,
  group: name.check(z.describe('The group that owns it.')),
  owner: z.nullable(name).check(z.describe('Who owns it in person; null: nobody.')),
  product: z.string(),
  region: z.string(),
  breach: z.exactOptional(BreachSchema),
}) satisfies z.ZodMiniType<ComplaintEvent>;

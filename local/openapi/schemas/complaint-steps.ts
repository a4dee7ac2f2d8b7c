import * as z from 'zod/mini';
import { type Actor, CLOCKS, type Settings, type Step } from '#lambdas/domain/complaints/steps.ts';
import { type Origin, PRIORITIES, PRIORITY_SETTERS, STATUSES } from '#lambdas/domain/complaints/types.ts';
import { FactsSchema } from './complaint-facts.ts';
import { exactly } from './exactly.ts';
import { count, time } from './fields.ts';

export const version = z.int().check(z.gte(1), z.describe('Counts the steps, from 1.'));
export const cycle = z.int().check(z.gte(1), z.describe('1 from the opening, one more with each reopening.'));
export const clockName = z.enum(CLOCKS);
export const status = z.enum(STATUSES);
export const priority = z.enum(PRIORITIES);
export const prioritySetter = z
  .enum(PRIORITY_SETTERS)
  .check(z.describe('Who set the priority; what a person set, rules leave alone.'));
export const owner = z.nullable(z.string()).check(z.describe('Who owns it in person; null: nobody.'));

export const actor = exactly<Actor>()(
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), subject: z.string() }),
      z.strictObject({ kind: z.literal('system') }),
    ])
    .check(z.describe('The subject of a token, or Callsift itself.')),
);

/** What a complaint came from. */
export const origin = {
  complaint_id: z.string(),
  call_id: z.string(),
  client_id: z.string(),
  issue: z.string().check(z.describe('Key of an issue of the rules of triage, or `unspecified`.')),
  called_at: time.check(z.describe('When the call was, UTC, ISO 8601.')),
};

export const settings = exactly<Settings>()(
  z
    .strictObject({
      status: z.exactOptional(status),
      priority: z.exactOptional(priority),
      priority_by: z.exactOptional(prioritySetter),
      department: z.exactOptional(z.string()),
      group: z.exactOptional(z.string()),
      owner: z.exactOptional(owner),
    })
    .check(z.describe('All that the step changes; what is left out stays.')),
);

const shared = {
  version: version.check(z.describe('Version of the complaint after this step.')),
  at: time,
  by: actor,
  why: z.exactOptional(z.string().check(z.describe('Redacted.'))),
  sets: settings,
};

const commentFields = {
  comment_id: z.string(),
  text: z.string().check(z.describe('Redacted.')),
  to_client: z.boolean().check(z.describe('It is what the client was told.')),
};

export const breachFields = { clock: clockName, cycle, due_at: time };

const steps = [
  z.strictObject({
    kind: z.literal('opened'),
    ...shared,
    origin: exactly<Origin>()(z.strictObject(origin)),
    facts: FactsSchema,
  }),
  z.strictObject({
    kind: z.literal('refreshed'),
    ...shared,
    call_revision: count,
    facts: z.exactOptional(FactsSchema.check(z.describe('Absent where the call complains of it no more.'))),
  }),
  z.strictObject({
    kind: z.literal('linked'),
    ...shared,
    earlier: z
      .array(z.string())
      .check(z.describe('complaint_ids of the client about the same that were not known before, the newest first.')),
  }),
  z.strictObject({ kind: z.literal('changed'), ...shared }),
  z.strictObject({ kind: z.literal('commented'), ...shared, ...commentFields }),
  z.strictObject({ kind: z.literal('breached'), ...shared, ...breachFields }),
] as const;

export const StepSchema = exactly<Step>()(z.discriminatedUnion('kind', steps));

import * as z from 'zod/mini';
import {
  type ComplaintFacts,
  ENTITY_KINDS,
  type Entity,
  PRIORITIES,
  type PriorityReason,
} from '#lambdas/domain/complaints/types.ts';
import { IMPORTANCES, SENTIMENTS } from '#lambdas/domain/triage/types.ts';
import { QuoteSchema } from './enrichment.ts';
import { exactly } from './exactly.ts';

/** A turn of the call. */
const place = z.int().check(z.gte(-1), z.describe('-1 for the whole call.'));

export const priorityReason = exactly<PriorityReason>()(
  z.strictObject({
    rule: z.string().check(z.describe('Name of the rule, such as safety, issue:unauthorised_transaction or repeat.')),
    priority: z.enum(PRIORITIES),
    turn: place,
  }),
);

const entity = exactly<Entity>()(z.strictObject({ kind: z.enum(ENTITY_KINDS), value: z.string(), turn: place }));

export const FactsSchema = exactly<ComplaintFacts>()(
  z.strictObject({
    call_revision: z.int().check(z.gte(1), z.describe('Revision of the call that it was read from.')),
    client_segment: z.exactOptional(z.string()),
    channel: z.exactOptional(z.string()),
    product: z.string(),
    region: z.string(),
    language: z.string(),
    department: z.string(),
    department_rule: z.string().check(z.describe('The rule that chose the department.')),
    priority: z.enum(PRIORITIES),
    priority_reasons: z.array(priorityReason),
    summary: z.string().check(z.describe('What the customer said that tells it best; redacted.')),
    evidence: z.array(QuoteSchema).check(z.describe('Verbatim in the call, the best first.')),
    entities: z
      .array(entity)
      .check(
        z.describe('What it is about, as it was said: order ids, amounts, dates, plans, products; nothing personal.'),
      ),
    sentiment: z.enum(SENTIMENTS),
    importance: z.enum(IMPORTANCES),
    rules_version: z.string(),
  }),
);

import * as z from 'zod/mini';
import { ComplaintEventSchema } from '#lambdas/domain/complaints/events/event-schema.ts';
import { type JsonSchema, tidy } from './component-schemas.ts';

const DESCRIPTION =
  `What the topic ComplaintEvents is told of a step of a complaint: ids and facts to filter by, never what was said. It may
come twice, and out of order. Subscriptions filter by the message attributes type, department, priority, status, issue,
product, region, step and by.`.replaceAll('\n', ' ');

/** The JSON Schema of the events of complaints, for who follows them (docs/complaint-events.schema.json). */
export function complaintEventsSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(ComplaintEventSchema, {
    target: 'draft-2020-12',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema),
  });
  return { $schema, title: 'Callsift complaint event', description: DESCRIPTION, ...schema } as JsonSchema;
}

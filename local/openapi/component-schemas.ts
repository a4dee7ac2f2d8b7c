import * as z from 'zod/mini';
import { SummaryRequestSchema } from '#lambdas/domain/complaints/summary/read-request.ts';
import { FiltersSchema } from '#lambdas/domain/search/filters.ts';
import { COMPONENTS, type Component, type ComponentName } from './components.ts';
import { BODY_DESCRIPTIONS, DATE_DESCRIPTIONS, FILTER_DESCRIPTIONS, WHOLE_DAYS } from './request-descriptions.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;
export type ComponentSchemas = Readonly<Record<ComponentName, JsonSchema>>;

type Descriptions = Readonly<Record<string, string>>;

/** Descriptions of the fields of objects whose schemas are those of the functions. */
const FIELDS: ReadonlyMap<z.core.$ZodType, Descriptions> = new Map<z.core.$ZodType, Descriptions>([
  [FiltersSchema, FILTER_DESCRIPTIONS],
  [COMPONENTS.ExcludedValues.schema, FILTER_DESCRIPTIONS],
  [FiltersSchema.shape.date_range.def.innerType, DATE_DESCRIPTIONS],
  [COMPONENTS.Query.schema, BODY_DESCRIPTIONS.Query],
  [COMPONENTS.Search.schema, BODY_DESCRIPTIONS.Search],
  [COMPONENTS.Feedback.schema, BODY_DESCRIPTIONS.Feedback],
  [COMPONENTS.ComplaintChange.schema, BODY_DESCRIPTIONS.ComplaintChange],
  [COMPONENTS.ComplaintComment.schema, BODY_DESCRIPTIONS.ComplaintComment],
  [COMPONENTS.ComplaintAssignment.schema, BODY_DESCRIPTIONS.ComplaintAssignment],
  [COMPONENTS.ComplaintSummaryRequest.schema, BODY_DESCRIPTIONS.ComplaintSummaryRequest],
  [SummaryRequestSchema.shape.date_range, WHOLE_DAYS],
]);

/** All components as JSON Schema, as they are written: what a transformation makes of a value stands nowhere. */
export function componentSchemas(): ComponentSchemas {
  const named: readonly (readonly [string, Component])[] = Object.entries(COMPONENTS);
  const registry = z.registry<{ id: string }>();
  for (const [id, { schema }] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    target: 'draft-2020-12',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema),
  });
  const entries = named.map(([name, { description }]) => {
    const { $schema, $id, ...schema } = schemas[name] ?? {};
    return [name, { description, ...schema }] as const;
  });
  return Object.fromEntries(entries) as ComponentSchemas;
}

/** Adds descriptions; numbers that JavaScript can hold need no bound in a document. */
export function tidy(zodSchema: z.core.$ZodType, schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  const descriptions = FIELDS.get(zodSchema) ?? {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const description = descriptions[name];
    if (description !== undefined && typeof property === 'object') property.description = description;
  }
}

import { FILTER_PARAMETERS } from '#lambdas/domain/analytics/query-parameters.ts';
import type { ComponentSchemas, JsonSchema } from './component-schemas.ts';
import { componentSchemas } from './component-schemas.ts';
import { DATE_DESCRIPTIONS } from './request-descriptions.ts';

/** A parameter of a route, as OpenAPI writes it. */
export interface ParameterObject {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly description: string;
  readonly required?: true;
  readonly style?: 'form';
  readonly explode?: boolean;
  readonly schema: JsonSchema;
}

/** Written where it is used, or once for several routes. */
export type Parameter = ParameterObject | { readonly $ref: string };

const SEVERAL = ' Several values: give it several times, or once with commas in between.';

/** The fields of the filters that can stand in a query string, by their names. */
export const filterParameters = filterParametersOf(componentSchemas());

/** References to all of them. */
export const FILTER_REFS: readonly Parameter[] = FILTER_PARAMETERS.map((name) => ({
  $ref: `#/components/parameters/${name}`,
}));

function filterParametersOf({ Filters }: ComponentSchemas): Readonly<Record<string, ParameterObject>> {
  const fields = Object.entries(Filters.properties ?? {}).flatMap(([name, schema]) => {
    const parameter = typeof schema === 'object' && isWritable(name) ? filterParameter(name, schema) : undefined;
    return parameter === undefined ? [] : [[name, parameter] as const];
  });
  const date = (name: string, description: string) => queryParameter(name, description, { type: 'string' });
  return {
    ...Object.fromEntries(fields),
    start_date: date('start_date', DATE_DESCRIPTIONS.start),
    end_date: date('end_date', DATE_DESCRIPTIONS.end),
  };
}

/** Objects and phrases have no place in a query string. */
function isWritable(name: string): boolean {
  return (FILTER_PARAMETERS as readonly string[]).includes(name);
}

function filterParameter(name: string, { description = '', ...schema }: JsonSchema): ParameterObject {
  const list = schema.anyOf?.find((one) => typeof one === 'object' && one.type === 'array');
  if (list === undefined) return queryParameter(name, description, schema);
  return { ...queryParameter(name, description + SEVERAL, list), style: 'form', explode: true };
}

export function queryParameter(name: string, description: string, schema: JsonSchema): ParameterObject {
  return { name, in: 'query', description, schema };
}

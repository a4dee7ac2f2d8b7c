import { VALUE_FILTERS } from '../search/filters.ts';
import { type FieldFault, faultSentence } from '../validation/fault.ts';
import { type ParsedPlan, parsePlan } from './parse-plan.ts';
import type { AggregationPlan, PlanInput } from './plan.ts';

/** A query string: each parameter with all its values, as they stand there. */
export type QueryParameters = Readonly<Record<string, readonly string[] | undefined>>;

/** A query string that is refused: the parameter, and one sentence. */
export interface ParameterFault {
  readonly field: string;
  readonly title: string;
}

/** Filters as they are written into a plan. */
export type FilterInput = NonNullable<PlanInput['filters']>;

const NUMBER_FILTERS = ['importance_min', 'duration_min', 'duration_max'] as const;

export const FILTER_PARAMETERS = [...Object.keys(VALUE_FILTERS), ...NUMBER_FILTERS, 'start_date', 'end_date'] as const;

const MAX_FIELD = 64;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The first parameter that no route of the kind knows: a typing error must not widen what is counted. */
export function unknownParameter(parameters: QueryParameters, known: readonly string[]): ParameterFault | undefined {
  const field = Object.keys(parameters).find((name) => !known.includes(name));
  if (field === undefined) return undefined;
  return { field: field.slice(0, MAX_FIELD), title: `Unknown parameter; known are ${known.join(', ')}.` };
}

/** The values of a parameter of one value as one text; where it is given twice they are no value that is valid. */
export function textOf(parameters: QueryParameters, name: string): string | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name]?.join(',') : undefined;
}

/** A parameter that is given once is a list with commas; given several times, each is one value, commas and all. */
function valuesOf(parameters: QueryParameters, name: string): readonly string[] | undefined {
  const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const [only, ...others] = given ?? [];
  return only === undefined || others.length > 0 ? given : only.split(',').map((value) => value.trim());
}

/** A whole number or a decimal fraction, of whatever size; any other text stays one, for validation to refuse. */
export function numberOf(text: string): number | string {
  return NUMBER.test(text) ? Number(text) : text;
}

/** The filters of a query string. Not validated: that happens within a plan. */
export function filterInput(parameters: QueryParameters): FilterInput {
  const lists = Object.keys(VALUE_FILTERS).flatMap((name) => {
    const values = valuesOf(parameters, name);
    return values === undefined ? [] : [[name, values] as const];
  });
  const numbers = NUMBER_FILTERS.flatMap((name) => {
    const text = textOf(parameters, name);
    return text === undefined ? [] : [[name, numberOf(text)] as const];
  });
  const [start, end] = [textOf(parameters, 'start_date'), textOf(parameters, 'end_date')];
  return {
    ...Object.fromEntries(lists),
    ...Object.fromEntries(numbers),
    ...((start !== undefined || end !== undefined) && {
      date_range: { ...(start !== undefined && { start }), ...(end !== undefined && { end }) },
    }),
  } as FilterInput;
}

/** Reads a plan made from parameters; a fault names the parameter that the field of the plan came from. */
export function planOfParameters(
  input: unknown,
  sources: Readonly<Record<string, string>> = {},
): { readonly ok: true; readonly plan: AggregationPlan } | { readonly ok: false; readonly fault: ParameterFault } {
  const parsed: ParsedPlan = parsePlan(input);
  if (parsed.ok) return parsed;
  const field = parameterOf(parsed.fault, sources);
  const subject = parsed.fault.field === 'filters.date_range' ? 'The time from start_date to end_date' : field;
  return { ok: false, fault: { field, title: faultSentence({ ...parsed.fault, field: subject }) } };
}

function parameterOf({ field }: FieldFault, sources: Readonly<Record<string, string>>): string {
  const found = Object.entries({ ...SOURCES, ...sources }).find(([path]) => field.startsWith(path));
  return found?.[1] ?? field.replace(/^filters\./, '').replace(/\[\d+\]$/, '');
}

/** Paths of a plan, the longer ones first, and what they are called in a query string. */
const SOURCES: Readonly<Record<string, string>> = {
  'filters.date_range.end': 'end_date',
  'filters.date_range': 'start_date',
};

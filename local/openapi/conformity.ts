import * as z from 'zod/mini';
import { COMPONENTS, type ComponentName } from './components.ts';
import type { Operation } from './operation.ts';
import { ANY_ROUTE, PROBLEMS, type ProblemSpec, typeOf, WITH_TOKEN } from './problems.ts';
import { VersionConflictSchema } from './schemas/complaint.ts';
import { ProblemSchema } from './schemas/problem.ts';

/** An answer of the API as it came. */
export interface Received {
  readonly status: number;
  readonly contentType: string;
  /** JSON; of a stream its events. */
  readonly body: unknown;
}

/** An event of a stream. */
export interface ReceivedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** How an answer departs from the document, a sentence each; a field that is not documented is a fault, too. */
export function departures(operation: Operation, { status, contentType, body }: Received): readonly string[] {
  const { answer } = operation;
  if (status !== 200) return problemDepartures(operation, { status, contentType, body });
  if ('schema' in answer) {
    return [...typeDepartures(contentType, 'application/json'), ...faultsOf(COMPONENTS[answer.schema].schema, body)];
  }
  if ('csv' in answer) return typeDepartures(contentType, 'text/csv');
  const events = body as readonly ReceivedEvent[];
  return [
    ...typeDepartures(contentType, 'text/event-stream'),
    ...events.flatMap(({ event, data }) => eventDepartures(answer.events[event], event, data)),
  ];
}

function eventDepartures(component: ComponentName | undefined, event: string, data: unknown): readonly string[] {
  if (component === undefined) return [`the event ${event} is not documented`];
  return faultsOf(COMPONENTS[component].schema, data).map((fault) => `${event}: ${fault}`);
}

function problemDepartures({ problems, open }: Operation, { status, contentType, body }: Received): readonly string[] {
  const names = [...problems, ...(open ? [] : WITH_TOKEN), ...ANY_ROUTE];
  const known = names.map((name) => PROBLEMS[name]).filter((problem) => problem.status === status);
  const types = known.flatMap(({ codes }) => codes.map(typeOf));
  if (types.length === 0) return [`the status ${status} is not documented`];
  return [
    ...typeDepartures(contentType, 'application/problem+json'),
    ...faultsOf(z.extend(schemaOf(known), { type: z.enum(types) }), body),
  ];
}

/** Statuses do not share what describes them. */
function schemaOf(known: readonly ProblemSpec[]) {
  return known.some(({ schema }) => schema === 'VersionConflict') ? VersionConflictSchema : ProblemSchema;
}

function typeDepartures(contentType: string, expected: string): readonly string[] {
  return contentType.split(';')[0] === expected ? [] : [`the content type is ${contentType}, not ${expected}`];
}

function faultsOf(schema: z.ZodMiniType, value: unknown): readonly string[] {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, code, message }) => `${path.join('.')}: ${code} ${message}`);
}

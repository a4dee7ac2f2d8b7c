import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createRoutes as analyticsRoutes } from '#lambdas/analytics/handler.ts';
import { createRoutes as callsRoutes } from '#lambdas/calls/handler.ts';
import { createRoutes as summaryRoutes } from '#lambdas/complaint-summary/handler.ts';
import { createRoutes as complaintsRoutes } from '#lambdas/complaints/handler.ts';
import { createRoutes as costsRoutes } from '#lambdas/costs/handler.ts';
import { routesOf } from '#lambdas/domain/access/roles.ts';
import { FILTER_PARAMETERS } from '#lambdas/domain/analytics/query-parameters.ts';
import { SUMMARY_PARAMETERS } from '#lambdas/domain/analytics/summary.ts';
import { TREND_PARAMETERS } from '#lambdas/domain/analytics/trend.ts';
import { LIST_PARAMETERS } from '#lambdas/domain/calls/list-query.ts';
import { ComplaintEventSchema } from '#lambdas/domain/complaints/events/event-schema.ts';
import {
  LIST_PARAMETERS as COMPLAINT_PARAMETERS,
  EXPORT_PARAMETERS,
} from '#lambdas/domain/complaints/listing/parse-list.ts';
import { STATS_PARAMETERS } from '#lambdas/domain/complaints/listing/parse-stats.ts';
import { COST_PARAMETERS } from '#lambdas/domain/cost/cost-query.ts';
import { createRoutes as healthRoutes } from '#lambdas/health/handler.ts';
import { ROLES } from '#lambdas/names.ts';
import { createRoutes as queryRoutes } from '#lambdas/query/handler.ts';
import { createRoutes as searchRoutes } from '#lambdas/search/handler.ts';
import { complaintEventsSchema } from './complaint-events.ts';
import { COMPONENTS } from './components.ts';
import { openApiDocument } from './document.ts';
import { OPERATIONS } from './operations/operations.ts';
import { filterParameters, type Parameter } from './parameter.ts';
import { rolesOfRoute } from './roles-of-route.ts';
import { structuralFaults } from './structural-faults.ts';
import { writeJson } from './write-json.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const document = openApiDocument(version);
const routes = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

describe('docs/openapi.json', () => {
  it('is what the schemas say; npm run openapi writes it anew', () => {
    expect(readFileSync('docs/openapi.json', 'utf8')).toBe(writeJson(document));
  });

  it('is a sound OpenAPI 3.1 document', () => {
    expect(structuralFaults(document)).toEqual([]);
  });

  it('says something of every field: no schema is empty', () => {
    expect(emptyParts(document.components.schemas)).toEqual([]);
  });

  it('has the problems that any request may meet at every operation', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const { responses, security } of Object.values(item)) {
        const statuses = Object.keys(responses);
        expect(statuses, path).toEqual(expect.arrayContaining(['200', '429', '500', '504', 'default']));
        expect(statuses.includes('401') && statuses.includes('403'), path).toBe(security.length > 0);
      }
    }
  });
});

describe('docs/complaint-events.schema.json', () => {
  const schema = complaintEventsSchema();

  it('is what the schema of events says; npm run openapi writes it anew', () => {
    expect(readFileSync('docs/complaint-events.schema.json', 'utf8')).toBe(writeJson(schema));
  });

  it('is a JSON Schema of its own that names every field of an event and allows no other', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    });
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(ComplaintEventSchema.shape));
    expect(schema.required).toEqual(Object.keys(ComplaintEventSchema.shape).filter((name) => name !== 'breach'));
    expect(JSON.stringify(schema)).not.toContain('$ref');
    expect(emptyParts(schema)).toEqual([]);
  });
});

describe('the routes of the document', () => {
  it('are those of the functions', () => {
    const unused = {} as never;
    const tables: readonly ((deps: never) => readonly Route[])[] = [
      queryRoutes,
      searchRoutes,
      analyticsRoutes,
      callsRoutes,
      complaintsRoutes,
      summaryRoutes,
      costsRoutes,
      healthRoutes,
    ];
    const served = tables.flatMap((create) => create(unused)).map(({ method, path }) => `${method} ${path}`);
    // Their functions have one route each, which they do not name.
    const others = ['POST /query/stream', 'GET /complaints/export.csv'];
    expect(routes.toSorted()).toEqual([...served, ...others].toSorted());
  });

  it.each(routes)('%s names exactly the roles that may call it', (route) => {
    const may = ROLES.filter((role) => routesOf([role]).some((allowed) => matches(allowed, route)));
    expect(rolesOfRoute(route)).toEqual(may);
    const open = OPERATIONS.find(({ method, path }) => `${method.toUpperCase()} ${path}` === route)?.open === true;
    expect(may.length > 0).toBe(!open);
  });

  it('cover all that a role may call', () => {
    const unknown = routesOf(ROLES).filter((allowed) => !routes.some((route) => matches(allowed, route)));
    expect(unknown).toEqual([]);
  });
});

describe('the parameters of', () => {
  it.each([
    ['/analytics/summary', SUMMARY_PARAMETERS],
    ['/analytics/trends', TREND_PARAMETERS],
    ['/calls', LIST_PARAMETERS],
    ['/costs', COST_PARAMETERS],
    ['/complaints', COMPLAINT_PARAMETERS],
    ['/complaints/stats', STATS_PARAMETERS],
    ['/complaints/export.csv', EXPORT_PARAMETERS],
  ])('%s are those that the route knows', (path, known) => {
    const operation = OPERATIONS.find((one) => one.method === 'get' && one.path === path);
    expect(operation?.parameters?.map(nameOf).toSorted()).toEqual([...known].toSorted());
  });

  it('the filters are those of a query string, each with a description', () => {
    expect(Object.keys(filterParameters).toSorted()).toEqual([...FILTER_PARAMETERS].toSorted());
    for (const { description } of Object.values(filterParameters)) expect(description).toMatch(/\.$/);
  });
});

describe('the requests of the document', () => {
  const examples = OPERATIONS.flatMap(({ id, body }) =>
    Object.entries(body?.examples ?? {}).map(([name, { value }]) => [`${id} ${name}`, body, value] as const),
  );

  it('are shown for every POST and PATCH', () => {
    for (const { id, method, body } of OPERATIONS) expect(body !== undefined, id).toBe(method !== 'get');
  });

  it.each(examples)('%s is one that the route takes', (_name, body, value) => {
    const parsed = body && z.safeParse(COMPONENTS[body.schema].schema, value);
    expect(parsed).toMatchObject({ success: true });
  });
});

interface Route {
  readonly method: string;
  readonly path: string;
}

function nameOf(parameter: Parameter): string {
  return 'name' in parameter ? parameter.name : (parameter.$ref.split('/').at(-1) ?? '');
}

/** As the authorizer means it: `*` stands for one or more segments. */
function matches(allowed: string, route: string): boolean {
  return new RegExp(`^${allowed.replaceAll('*', '.+')}$`).test(route);
}

/** Paths of schemas that say nothing at all. */
function emptyParts(value: object, path = ''): readonly string[] {
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return [];
    const at = `${path}/${key}`;
    return Object.keys(part).length === 0 ? [at] : emptyParts(part, at);
  });
}

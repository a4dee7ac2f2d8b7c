import { componentSchemas } from './component-schemas.ts';
import { refTo } from './components.ts';
import { type Operation, TAGS } from './operation.ts';
import { OPERATIONS } from './operations/operations.ts';
import { filterParameters } from './parameter.ts';
import { ANY_ROUTE, PROBLEMS, problemResponses, WITH_TOKEN } from './problems.ts';
import { rolesOfRoute } from './roles-of-route.ts';

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

/** The OpenAPI document of the API (https://spec.openapis.org/oas/v3.1.1.html). */
export function openApiDocument(version: string) {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Callsift',
      version,
      description:
        'Call intelligence: counts, searches and answers over redacted call transcripts. Generated from the schemas that validate; do not edit it by hand.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: SERVERS,
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(OPERATIONS),
    components: {
      schemas: componentSchemas(),
      responses: problemResponses(),
      parameters: filterParameters,
      securitySchemes: { token: TOKEN },
    },
  };
}

const SERVERS = [
  { url: 'http://127.0.0.1:3000', description: 'The laptop, after npm start' },
  {
    url: 'https://{api}.execute-api.{region}.amazonaws.com/{stage}',
    description: 'AWS; the output ApiUrl of the stack',
    variables: {
      api: { default: 'api', description: 'Id of the REST API' },
      region: { default: 'us-east-1' },
      stage: { default: 'dev', enum: ['dev', 'prod'] },
    },
  },
];

const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'A token of the identity provider; its groups are the roles. On the laptop: npm run token.',
};

function pathsOf(operations: readonly Operation[]) {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    Array.from(byPath, ([path, methods]) => [
      path,
      Object.fromEntries(methods.map((operation) => [operation.method, operationObject(operation)])),
    ]),
  );
}

function operationObject(operation: Operation) {
  const { id, tag, summary, parameters, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...accessOf(operation),
    ...(parameters && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo(body.schema), examples: body.examples } },
      },
    }),
    responses: { 200: answerOf(operation), ...refusalsOf(operation) },
  };
}

/** Who may call it. */
function accessOf({ method, path, description, open }: Operation) {
  if (open) return { description: `${description} Needs no token.`, security: [] };
  const roles = rolesOfRoute(`${method.toUpperCase()} ${path}`);
  return {
    description: `${description} Roles that may call it: ${roles.join(', ')}.`,
    security: [{ token: [] }],
    'x-roles': roles,
  };
}

function answerOf({ answer }: Operation) {
  const { description } = answer;
  if ('schema' in answer) {
    const { headers } = answer;
    const content = { 'application/json': { schema: refTo(answer.schema) } };
    return { description, ...(headers && { headers }), content };
  }
  if ('csv' in answer) return { description, content: { 'text/csv': { schema: { type: 'string' } } } };
  const events = Object.entries(answer.events).map(([name, schema]) => [name, refTo(schema)]);
  return {
    description,
    content: { 'text/event-stream': { schema: { type: 'string' }, 'x-events': Object.fromEntries(events) } },
  };
}

/** By status, the default last. */
function refusalsOf({ problems, open }: Operation) {
  const names = [...problems, ...(open ? [] : WITH_TOKEN), ...ANY_ROUTE];
  const entries = names.map((name) => [PROBLEMS[name].status, { $ref: `#/components/responses/${name}` }] as const);
  return Object.fromEntries(entries);
}

/** Any part of a document. */
type Json = Readonly<Record<string, unknown>>;

/** Fields of an OpenAPI document (https://spec.openapis.org/oas/v3.1.1.html#openapi-object). */
const TOP_LEVEL = [
  'openapi',
  'info',
  'jsonSchemaDialect',
  'servers',
  'paths',
  'webhooks',
  'components',
  'security',
  'tags',
  'externalDocs',
];
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const STATUS = /^([1-5](\d\d|XX)|default)$/;
const COMPONENT = /^[a-zA-Z0-9._-]+$/;
const PLACES = ['query', 'header', 'path', 'cookie'];

/** What is wrong with an OpenAPI 3.1 document in its structure, a sentence each; empty for a sound one. */
export function structuralFaults(document: Json): readonly string[] {
  const operations = operationsOf(document);
  return [
    ...topLevelFaults(document),
    ...refFaults(document),
    ...operations.flatMap((operation) => operationFaults(document, operation)),
    ...repeated(operations.map(({ content }) => content.operationId)).map((id) => `operationId ${id} stands twice`),
    ...componentFaults(document),
  ];
}

interface OperationPart {
  readonly name: string;
  readonly path: string;
  readonly content: Json;
}

function operationsOf({ paths }: Json): readonly OperationPart[] {
  return entriesOf(paths).flatMap(([path, item]) =>
    entriesOf(item).map(([method, content]) => ({ name: `${method} ${path}`, path, content: jsonOf(content) })),
  );
}

function topLevelFaults(document: Json): readonly string[] {
  const { title, version } = jsonOf(document.info);
  const unknown = Object.keys(document).filter((key) => !TOP_LEVEL.includes(key) && !key.startsWith('x-'));
  const paths = Object.entries(jsonOf(document.paths)).flatMap(([path, item]) => [
    ...(path.startsWith('/') ? [] : [`path ${path} does not begin with /`]),
    ...Object.keys(jsonOf(item))
      .filter((method) => !METHODS.includes(method))
      .map((method) => `${path} has ${method}, which is no method`),
  ]);
  return [
    ...(/^3\.1\.\d+$/.test(String(document.openapi)) ? [] : ['openapi is no version 3.1']),
    ...(title && version ? [] : ['info lacks its title or version']),
    ...unknown.map((key) => `${key} is no field of a document`),
    ...paths,
  ];
}

/** References that lead nowhere, and components that no reference leads to. */
function refFaults(document: Json): readonly string[] {
  const refs = new Set(refsIn(document));
  const lost = [...refs].filter((ref) => resolve(document, ref) === undefined);
  const named = ['schemas', 'responses', 'parameters'].flatMap((kind) =>
    Object.keys(jsonOf(jsonOf(document.components)[kind])).map((name) => `#/components/${kind}/${name}`),
  );
  const unused = named.filter((ref) => !refs.has(ref));
  return [...lost.map((ref) => `${ref} leads nowhere`), ...unused.map((ref) => `${ref} is used nowhere`)];
}

function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : refsIn(part),
  );
}

/** What a reference within the document leads to (JSON pointer, RFC 6901). */
export function resolve(document: Json, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined;
  const steps = ref.slice(2).split('/');
  return steps.reduce<unknown>((part, step) => {
    return typeof part === 'object' && part !== null && Object.hasOwn(part, step) ? jsonOf(part)[step] : undefined;
  }, document);
}

function operationFaults(document: Json, { name, path, content }: OperationPart): readonly string[] {
  const missing = ['operationId', 'summary', 'description'].filter((field) => !content[field]);
  const tags = listOf(document.tags).map((tag) => jsonOf(tag).name);
  const schemes = jsonOf(jsonOf(document.components).securitySchemes);
  const faults = [
    ...missing.map((field) => `lacks its ${field}`),
    ...listOf(content.tags).flatMap((tag) => (tags.includes(tag) ? [] : [`has the tag ${tag}, which is not declared`])),
    ...listOf(content.security)
      .flatMap((one) => Object.keys(jsonOf(one)))
      .flatMap((scheme) => (Object.hasOwn(schemes, scheme) ? [] : [`names ${scheme}, which is no security scheme`])),
    ...parameterFaults(document, path, content),
    ...responseFaults(document, content),
  ];
  return faults.map((fault) => `${name} ${fault}`);
}

function parameterFaults(document: Json, path: string, content: Json): readonly string[] {
  const parameters = listOf(content.parameters).map((one) => whole(document, one));
  const inPath = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name);
  const declared = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  const bad = parameters.filter(
    (one) =>
      !one.name || !PLACES.includes(String(one.in)) || !one.schema || (one.in === 'path' && one.required !== true),
  );
  return [
    ...bad.map(({ name }) => `has the parameter ${name}, which lacks something`),
    ...inPath.filter((name) => !declared.includes(name)).map((name) => `does not declare ${name}`),
    ...declared.filter((name) => !inPath.includes(String(name))).map((name) => `declares ${name}, not in its path`),
    ...repeated(parameters.map((one) => `${one.in} ${one.name}`)).map((name) => `has the parameter ${name} twice`),
  ];
}

function responseFaults(document: Json, content: Json): readonly string[] {
  const responses = entriesOf(content.responses);
  const bad = responses.filter(([status, one]) => !STATUS.test(status) || !whole(document, one).description);
  return [
    ...(responses.some(([status]) => status.startsWith('2')) ? [] : ['has no response of success']),
    ...bad.map(([status]) => `has the response ${status}, which is none or lacks its description`),
  ];
}

function componentFaults({ components }: Json): readonly string[] {
  const names = entriesOf(components).flatMap(([, parts]) => Object.keys(jsonOf(parts)));
  const schemas = entriesOf(jsonOf(components).schemas).flatMap(([name, schema]) => requiredFaults(name, schema));
  return [...names.filter((name) => !COMPONENT.test(name)).map((name) => `${name} is no name`), ...schemas];
}

/** Fields that are required and not there, at any depth. */
function requiredFaults(name: string, schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { required, properties } = jsonOf(schema);
  const lost = Array.isArray(required) ? required.filter((field) => !Object.hasOwn(jsonOf(properties), field)) : [];
  return [
    ...lost.map((field) => `${name} requires ${field}, which it does not have`),
    ...Object.values(schema).flatMap((part) => requiredFaults(name, part)),
  ];
}

/** The part itself, or what it refers to. */
function whole(document: Json, part: unknown): Json {
  const { $ref } = jsonOf(part);
  return jsonOf(typeof $ref === 'string' ? resolve(document, $ref) : part);
}

function repeated(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function jsonOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(jsonOf(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

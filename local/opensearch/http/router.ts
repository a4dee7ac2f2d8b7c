import { illegalArgument, OpenSearchError } from '../errors.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';

export interface ApiRequest {
  readonly method: string;
  /** Decoded parts of the path. */
  readonly path: readonly string[];
  /** The path as it came, for messages. */
  readonly uri: string;
  readonly params: URLSearchParams;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  /** An object becomes JSON; undefined is an empty body. */
  readonly body?: unknown;
}

/** Values of the `{…}` of a route. */
export type PathValues = Readonly<Record<string, string>>;

export type Handler = (request: ApiRequest, values: PathValues) => ApiAnswer;

export interface Route {
  readonly methods: readonly Method[];
  /** `/{index}/_doc/{id}` */
  readonly pattern: string;
  /** Parameters of the URL that it reads, beside the common ones. */
  readonly params?: readonly string[];
  readonly handle: Handler;
}

/** Parameters that every route takes; they change how an answer looks or how long to wait, which nothing here needs. */
const COMMON_PARAMS = [
  'pretty',
  'human',
  'error_trace',
  'timeout',
  'cluster_manager_timeout',
  'master_timeout',
  'wait_for_active_shards',
  'format',
];

export function readTarget(method: string, url: string): Pick<ApiRequest, 'method' | 'path' | 'uri' | 'params'> {
  const mark = url.indexOf('?');
  const uri = mark < 0 ? url : url.slice(0, mark);
  const params = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  try {
    return { method, uri, params, path: uri.split('/').filter(Boolean).map(decodeURIComponent) };
  } catch {
    throw illegalArgument('the path is not valid URL encoding');
  }
}

/** Finds the route of a request and runs it. */
export function dispatch(routes: readonly Route[], request: ApiRequest): ApiAnswer {
  const found = routes.flatMap((route) => {
    const values = matchPath(route.pattern, request.path);
    return values === undefined ? [] : [{ route, values }];
  });
  const fitting = found.find(({ route }) => (route.methods as readonly string[]).includes(request.method));
  if (fitting === undefined)
    return noRoute(
      request,
      found.flatMap(({ route }) => route.methods),
    );
  const { route, values } = fitting;
  for (const param of request.params.keys()) {
    if (!COMMON_PARAMS.includes(param) && !route.params?.includes(param)) throw unknownParam(request, param);
  }
  return route.handle(request, values);
}

function unknownParam({ uri }: ApiRequest, param: string): OpenSearchError {
  return new OpenSearchError(
    400,
    'unsupported_operation',
    `request [${uri}] contains a parameter that is not supported: [${param}]`,
  );
}

function noRoute({ method, uri, path }: ApiRequest, allowed: readonly Method[]): ApiAnswer {
  if (allowed.length > 0) {
    const error = `Incorrect HTTP method for uri [${uri}] and method [${method}], allowed: [${[...new Set(allowed)].join(', ')}]`;
    return { status: 405, body: { error, status: 405 } };
  }
  const name = path[0] ?? '';
  if (path.length === 1 && name.startsWith('_')) {
    const reason = `Invalid index name [${name}], must not start with '_'.`;
    throw new OpenSearchError(400, 'invalid_index_name_exception', reason, { index: name, index_uuid: '_na_' });
  }
  throw new OpenSearchError(400, 'unsupported_operation', `no handler found for uri [${uri}] and method [${method}]`);
}

function matchPath(pattern: string, path: readonly string[]): PathValues | undefined {
  const steps = pattern.split('/').filter(Boolean);
  if (steps.length !== path.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, step] of steps.entries()) {
    const given = path[i] ?? '';
    if (!step.startsWith('{')) {
      if (step !== given) return undefined;
    } else if (step === '{index}' && given.startsWith('_') && steps.length > 1) return undefined;
    else values[step.slice(1, -1)] = given;
  }
  return values;
}

/** The body as an object; empty is `{}`. */
export function bodyObject({ body }: Pick<ApiRequest, 'body'>): JsonObject {
  if (body.trim() === '') return {};
  const json = parseJson(body);
  if (isObject(json)) return json;
  throw new OpenSearchError(400, 'parsing_exception', 'Expected [START_OBJECT] but found another value');
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });

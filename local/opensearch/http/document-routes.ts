import { bulk, transact } from '../bulk.ts';
import type { Catalogue } from '../catalogue.ts';
import {
  getDocument,
  multiGet,
  newId,
  readDocument,
  readVersion,
  requireId,
  sourceOfParams,
  writeAnswer,
} from '../documents.ts';
import { OpenSearchError, unsupported } from '../errors.ts';
import type { Store } from '../shard/store.ts';
import { type ApiAnswer, type ApiRequest, bodyObject, ok, type Route } from './router.ts';

const WRITE_PARAMS = ['refresh', 'version', 'version_type', 'op_type'];
const SOURCE_PARAMS = [
  '_source',
  '_source_includes',
  '_source_excludes',
  '_source_include',
  '_source_exclude',
  'realtime',
  'refresh',
  'preference',
];

/** A write is searchable when it is acknowledged: `refresh` only shows in the answer. */
const isForced = ({ params }: ApiRequest) => ['', 'true'].includes(params.get('refresh') ?? 'false');

function requireBody({ body }: ApiRequest): string {
  if (body !== '') return body;
  throw new OpenSearchError(400, 'parse_exception', 'request body is required');
}

/** Routes that write and read documents. */
export function documentRoutes(catalogue: Catalogue, store: Store): readonly Route[] {
  const write = (request: ApiRequest, name: string, id: string, create: boolean): ApiAnswer => {
    const text = requireBody(request);
    requireId(id);
    const rule = readVersion(
      request.params.get('version') ?? undefined,
      request.params.get('version_type') ?? undefined,
    );
    return transact(catalogue, store, () => {
      const index = catalogue.writable(name);
      const shard = index.shard();
      const done = shard.write(id, readDocument(text), rule, create);
      shard.flush();
      return { status: done.result === 'created' ? 201 : 200, body: writeAnswer(index, id, done, isForced(request)) };
    });
  };
  const opType = ({ params }: ApiRequest) => params.get('op_type') === 'create';
  return [
    {
      methods: ['PUT', 'POST'],
      pattern: '/{index}/_doc/{id}',
      params: WRITE_PARAMS,
      handle: (request, { index = '', id = '' }) => write(request, index, id, opType(request)),
    },
    {
      methods: ['PUT', 'POST'],
      pattern: '/{index}/_create/{id}',
      params: WRITE_PARAMS,
      handle: (request, { index = '', id = '' }) => write(request, index, id, true),
    },
    {
      methods: ['POST'],
      pattern: '/{index}/_doc',
      params: WRITE_PARAMS,
      handle: (request, { index = '' }) => write(request, index, newId(), opType(request)),
    },
    {
      methods: ['GET', 'HEAD'],
      pattern: '/{index}/_doc/{id}',
      params: SOURCE_PARAMS,
      handle: ({ params }, { index = '', id = '' }) => {
        const body = getDocument(catalogue.single(index), id, sourceOfParams(params));
        return { status: body.found === true ? 200 : 404, body };
      },
    },
    {
      methods: ['DELETE'],
      pattern: '/{index}/_doc/{id}',
      params: WRITE_PARAMS,
      handle: (request, { index: name = '', id = '' }) => {
        const rule = readVersion(
          request.params.get('version') ?? undefined,
          request.params.get('version_type') ?? undefined,
        );
        return transact(catalogue, store, () => {
          const index = catalogue.writable(name);
          const done = index.shard().delete(id, rule);
          index.shard().flush();
          const status = done.result === 'not_found' ? 404 : 200;
          return { status, body: writeAnswer(index, id, done, isForced(request)) };
        });
      },
    },
    ...['/_mget', '/{index}/_mget'].map(
      (pattern): Route => ({
        methods: ['POST', 'GET'],
        pattern,
        params: SOURCE_PARAMS,
        handle: (request, { index }) => ok(multiGet(catalogue, index, bodyObject(request), request.params)),
      }),
    ),
    ...['/_bulk', '/{index}/_bulk'].map(
      (pattern): Route => ({
        methods: ['POST', 'PUT'],
        pattern,
        params: ['refresh'],
        handle: (request, { index }) =>
          ok(bulk(requireBody(request), { catalogue, store, index, forced: isForced(request) })),
      }),
    ),
    {
      methods: ['POST'],
      pattern: '/{index}/_update/{id}',
      handle: () => {
        throw unsupported('_update');
      },
    },
  ];
}

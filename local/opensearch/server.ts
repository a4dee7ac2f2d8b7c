import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { createCatalogue } from './catalogue.ts';
import { errorAnswer, OpenSearchError } from './errors.ts';
import { readBody } from './http/body.ts';
import { clusterRoutes } from './http/cluster-routes.ts';
import { documentRoutes } from './http/document-routes.ts';
import { aliasRoutes, indexRoutes } from './http/index-routes.ts';
import { nodeRoutes } from './http/node-routes.ts';
import { type ApiAnswer, dispatch, type Route, readTarget } from './http/router.ts';
import { searchRoutes } from './http/search-routes.ts';
import { openStore } from './shard/store.ts';

export interface OpenSearchOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder for what has to outlive a restart. @default in memory */
  readonly dataDir?: string;
}

export interface RunningOpenSearch {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A search engine that speaks the part of OpenSearch's REST API which Callsift uses, and refuses the rest by name
 * (`unsupported_operation`, 400). A write is on disk and searchable when it is acknowledged. Listens on 127.0.0.1 only.
 */
export async function startOpenSearch({ port, dataDir }: OpenSearchOptions): Promise<RunningOpenSearch> {
  const store = openStore(dataDir);
  const now = () => Date.now();
  const catalogue = createCatalogue(store, now);
  const routes = [
    ...clusterRoutes(catalogue),
    ...nodeRoutes(dataDir, now),
    ...aliasRoutes(catalogue, store),
    ...documentRoutes(catalogue, store),
    ...searchRoutes(catalogue, now),
    ...indexRoutes(catalogue),
  ];
  const server = createServer((request, response) => void answer(routes, request, response));
  // A connection that is closed under a request would fail it; clients keep theirs for as long as they like.
  server.keepAliveTimeout = 0;
  const bound = await listenOnLoopback(server, port, 'CALLSIFT_OPENSEARCH_PORT');
  return {
    port: bound,
    async stop() {
      await closeServer(server);
      store.close();
    },
  };
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  let result: ApiAnswer;
  try {
    const body = await readBody(request);
    result = dispatch(routes, { ...readTarget(request.method ?? 'GET', request.url ?? '/'), body });
  } catch (error) {
    result = failure(error);
  }
  const text = result.body === undefined ? '' : JSON.stringify(result.body);
  response.writeHead(result.status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function failure(error: unknown): ApiAnswer {
  if (error instanceof OpenSearchError) return { status: error.status, body: errorAnswer(error) };
  // The stack tells what went wrong here; the message may hold parts of a document.
  const name = error instanceof Error ? error.name : 'unknown';
  const unexpected = new OpenSearchError(500, 'exception', `unexpected ${name} in the embedded OpenSearch`);
  return { status: 500, body: errorAnswer(unexpected) };
}

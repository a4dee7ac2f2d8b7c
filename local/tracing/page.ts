import type { OwnPage } from '../aws/endpoint.ts';
import type { TraceStore } from './trace-store.ts';
import { treeOf } from './trace-tree.ts';

/** Traces that one answer shows. */
const MAX_TRACES = 50;
/** A call_id has 256 characters at most, and its revision a few. */
const MAX_ID = 300;

/** `/_callsift/traces?id=<trace, request, query_id or call_id>`: the traces that it names as trees, the earliest first. */
export function tracePage(store: TraceStore): OwnPage {
  return (request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'GET') return send(405, { message: 'It can be read only.' });
    const id = new URL(request.url ?? '/', 'http://local').searchParams.get('id') ?? '';
    if (id === '' || id.length > MAX_ID)
      return send(400, { message: 'id must name a trace, a request, a question or a call.' });
    send(200, store.find(id).slice(0, MAX_TRACES).map(treeOf));
  };
}

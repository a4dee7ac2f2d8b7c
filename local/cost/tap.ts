import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { accessKeyOf, signedServiceOf } from '../aws/iam.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';

/** A request of a function to AWS and its answer, as they were on the wire. */
export interface Exchange {
  /** Access key of the function. */
  readonly from: string;
  /** As signed for, such as `dynamodb`. */
  readonly service: string;
  /** Such as `UpdateItem`; of services without names for them, the method. */
  readonly operation: string;
  readonly status: number;
  readonly path: string;
  readonly body: Buffer;
  readonly answer: Buffer;
}

/** Hears of a request before it goes on, and of its answer before that goes back. */
export type Listener = (sent: Omit<Exchange, 'status' | 'answer'>) => Promise<(answered: Exchange) => Promise<void>>;

export interface Tap {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/** A server between the functions and AWS that passes everything on as it is, and tells of it. */
export async function startTap(listen: Listener, to: string): Promise<Tap> {
  const target = new URL(to);
  const agent = new Agent({ keepAlive: true });
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (incoming, response) => {
    pass(incoming, response).catch((error: Error) => response.destroy(error));
  });

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const sent = describe(incoming, body);
    const answered = await listen(sent);
    const reply = await send(incoming, body);
    const answer = await buffer(reply);
    const status = reply.statusCode ?? 502;
    await answered({ ...sent, status, answer });
    const { 'transfer-encoding': _, connection: __, ...headers } = reply.headers;
    response.writeHead(status, { ...headers, 'content-length': answer.length });
    response.end(answer);
  }

  function send({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { 'transfer-encoding': _, connection: __, expect: ___, ...rest } = headers;
      const kept = { ...rest, ...(body.length > 0 && { 'content-length': body.length }) };
      const { hostname, port } = target;
      request({ agent, method, path: url, hostname, port, headers: kept }, resolve).on('error', reject).end(body);
    });
  }

  const port = await listenOnLoopback(server, 0, 'the port of the meter');
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      agent.destroy();
      await closeServer(server);
    },
  };
}

function describe(
  { headers, method = '', url = '' }: IncomingMessage,
  body: Buffer,
): Omit<Exchange, 'status' | 'answer'> {
  const { authorization } = headers;
  const target = headers['x-amz-target'];
  const named = typeof target === 'string' ? target.split('.').at(-1) : actionOf(body, headers['content-type']);
  return {
    from: accessKeyOf(authorization, url) ?? '',
    service: signedServiceOf(authorization) ?? '',
    operation: named ?? method,
    path: url,
    body,
  };
}

/** Of the query protocol, which SNS speaks. */
function actionOf(body: Buffer, type: string | undefined): string | undefined {
  if (!type?.startsWith('application/x-www-form-urlencoded')) return undefined;
  return new URLSearchParams(body.toString()).get('Action') ?? undefined;
}

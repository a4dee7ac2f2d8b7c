import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { closeServer, listenOnLoopback } from '../../loopback-server.ts';

export interface SeenChat {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export type Reply = (response: ServerResponse) => void;

/** A server of OpenAI's chat completions whose next answer a test decides. For tests only. */
export async function startChatServer() {
  const seen: SeenChat[] = [];
  let reply: Reply = (response) => void response.writeHead(500).end();
  const server = createServer(async (request: IncomingMessage, response) => {
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, headers, body: await json(request) });
    reply(response);
  });
  const port = await listenOnLoopback(server, 0, 'none');
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    willReply: (next: Reply) => {
      reply = next;
    },
    close: () => closeServer(server),
  };
}

/** A chat completion with one choice. */
export function completion(
  message: object,
  rest: { readonly finish_reason?: string; readonly usage?: object } = {},
): Reply {
  const { finish_reason = 'stop', usage = { prompt_tokens: 21, completion_tokens: 9, total_tokens: 30 } } = rest;
  const choices = [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason }];
  return text(JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion', model: 'tiny', choices, usage }));
}

/** Any body. */
export function text(body: string, status = 200): Reply {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

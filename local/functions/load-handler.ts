import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HttpResponseStream, type ResponseStream } from './response-stream.ts';

export type BufferedHandler = (event: unknown, context: unknown) => unknown;
export type StreamingHandler = (event: unknown, stream: ResponseStream, context: unknown) => unknown;

export type LoadedHandler =
  | { readonly streaming: false; readonly handle: BufferedHandler }
  | { readonly streaming: true; readonly handle: StreamingHandler; readonly highWaterMark: number | undefined };

/** The order in which the Node.js runtime of Lambda looks for the file of a handler. */
const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];

/** Marks of a handler that streams, by the names that the runtime gives them. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

type Marked = BufferedHandler & { [STREAMING]?: unknown; [HIGH_WATER_MARK]?: unknown };

/** Sets the global `awslambda`, which a bundle finds when it is loaded. */
export function provideAwslambda(): void {
  const streamifyResponse = (handler: Marked, options?: { readonly highWaterMark?: unknown }) => {
    handler[STREAMING] = 'response';
    if (typeof options?.highWaterMark === 'number') handler[HIGH_WATER_MARK] = Math.trunc(options.highWaterMark);
    return handler;
  };
  Object.assign(globalThis, { awslambda: { streamifyResponse, HttpResponseStream } });
}

/** Loads the handler `file.export` of a bundle, CommonJS or ESM, as the nodejs24.x runtime does. */
export async function loadHandler(taskRoot: string, name: string): Promise<LoadedHandler> {
  const dot = name.lastIndexOf('.');
  const [file, property] = [name.slice(0, dot), name.slice(dot + 1)];
  const path = EXTENSIONS.map((extension) => join(taskRoot, file + extension)).find((path) => existsSync(path));
  if (path === undefined)
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}' in ${taskRoot}`);
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown> & { default?: object };
  const handler = module[property] ?? (module.default as Record<string, unknown> | undefined)?.[property];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  return loaded(handler as Marked);
}

function loaded(handler: Marked): LoadedHandler {
  if (handler[STREAMING]) {
    if (handler[STREAMING] !== 'response') {
      throw named('Runtime.MalformedStreamingHandler', 'Only response streaming is supported.');
    }
    const mark = handler[HIGH_WATER_MARK];
    const highWaterMark = typeof mark === 'number' && mark > 0 ? mark : undefined;
    return { streaming: true, handle: handler as StreamingHandler, highWaterMark };
  }
  if (handler.length > 2) {
    const text = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.';
    throw named('Runtime.CallbackHandlerDeprecated', text);
  }
  return { streaming: false, handle: handler };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (event: unknown, context: unknown) => unknown;

/** The order in which the Node.js runtime of Lambda looks for the file of a handler. */
const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];

/** Loads the handler `file.export` of a bundle, CommonJS or ESM, as the nodejs24.x runtime does. */
export async function loadHandler(taskRoot: string, name: string): Promise<Handler> {
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
  if (handler.length > 2) {
    const text = 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.';
    throw named('Runtime.CallbackHandlerDeprecated', text);
  }
  return handler as Handler;
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

import { deps } from '../query/index.ts';
import { readEnv } from '../runtime/env.ts';
import { streamStack } from '../runtime/stream-stack.ts';
import { createHandler } from './handler.ts';

readEnv('query-stream');

export const handler = streamStack(createHandler(deps));

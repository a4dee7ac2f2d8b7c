import { createTokenVerifier } from '../adapters/oidc-verifier.ts';
import { readEnv } from '../runtime/env.ts';
import { requestStack } from '../runtime/event-stack.ts';
import { logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';

const env = readEnv('authorizer');

export const handler = requestStack(
  createHandler({ verify: createTokenVerifier(env.OIDC_ISSUER, env.OIDC_AUDIENCE), roleClaim: env.ROLE_CLAIM, logger }),
);

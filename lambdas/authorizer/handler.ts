import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { Logger } from '../runtime/observability.ts';
import { bearerToken, type Claims, decide } from './authorize.ts';

export interface AuthorizerDeps {
  /** Claims of a valid token, undefined for an invalid one; throws when the keys of the issuer cannot be had. */
  readonly verify: (token: string) => Promise<Claims | undefined>;
  readonly roleClaim: string;
  readonly logger: Pick<Logger, 'warn'>;
}

/** API Gateway turns an error with exactly this message into 401, any other into 500. */
const UNAUTHORIZED = 'Unauthorized';

export function createHandler(deps: AuthorizerDeps) {
  return async (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = bearerToken(event.authorizationToken);
    const claims = token === undefined ? undefined : await deps.verify(token);
    if (claims === undefined) {
      deps.logger.warn('Refused a token', { why: token === undefined ? 'no bearer token' : 'not valid' });
      throw new Error(UNAUTHORIZED);
    }
    const { subject, roles, allowed } = decide(claims, deps.roleClaim, event.methodArn);
    if (allowed.length === 0) deps.logger.warn('Refused a token', { why: 'its roles allow nothing', roles });
    const statement: APIGatewayAuthorizerResult['policyDocument']['Statement'][number] =
      allowed.length > 0
        ? { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: allowed }
        : { Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' };
    return {
      principalId: subject,
      policyDocument: { Version: '2012-10-17', Statement: [statement] },
      context: { roles: roles.join(',') },
    };
  };
}

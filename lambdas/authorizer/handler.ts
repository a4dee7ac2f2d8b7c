import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { bearerToken, type Claims, decide } from './authorize.ts';

export interface AuthorizerDeps {
  /** Claims of a valid token, undefined for an invalid one; throws when the keys of the issuer cannot be had. */
  readonly verify: (token: string) => Promise<Claims | undefined>;
  readonly roleClaim: string;
}

/** API Gateway turns an error with exactly this message into 401, any other into 500. */
const UNAUTHORIZED = 'Unauthorized';

export function createHandler(deps: AuthorizerDeps) {
  return async (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = bearerToken(event.authorizationToken);
    const claims = token === undefined ? undefined : await deps.verify(token);
    if (claims === undefined) throw new Error(UNAUTHORIZED);
    const { subject, roles, allowed } = decide(claims, deps.roleClaim, event.methodArn);
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

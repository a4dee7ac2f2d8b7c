import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Who asks, as the authorizer took it from the token. */
export interface Caller {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** Subject and roles of the caller; the token alone says them. */
export function callerOf({ requestContext }: APIGatewayProxyEvent): Caller {
  const { principalId = 'unknown', roles = '' } = requestContext.authorizer ?? {};
  return { subject: String(principalId), roles: String(roles).split(',') };
}

import { rolesOf, routesOf } from '../domain/access/roles.ts';

/** The claims of a token whose signature, issuer, audience and expiry hold. */
export type Claims = Readonly<Record<string, unknown>>;

export interface Decision {
  readonly subject: string;
  readonly roles: readonly string[];
  /** ARNs of the routes that the roles may call; empty when none. */
  readonly allowed: string[];
}

/** What a checked token may do. The roles come from the token alone; nothing in the request can add to them. */
export function decide(claims: Claims, roleClaim: string, methodArn: string): Decision {
  const roles = rolesOf(claims[roleClaim]);
  const [api = '', stage = ''] = methodArn.split('/');
  const allowed = routesOf(roles).map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return `${api}/${stage}/${method}${path}`;
  });
  return { subject: String(claims.sub ?? 'unknown'), roles, allowed };
}

/** The token of an Authorization header of the form `Bearer <token>`. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1];
}

import { routesOf } from '#lambdas/domain/access/roles.ts';
import { ROLES, type Role } from '#lambdas/names.ts';

/** The roles that may call a route such as `GET /calls/{call_id}`, from the weakest to the strongest. */
export function rolesOfRoute(route: string): readonly Role[] {
  return ROLES.filter((role) => routesOf([role]).some((allowed) => covers(allowed, route)));
}

/** `*` at the end of what a role may call stands for one or more path segments. */
function covers(allowed: string, route: string): boolean {
  if (!allowed.endsWith('/*')) return allowed === route;
  const beginning = allowed.slice(0, -1);
  return route.startsWith(beginning) && route.length > beginning.length;
}

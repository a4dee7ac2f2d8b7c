import { ROLES, type Role } from '../../names.ts';

const READ_MODEL = ['POST /search', 'GET /analytics/*'];
const CALLS = ['GET /calls', 'GET /calls/*'];
const QUESTIONS = ['POST /query', 'POST /query/stream', 'POST /feedback'];
const COMPLAINTS = ['GET /complaints', 'GET /complaints/*', 'PATCH /complaints/*', 'POST /complaints/*'];
const COSTS = ['GET /costs'];

/** What each role may call, as `METHOD path` with `*` for one or more path segments. */
const ROUTES: Readonly<Record<Role, readonly string[]>> = {
  viewer: READ_MODEL,
  analyst: [...CALLS, ...READ_MODEL, ...QUESTIONS, ...COMPLAINTS],
  agent: COMPLAINTS,
  admin: [...CALLS, ...READ_MODEL, ...QUESTIONS, ...COMPLAINTS, ...COSTS],
};

/** The routes that any of the roles may call. */
export function routesOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap((role) => ROUTES[role]))];
}

/** The known roles in a claim, which is a list of strings or one string. */
export function rolesOf(claim: unknown): Role[] {
  const names = Array.isArray(claim) ? claim : [claim];
  return ROLES.filter((role) => names.includes(role));
}

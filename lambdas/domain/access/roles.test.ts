import { describe, expect, it } from 'vitest';
import { ROLES } from '../../names.ts';
import { rolesOf, routesOf } from './roles.ts';

/** As API Gateway matches a policy: `*` stands for any characters. */
const may = (role: (typeof ROLES)[number], route: string) =>
  routesOf([role]).some((allowed) =>
    new RegExp(`^${allowed.replace(/[.{}]/g, '\\$&').replaceAll('*', '.+')}$`).test(route),
  );

describe('the routes of complaints', () => {
  it.each([
    'GET /complaints',
    'GET /complaints/cmp_1',
    'GET /complaints/stats',
    'GET /complaints/export.csv',
    'PATCH /complaints/cmp_1',
    'POST /complaints/cmp_1/comments',
    'POST /complaints/assign',
    'POST /complaints/summary',
  ])('let those who work on them %s, and no viewer', (route) => {
    expect(ROLES.filter((role) => may(role, route))).toEqual(['analyst', 'agent', 'admin']);
  });

  it('let nobody make or remove a complaint', () => {
    for (const route of ['POST /complaints', 'PUT /complaints/cmp_1', 'DELETE /complaints/cmp_1'])
      expect(ROLES.filter((role) => may(role, route))).toEqual([]);
  });

  it('are all that an agent may call', () => {
    expect(routesOf(['agent']).filter((route) => !/ \/complaints(\/|$)/.test(route))).toEqual([]);
  });
});

describe('the roles of a claim', () => {
  it('are the known ones of a list or of one string, and nothing else', () => {
    expect(rolesOf(['agent', 'root', 7])).toEqual(['agent']);
    expect(rolesOf('analyst')).toEqual(['analyst']);
    expect(rolesOf({ agent: true })).toEqual([]);
  });

  it('add up, each route once', () => {
    const routes = routesOf(['analyst', 'agent', 'admin']);
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes.toSorted()).toEqual(routesOf(['admin']).toSorted());
  });
});

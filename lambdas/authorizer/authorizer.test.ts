import { describe, expect, it } from 'vitest';
import { ROLES } from '../names.ts';
import { createHandler } from './handler.ts';

const ARN = 'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/calls/x';
const event = (authorizationToken: string) => ({ type: 'TOKEN' as const, methodArn: ARN, authorizationToken });
const refusals: string[] = [];
const logger = { warn: (message: string) => void refusals.push(message) };
const authorizer = (claims: object | undefined) =>
  createHandler({
    verify: async () => claims as Record<string, unknown> | undefined,
    roleClaim: 'cognito:groups',
    logger,
  });

describe('authorizer', () => {
  it('allows the routes of the roles, on every path, so that the answer can be cached', async () => {
    const { principalId, policyDocument, context } = await authorizer({ sub: 'u1', 'cognito:groups': ['analyst'] })(
      event('Bearer a.b.c'),
    );
    expect(principalId).toBe('u1');
    expect(context).toEqual({ roles: 'analyst' });
    expect(policyDocument.Statement).toEqual([
      {
        Action: 'execute-api:Invoke',
        Effect: 'Allow',
        Resource: [
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/calls',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/calls/*',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/search',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/analytics/*',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/query',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/query/stream',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/feedback',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/complaints',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/complaints/*',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/PATCH/complaints/*',
          'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/complaints/*',
        ],
      },
    ]);
  });

  it('lets a viewer search and count, and read no call', async () => {
    const { policyDocument } = await authorizer({ sub: 'u', 'cognito:groups': ['viewer'] })(event('Bearer a.b.c'));
    expect(JSON.stringify(policyDocument)).toContain('POST/search');
    expect(JSON.stringify(policyDocument)).not.toContain('GET/calls');
  });

  it('lets an agent work on complaints, and do nothing else', async () => {
    const { policyDocument } = await authorizer({ sub: 'u', 'cognito:groups': ['agent'] })(event('Bearer a.b.c'));
    const [statement] = policyDocument.Statement;
    const routes = statement && 'Resource' in statement ? [statement.Resource].flat() : [];
    expect(routes).toHaveLength(4);
    for (const route of routes) expect(route).toMatch(/\/dev\/(GET|PATCH|POST)\/complaints/);
  });

  it('shows what models cost to admins alone', async () => {
    const asking = async (role: string) => {
      const { policyDocument } = await authorizer({ sub: 'u', 'cognito:groups': [role] })(event('Bearer a.b.c'));
      return JSON.stringify(policyDocument).includes('GET/costs"');
    };
    expect(await Promise.all(ROLES.map(asking))).toEqual(ROLES.map((role) => role === 'admin'));
  });

  it.each([[{ sub: 'u' }], [{ sub: 'u', 'cognito:groups': ['root'] }], [{ sub: 'u', roles: ['admin'] }]])(
    'denies everything to %j',
    async (claims) => {
      const { policyDocument } = await authorizer(claims)(event('Bearer a.b.c'));
      expect(policyDocument.Statement).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }]);
    },
  );

  it.each(['', 'Bearer', 'Basic a.b.c', 'Bearer a.b', 'Bearer a.b.c d', 'a.b.c'])(
    'answers 401 to the header %j',
    async (header) => {
      await expect(authorizer({ sub: 'u', 'cognito:groups': ['admin'] })(event(header))).rejects.toThrow(
        /^Unauthorized$/,
      );
    },
  );

  it('row 36: answers 401 to a token that does not hold, and writes the refusal down', async () => {
    refusals.length = 0;
    await expect(authorizer(undefined)(event('Bearer a.b.c'))).rejects.toThrow(/^Unauthorized$/);
    expect(refusals).toEqual(['Refused a token']);
  });

  it('row 34: fails closed when the keys of the issuer cannot be had', async () => {
    const verify = () => Promise.reject(new Error('no keys'));
    await expect(createHandler({ verify, roleClaim: 'r', logger })(event('Bearer a.b.c'))).rejects.toThrow('no keys');
  });
});

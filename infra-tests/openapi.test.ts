import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '#local/openapi/operations/operations.ts';
import { OTHER_CODES, PROBLEMS, typeOf } from '#local/openapi/problems.ts';
import { synthesize } from './synth.ts';

const { api } = synthesize();

describe('the OpenAPI document', () => {
  const resources = api.findResources('AWS::ApiGateway::Resource');
  const methods = Object.values(api.findResources('AWS::ApiGateway::Method')).map(({ Properties }) => Properties);

  const pathOf = (id: unknown): string => {
    const { Ref } = id as { Ref?: string };
    const resource = resources[Ref ?? '']?.Properties;
    return resource === undefined ? '' : `${pathOf(resource.ParentId)}/${resource.PathPart}`;
  };
  const deployed = methods.map((method) => ({
    route: `${method.HttpMethod} ${pathOf(method.ResourceId)}`,
    open: method.AuthorizationType === 'NONE',
  }));

  it('has the routes of the deployed API, each as open as it is there', () => {
    const documented = OPERATIONS.map(({ method, path, open = false }) => {
      return { route: `${method.toUpperCase()} ${path}`, open };
    });
    const byRoute = (a: { readonly route: string }, b: { readonly route: string }) => (a.route < b.route ? -1 : 1);
    expect(documented.toSorted(byRoute)).toEqual(deployed.toSorted(byRoute));
  });

  it('has the problems that API Gateway itself answers with', () => {
    const responses = Object.values(api.findResources('AWS::ApiGateway::GatewayResponse'));
    expect(responses.length).toBeGreaterThan(9);
    for (const { Properties } of responses) {
      const { type } = JSON.parse(Properties.ResponseTemplates['application/json'].replace(/"status":[^,]*,/, '')) as {
        type: string;
      };
      const status = Properties.StatusCode === undefined ? 'default' : Number(Properties.StatusCode);
      const known = Object.values(PROBLEMS).filter((problem) => problem.status === status);
      const types = [...known.flatMap(({ codes }) => codes as readonly string[]), ...OTHER_CODES].map(typeOf);
      expect(types, Properties.ResponseType).toContain(type);
    }
  });
});

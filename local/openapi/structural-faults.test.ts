import { describe, expect, it } from 'vitest';
import { structuralFaults } from './structural-faults.ts';

const operation = {
  operationId: 'readThing',
  summary: 'Read',
  description: 'Reads.',
  tags: ['Things'],
  security: [{ token: [] }],
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: { description: 'It.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
  },
};

function documentWith(change: object = {}, more: object = {}) {
  return {
    openapi: '3.1.1',
    info: { title: 'Things', version: '1' },
    tags: [{ name: 'Things' }],
    paths: { '/things/{id}': { get: { ...operation, ...change } } },
    components: {
      schemas: { Thing: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    ...more,
  };
}

describe('a document', () => {
  it('that is sound has no fault', () => {
    expect(structuralFaults(documentWith())).toEqual([]);
  });

  it.each([
    ['a field that OpenAPI does not know', documentWith({}, { routes: {} }), 'routes is no field of a document'],
    ['another version', documentWith({}, { openapi: '3.0.3' }), 'openapi is no version 3.1'],
    ['no title', documentWith({}, { info: { version: '1' } }), 'info lacks its title or version'],
    [
      'a reference that leads nowhere',
      documentWith({ requestBody: { $ref: '#/components/requestBodies/None' } }),
      '#/components/requestBodies/None leads nowhere',
    ],
    [
      'a component that nothing uses',
      documentWith({ responses: { 200: { description: 'It.' } } }),
      '#/components/schemas/Thing is used nowhere',
    ],
    ['a path parameter that is not declared', documentWith({ parameters: [] }), 'get /things/{id} does not declare id'],
    ['no summary', documentWith({ summary: '' }), 'get /things/{id} lacks its summary'],
    ['no response of success', documentWith({ responses: {} }), 'get /things/{id} has no response of success'],
    [
      'a scheme that is not declared',
      documentWith({ security: [{ key: [] }] }),
      'get /things/{id} names key, which is no security scheme',
    ],
    [
      'the same operationId twice',
      documentWith({}, { paths: { '/a/{id}': { get: operation }, '/b/{id}': { get: operation } } }),
      'operationId readThing stands twice',
    ],
    [
      'a required field that is not there',
      documentWith({}, { components: { schemas: { Thing: { properties: {}, required: ['name'] } } } }),
      'Thing requires name, which it does not have',
    ],
  ])('with %s has that fault', (_what, document, fault) => {
    expect(structuralFaults(document)).toContain(fault);
  });
});

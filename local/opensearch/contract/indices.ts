import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, SINGLE } from './client.ts';

const MAPPINGS = { dynamic: 'strict', _meta: { version: 1 }, properties: { product: { type: 'keyword' } } };

export function indexContract(client: Client): void {
  describe('an index', () => {
    beforeAll(() =>
      client.send('PUT', '/contract-a', { settings: SINGLE, mappings: MAPPINGS, aliases: { 'contract-alias': {} } }),
    );
    afterAll(() => client.send('DELETE', '/contract-a,contract-b?ignore_unavailable=true'));

    it('says which engine it is', async () => {
      const { body } = await client.send('GET', '/');
      expect(body.version).toMatchObject({ distribution: 'opensearch', number: '2.19.1' });
    });

    it('exists with what it was created with', async () => {
      expect(await client.send('HEAD', '/contract-a')).toMatchObject({ status: 200 });
      const { body } = await client.send('GET', '/contract-alias');
      expect(body['contract-a']).toMatchObject({ mappings: MAPPINGS, aliases: { 'contract-alias': {} } });
      expect(body['contract-a'].settings.index).toMatchObject({ number_of_shards: '1', number_of_replicas: '0' });
    });

    it('is not found under another name', async () => {
      expect(await client.send('HEAD', '/contract-none')).toMatchObject({ status: 404 });
      for (const path of [
        '/contract-none',
        '/contract-none/_mapping',
        '/contract-none/_settings',
        '/contract-none/_alias',
      ])
        expect(await client.refusal('GET', path)).toEqual([
          404,
          'index_not_found_exception',
          'index_not_found_exception',
        ]);
      expect(await client.refusal('POST', '/contract-none/_search', {})).toContain('index_not_found_exception');
    });

    it('is not created twice, nor under a name that is taken or not allowed', async () => {
      expect(await client.refusal('PUT', '/contract-a', {})).toContain('resource_already_exists_exception');
      expect(await client.refusal('PUT', '/contract-alias', {})).toContain('invalid_index_name_exception');
      expect(await client.refusal('PUT', '/Contract', {})).toContain('invalid_index_name_exception');
      expect(await client.refusal('PUT', '/contract-b', { colour: 1 })).toEqual([
        400,
        'parse_exception',
        'parse_exception',
      ]);
    });

    it.each([
      [{ properties: { a: { type: 'nonsense' } } }, 'mapper_parsing_exception'],
      [{ properties: { a: { type: 'keyword', colour: 1 } } }, 'mapper_parsing_exception'],
      [{ properties: { a: { type: 'text', analyzer: 'nope' } } }, 'mapper_parsing_exception'],
      [{ properties: { a: { type: 'knn_vector' } } }, 'mapper_parsing_exception'],
    ])('refuses the mapping %j', async (mappings, type) => {
      expect(await client.refusal('PUT', '/contract-b', { mappings })).toEqual([400, type, type]);
    });

    it.each([
      [{ analyzer: { a: { type: 'custom', tokenizer: 'nope' } } }],
      [{ analyzer: { a: { type: 'custom', tokenizer: 'standard', filter: ['nope'] } } }],
      [{ filter: { a: { type: 'nope' } } }],
    ])('refuses the analysis %j', async (analysis) => {
      const type = 'illegal_argument_exception';
      expect(await client.refusal('PUT', '/contract-b', { settings: { analysis } })).toEqual([400, type, type]);
    });

    it('takes further fields and a new _meta, and keeps the types of those it has', async () => {
      const added = { properties: { extra: { type: 'keyword' } }, _meta: { version: 2 } };
      expect(await client.send('PUT', '/contract-a/_mapping', added)).toMatchObject({ body: { acknowledged: true } });
      const { body } = await client.send('GET', '/contract-a/_mapping');
      expect(body['contract-a'].mappings).toEqual({
        dynamic: 'strict',
        _meta: { version: 2 },
        properties: { extra: { type: 'keyword' }, product: { type: 'keyword' } },
      });
      const changed = { properties: { product: { type: 'text' } } };
      expect(await client.refusal('PUT', '/contract-a/_mapping', changed)).toContain('illegal_argument_exception');
    });

    it('takes dynamic settings only', async () => {
      await client.send('PUT', '/contract-a/_settings', { index: { refresh_interval: '5s' } });
      const { body } = await client.send('GET', '/contract-a/_settings');
      expect(body['contract-a'].settings.index.refresh_interval).toBe('5s');
      const fixed = { index: { number_of_shards: 3 } };
      expect(await client.refusal('PUT', '/contract-a/_settings', fixed)).toContain('illegal_argument_exception');
    });

    it('is listed with its number of documents', async () => {
      const { body } = await client.send('GET', '/_cat/indices/contract-a?format=json&h=index,docs.count');
      expect(body).toEqual([{ index: 'contract-a', 'docs.count': '0' }]);
      expect((await client.send('GET', '/_cluster/health')).body.status).toMatch(/green|yellow/);
      expect(await client.send('POST', '/contract-a/_refresh')).toMatchObject({ status: 200 });
    });

    it('is not asked by a method that its path does not have', async () => {
      expect(await client.send('POST', '/contract-a')).toMatchObject({ status: 405 });
    });
  });
  aliasContract(client);
}

function aliasContract(client: Client): void {
  const act = (...actions: readonly object[]) => client.send('POST', '/_aliases', { actions });
  describe('an alias', () => {
    beforeAll(async () => {
      for (const index of ['contract-a', 'contract-b'])
        await client.send('PUT', `/${index}`, { settings: SINGLE, mappings: MAPPINGS });
    });
    afterAll(() => client.send('DELETE', '/contract-a,contract-b?ignore_unavailable=true'));

    it('moves from one index to another in one step', async () => {
      await act({ add: { index: 'contract-a', alias: 'contract-live' } });
      await act(
        { remove: { index: 'contract-a', alias: 'contract-live' } },
        { add: { index: 'contract-b', alias: 'contract-live' } },
      );
      expect((await client.send('GET', '/_alias/contract-live')).body).toEqual({
        'contract-b': { aliases: { 'contract-live': {} } },
      });
      expect(await client.send('HEAD', '/_alias/contract-live')).toMatchObject({ status: 200 });
      expect((await client.send('GET', '/contract-a/_alias')).body).toEqual({ 'contract-a': { aliases: {} } });
    });

    it('changes in no part when one action fails', async () => {
      const missing = { remove: { index: 'contract-a', alias: 'contract-gone', must_exist: true } };
      expect((await act({ remove: { index: 'contract-b', alias: 'contract-live' } }, missing)).status).toBe(404);
      expect(await client.send('HEAD', '/_alias/contract-live')).toMatchObject({ status: 200 });
    });

    it('may be missing where that is said', async () => {
      const remove = { index: 'contract-a', alias: 'contract-gone' };
      expect((await act({ remove })).body.error.type).toBe('aliases_not_found_exception');
      expect((await act({ remove: { ...remove, must_exist: false } })).status).toBe(200);
      expect((await client.send('GET', '/_alias/contract-gone')).body).toEqual({
        error: 'alias [contract-gone] missing',
        status: 404,
      });
    });

    it('cannot have the name of an index or a forbidden one', async () => {
      for (const alias of ['contract-a', 'bad,name', '_x'])
        expect((await act({ add: { index: 'contract-b', alias } })).body.error.type).toBe(
          'invalid_alias_name_exception',
        );
      expect((await act({ add: { index: 'contract-none', alias: 'contract-x' } })).status).toBe(404);
      expect((await act()).body.error.type).toBe('illegal_argument_exception');
      expect((await act({ colour: {} })).body.error.type).toBe('x_content_parse_exception');
    });

    it('takes writes for several indices only when one of them is its write index', async () => {
      await act({ add: { index: 'contract-a', alias: 'contract-live' } });
      expect(await client.refusal('PUT', '/contract-live/_doc/1', { product: 'x' })).toContain(
        'illegal_argument_exception',
      );
      const { body } = await client.send('POST', '/contract-live/_bulk', [{ index: { _id: '1' } }, { product: 'x' }]);
      expect(body.items[0].index).toMatchObject({
        _index: 'contract-live',
        status: 400,
        error: { type: 'illegal_argument_exception' },
      });
      await act({ add: { index: 'contract-a', alias: 'contract-live', is_write_index: true } });
      expect((await client.send('PUT', '/contract-live/_doc/1', { product: 'x' })).body._index).toBe('contract-a');
      expect(await client.refusal('GET', '/contract-live/_doc/1')).toContain('illegal_argument_exception');
      const second = await act({ add: { index: 'contract-b', alias: 'contract-live', is_write_index: true } });
      expect([second.status, second.body.error.type]).toEqual([500, 'illegal_state_exception']);
    });

    it('can take the place of an index that is removed with it', async () => {
      await act({ remove_index: { index: 'contract-a' } }, { add: { index: 'contract-b', alias: 'contract-a' } });
      expect((await client.send('GET', '/_alias/contract-a')).body).toHaveProperty('contract-b');
    });
  });
}

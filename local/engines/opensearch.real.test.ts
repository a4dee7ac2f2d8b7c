import { describe, expect, it } from 'vitest';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';

const ask = async (path: string): Promise<unknown> => await (await fetch(`${url}/${path}`)).json();

describe('the real OpenSearch', () => {
  it('is the version that is deployed', async () => {
    expect(await ask('')).toMatchObject({
      version: { distribution: 'opensearch', number: expect.stringMatching(/^2\.19\./) },
    });
  });

  it('has the k-NN plugin', async () => {
    const plugin = expect.objectContaining({ component: 'org.opensearch.knn.plugin.KNNPlugin' });
    expect(await ask('_cat/plugins?format=json')).toContainEqual(plugin);
  });
});

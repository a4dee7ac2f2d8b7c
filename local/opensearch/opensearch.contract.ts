import { afterAll, beforeAll, describe } from 'vitest';
import { aggregationContract } from './contract/aggregations.ts';
import { analysisContract } from './contract/analysis.ts';
import { createClient } from './contract/client.ts';
import { documentContract } from './contract/documents.ts';
import { indexContract } from './contract/indices.ts';
import { searchContract } from './contract/search.ts';
import { vectorContract } from './contract/vectors.ts';

/**
 * What the embedded engine and a real OpenSearch have in common. Every expected value was seen on OpenSearch 2.19.1.
 * @param connect gives the address of an engine; indices `contract-*` of it are created and deleted
 */
export function describeOpenSearch(name: string, connect: () => Promise<string>): void {
  describe(name, () => {
    const client = createClient();
    beforeAll(async () => {
      client.url = await connect();
      await client.send('DELETE', `/${client.indices.join(',')}?ignore_unavailable=true`);
    });
    afterAll(() => client.send('DELETE', `/${client.indices.join(',')}?ignore_unavailable=true`));
    indexContract(client);
    documentContract(client);
    analysisContract(client);
    searchContract(client);
    vectorContract(client);
    aggregationContract(client);
  });
}

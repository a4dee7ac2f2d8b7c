import type { Client } from '@opensearch-project/opensearch';
import { describeEngineFault } from './engine-faults.ts';
import type { MultiSearch } from './multi-search.ts';

/** `_msearch` over the index behind an alias. */
export class OpenSearchMultiSearch implements MultiSearch {
  readonly #client: Client;
  readonly #alias: string;

  constructor(client: Client, alias: string) {
    this.#client = client;
    this.#alias = alias;
  }

  async msearch(bodies: readonly object[]): Promise<readonly unknown[]> {
    const lines = bodies.flatMap((body) => [{}, body]);
    try {
      const { body } = await this.#client.msearch({ index: this.#alias, body: lines as never });
      return body.responses as readonly unknown[];
    } catch (error) {
      throw describeEngineFault(error);
    }
  }
}

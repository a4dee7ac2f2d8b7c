import type { Client } from '@opensearch-project/opensearch';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
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
    const { body } = await this.#client
      .msearch({ index: this.#alias, body: lines as never })
      .catch((error: unknown) => {
        throw describeEngineFault(error);
      });
    // Whatever stands in between may answer in the engine's place.
    if (Array.isArray(body?.responses)) return body.responses;
    throw new IndexUnavailableError(new Error('The answer is not one of the engine.'));
  }
}

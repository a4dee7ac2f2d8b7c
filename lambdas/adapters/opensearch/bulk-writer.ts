import type { Client } from '@opensearch-project/opensearch';
import { IndexUnavailableError, type WriteOutcome } from '../../domain/search/ports.ts';
import { describeEngineFault, statusOf } from './engine-faults.ts';
import { type IndexNames, indexVersion, writeName } from './index-names.ts';

/** Bytes of one request; small domains take at most 10 MiB (OpenSearch Service quotas, "Maximum size of HTTP request payloads"). */
const MAX_BYTES = 5 * 1024 * 1024;

const CONFLICT = 409;
const BUSY = 429;
const MISSING = 404;
/** Type of the engine's error for a field that the mapping lacks. */
const UNKNOWN_FIELD = 'strict_dynamic_mapping_exception';

interface ItemResult {
  readonly status: number;
  readonly error?: { readonly type?: string };
}

/** One line or two of a bulk request, and the place of its operation. */
interface Entry {
  readonly place: number;
  readonly lines: string;
}

/** One operation: its kind, what its action line says of it, and the document where there is one. */
export interface BulkOperation {
  readonly kind: 'index' | 'delete';
  readonly action: {
    readonly _id: string;
    readonly version: number;
    readonly version_type: 'external' | 'external_gte';
  };
  readonly document?: object;
}

/** Writes documents of one kind by bulk requests. */
export class BulkWriter {
  readonly #client: Client;
  readonly #names: IndexNames;

  constructor(client: Client, names: IndexNames) {
    this.#client = client;
    this.#names = names;
  }

  /** Writes all to every index that is written to at present; outcomes are in the order of the operations. */
  async write(operations: readonly BulkOperation[]): Promise<readonly WriteOutcome[]> {
    return await this.writeTo(await this.#targets(), operations);
  }

  /** As `write`, to indices of one's own choice, the oldest first. */
  async writeTo(indices: readonly string[], operations: readonly BulkOperation[]): Promise<readonly WriteOutcome[]> {
    const entries = operations.flatMap((operation, place) => {
      const rest = operation.document === undefined ? '' : `${JSON.stringify(operation.document)}\n`;
      return indices.map((index) => ({ place, lines: `${JSON.stringify(actionLine(operation, index))}\n${rest}` }));
    });
    const outcomes: WriteOutcome[] = operations.map(() => ({ kind: 'done' }));
    for (const chunk of chunks(entries)) {
      const results = await this.#bulk(chunk.map(({ lines }) => lines).join(''));
      chunk.forEach(({ place }, i) => {
        outcomes[place] = combined(outcomes[place], outcomeOf(results[i]));
      });
    }
    return outcomes;
  }

  /** The indices that are written to now; asked before each batch, so that a rebuild misses none. */
  async #targets(): Promise<readonly string[]> {
    const names = this.#names;
    try {
      // Asked of the alias itself: asking for it among all indices takes a right on all of them.
      const name = names.writeAlias;
      const { body } = await this.#client.indices.getAlias({ index: name, name });
      return Object.keys(body).sort((a, b) => (indexVersion(names, a) ?? 0) - (indexVersion(names, b) ?? 0));
    } catch (error) {
      if (statusOf(error) === MISSING) throw new IndexUnavailableError(error);
      throw describeEngineFault(error);
    }
  }

  async #bulk(body: string): Promise<readonly ItemResult[]> {
    try {
      const answer = await this.#client.bulk({ body: body as never });
      const items = answer.body.items as readonly Readonly<Record<string, ItemResult>>[];
      return items.map((item) => Object.values(item)[0] ?? { status: 500 });
    } catch (error) {
      throw describeEngineFault(error);
    }
  }
}

/**
 * By alias only: an index that was dropped a moment ago must not come back with a mapping that was guessed. (In each
 * action, since OpenSearch Service ignores URL parameters of signed POST requests.)
 */
function actionLine({ kind, action }: BulkOperation, index: string): object {
  return { [kind]: { _index: writeName(index), require_alias: true, ...action } };
}

/**
 * A version conflict means that this edition or a newer one is there; nothing to delete means that it is gone. A field that
 * the index does not know is no fault of the document: all have the same fields, and the index is to be extended.
 */
function outcomeOf(result: ItemResult | undefined): WriteOutcome {
  const { status, error } = result ?? { status: 500 };
  if (status < 300 || status === CONFLICT || status === MISSING) return { kind: 'done' };
  if (status === BUSY || status >= 500 || error?.type === UNKNOWN_FIELD) return { kind: 'retry', status };
  return { kind: 'refused', status, type: error?.type ?? 'unknown' };
}

/** An operation is tried again as long as one index was too busy for it; otherwise the newest index decides. */
function combined(older: WriteOutcome | undefined, newer: WriteOutcome): WriteOutcome {
  return older?.kind === 'retry' ? older : newer;
}

function chunks(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const all: Entry[][] = [];
  let bytes = MAX_BYTES;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.lines);
    if (bytes + size > MAX_BYTES) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(entry);
    bytes += size;
  }
  return all;
}

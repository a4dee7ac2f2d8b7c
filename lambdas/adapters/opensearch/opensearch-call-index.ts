import type { Client } from '@opensearch-project/opensearch';
import { deletionVersion, documentVersion } from '../../domain/search/document-version.ts';
import {
  type CallIndex,
  type IndexOperation,
  IndexUnavailableError,
  type WriteOutcome,
} from '../../domain/search/ports.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { describeEngineFault, statusOf } from './engine-faults.ts';
import { indexVersion, writeName } from './index-names.ts';

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

/** Writes documents on OpenSearch's protocol. */
export class OpenSearchCallIndex implements CallIndex {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async write(operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    return await this.writeTo(await this.#targets(), operations);
  }

  /** As `write`, to indices of one's own choice, the oldest first. */
  async writeTo(indices: readonly string[], operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    const entries = operations.flatMap((operation, place) => {
      const rest = operation.kind === 'index' ? `${JSON.stringify(operation.document)}\n` : '';
      return indices.map((index) => ({ place, lines: `${JSON.stringify(actionOf(operation, index))}\n${rest}` }));
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
    try {
      // Asked of the alias itself: asking for it among all indices takes a right on all of them.
      const name = SEARCH_INDEX.writeAlias;
      const { body } = await this.#client.indices.getAlias({ index: name, name });
      return Object.keys(body).sort((a, b) => (indexVersion(a) ?? 0) - (indexVersion(b) ?? 0));
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
 * Revision and edition are the version. A document without all its vectors must be newer than what is there, a complete one
 * may also replace one of the same edition. By alias only: an index that was dropped a moment ago must not come back with a
 * mapping that was guessed. (In each action, since OpenSearch Service ignores URL parameters of signed POST requests.)
 */
function actionOf(operation: IndexOperation, index: string): object {
  const common = { _index: writeName(index), require_alias: true };
  if (operation.kind === 'delete') {
    const { call_id: _id, revision } = operation;
    const version = deletionVersion(revision);
    return { delete: { ...common, _id, version, version_type: 'external_gte' } };
  }
  const { call_id: _id } = operation.document;
  const version = documentVersion(operation.document);
  return { index: { ...common, _id, version, version_type: operation.complete ? 'external_gte' : 'external' } };
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

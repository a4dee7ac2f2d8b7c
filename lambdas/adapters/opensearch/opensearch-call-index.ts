import type { Client } from '@opensearch-project/opensearch';
import {
  type CallIndex,
  type IndexOperation,
  IndexUnavailableError,
  type WriteOutcome,
} from '../../domain/search/ports.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { describeEngineFault, statusOf } from './engine-faults.ts';
import { writeName } from './index-names.ts';

/** Bytes of one request; small domains take at most 10 MiB (OpenSearch Service quotas, "Maximum size of HTTP request payloads"). */
const MAX_BYTES = 5 * 1024 * 1024;

const CONFLICT = 409;
const BUSY = 429;
const MISSING = 404;

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

  /** As `write`, to indices of one's own choice. An outcome is the worst of all of them. */
  async writeTo(indices: readonly string[], operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    const entries = operations.flatMap((operation, place) => {
      const rest = operation.kind === 'index' ? `${JSON.stringify(operation.document)}\n` : '';
      return indices.map((index) => ({ place, lines: `${JSON.stringify(actionOf(operation, index))}\n${rest}` }));
    });
    const outcomes: WriteOutcome[] = operations.map(() => ({ kind: 'done' }));
    for (const chunk of chunks(entries)) {
      const results = await this.#bulk(chunk.map(({ lines }) => lines).join(''));
      chunk.forEach(({ place }, i) => {
        outcomes[place] = worse(outcomes[place], outcomeOf(results[i]));
      });
    }
    return outcomes;
  }

  /** The indices that are written to now; asked before each batch, so that a rebuild misses none. */
  async #targets(): Promise<readonly string[]> {
    try {
      const { body } = await this.#client.indices.getAlias({ name: SEARCH_INDEX.writeAlias });
      return Object.keys(body);
    } catch (error) {
      if (statusOf(error) === MISSING) throw new IndexUnavailableError(error);
      throw describeEngineFault(error);
    }
  }

  async #bulk(body: string): Promise<readonly ItemResult[]> {
    try {
      // By alias only: an index that was dropped a moment ago must not come back with a mapping that was guessed.
      const answer = await this.#client.bulk({ body: body as never, require_alias: true });
      const items = answer.body.items as readonly Readonly<Record<string, ItemResult>>[];
      return items.map((item) => Object.values(item)[0] ?? { status: 500 });
    } catch (error) {
      throw describeEngineFault(error);
    }
  }
}

/**
 * The revision is the version. A document without all its vectors must be newer than what is there, a complete one may
 * also replace one of the same revision.
 */
function actionOf(operation: IndexOperation, index: string): object {
  const _index = writeName(index);
  if (operation.kind === 'delete') {
    return { delete: { _index, _id: operation.call_id, version: operation.revision, version_type: 'external_gte' } };
  }
  const { document, complete } = operation;
  const version_type = complete ? 'external_gte' : 'external';
  return { index: { _index, _id: document.call_id, version: document.revision, version_type } };
}

/** A version conflict means that this revision or a newer one is there; nothing to delete means that it is gone. */
function outcomeOf(result: ItemResult | undefined): WriteOutcome {
  const { status, error } = result ?? { status: 500 };
  if (status < 300 || status === CONFLICT || status === MISSING) return { kind: 'done' };
  if (status === BUSY || status >= 500) return { kind: 'retry', status };
  return { kind: 'refused', status, type: error?.type ?? 'unknown' };
}

const SEVERITY = { done: 0, refused: 1, retry: 2 } as const;

function worse(a: WriteOutcome | undefined, b: WriteOutcome): WriteOutcome {
  return a !== undefined && SEVERITY[a.kind] >= SEVERITY[b.kind] ? a : b;
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

import type { Client } from '@opensearch-project/opensearch';
import { deletionVersion, documentVersion } from '../../domain/search/document-version.ts';
import type { CallIndex, IndexOperation, WriteOutcome } from '../../domain/search/ports.ts';
import { SEARCH_INDEX } from '../../names.ts';
import { type BulkOperation, BulkWriter } from './bulk-writer.ts';

/** Writes documents of calls on OpenSearch's protocol. */
export class OpenSearchCallIndex implements CallIndex {
  readonly #writer: BulkWriter;

  constructor(client: Client) {
    this.#writer = new BulkWriter(client, SEARCH_INDEX);
  }

  async write(operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    return await this.#writer.write(operations.map(bulkOperation));
  }

  /** As `write`, to indices of one's own choice, the oldest first. */
  async writeTo(indices: readonly string[], operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    return await this.#writer.writeTo(indices, operations.map(bulkOperation));
  }
}

/**
 * Revision and edition are the version. A document without all its vectors must be newer than what is there, a complete one
 * may also replace one of the same edition.
 */
function bulkOperation(operation: IndexOperation): BulkOperation {
  if (operation.kind === 'delete') {
    const version = deletionVersion(operation.revision);
    return { kind: 'delete', action: { _id: operation.call_id, version, version_type: 'external_gte' } };
  }
  const { document, complete } = operation;
  const version_type = complete ? 'external_gte' : 'external';
  return {
    kind: 'index',
    action: { _id: document.call_id, version: documentVersion(document), version_type },
    document,
  };
}

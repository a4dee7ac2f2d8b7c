import type { Client } from '@opensearch-project/opensearch';
import type { ComplaintDocument } from '../../domain/complaints/document.ts';
import type { DatedComplaint } from '../../domain/complaints/listing/dated-complaint.ts';
import type { ComplaintIndex } from '../../domain/complaints/ports.ts';
import type { WriteOutcome } from '../../domain/search/ports.ts';
import { COMPLAINT_INDEX } from '../../names.ts';
import { type BulkOperation, BulkWriter } from './bulk-writer.ts';

/** Writes documents of complaints on OpenSearch's protocol. */
export class OpenSearchComplaintIndex implements ComplaintIndex {
  readonly #writer: BulkWriter;

  constructor(client: Client) {
    this.#writer = new BulkWriter(client, COMPLAINT_INDEX);
  }

  async write(documents: readonly ComplaintDocument[]): Promise<readonly WriteOutcome[]> {
    return await this.#writer.write(documents.map((document) => bulkOperation({ document, complete: true })));
  }

  /** As `write`, to indices of one's own choice, the oldest first. */
  async writeTo(indices: readonly string[], complaints: readonly DatedComplaint[]): Promise<readonly WriteOutcome[]> {
    return await this.#writer.writeTo(indices, complaints.map(bulkOperation));
  }
}

function bulkOperation({ document, complete }: DatedComplaint): BulkOperation {
  const { complaint_id: _id, version } = document;
  return { kind: 'index', action: { _id, version, version_type: complete ? 'external_gte' : 'external' }, document };
}

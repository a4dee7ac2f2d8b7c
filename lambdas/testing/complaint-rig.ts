import { Client } from '@opensearch-project/opensearch';
import { OpenSearchComplaintIndex } from '../adapters/opensearch/opensearch-complaint-index.ts';
import { OpenSearchComplaintSearch } from '../adapters/opensearch/opensearch-complaints.ts';
import { mayPass, OpenSearchIndexAdmin } from '../adapters/opensearch/opensearch-index-admin.ts';
import type { ComplaintDocument } from '../domain/complaints/document.ts';
import { complaintIndexBlueprint } from '../domain/complaints/listing/index-definition.ts';
import type { ComplaintFilters, ListQuery } from '../domain/complaints/listing/list.ts';
import type { WriteOutcome } from '../domain/search/ports.ts';
import { complaintSource } from '../index-admin/complaint-source.ts';
import { ensureIndex } from '../index-admin/ensure-index.ts';
import { rebuildIndex } from '../index-admin/rebuild-index.ts';
import { COMPLAINT_INDEX } from '../names.ts';
import { MemoryComplaints } from './memory-complaints.ts';

/** The real adapters of complaints on an engine at an address, with their table in memory. */
export class ComplaintRig {
  readonly client: Client;
  readonly admin: OpenSearchIndexAdmin;
  readonly index: OpenSearchComplaintIndex;
  readonly search: OpenSearchComplaintSearch;
  readonly complaints = new MemoryComplaints();
  readonly blueprint = complaintIndexBlueprint({ replicas: 0 });

  constructor(url: string) {
    this.client = new Client({ node: url, maxRetries: 0, requestTimeout: 20_000 });
    this.admin = new OpenSearchIndexAdmin(this.client, COMPLAINT_INDEX);
    this.index = new OpenSearchComplaintIndex(this.client);
    this.search = new OpenSearchComplaintSearch(this.client);
  }

  /** Removes every index of complaints. */
  async wipe(): Promise<void> {
    for (const { name } of await this.admin.list()) await this.admin.drop(name);
  }

  ensure() {
    const { admin, blueprint } = this;
    const logger = { info: () => {}, warn: () => {} };
    return ensureIndex({ admin, blueprint, roles: [], logger, pause: async () => {}, outOfTime: () => true, mayPass });
  }

  /** Rebuilds from the table; `pages` of it an invocation. */
  rebuild(pages = Number.POSITIVE_INFINITY) {
    const { admin, blueprint, complaints, index } = this;
    const source = complaintSource({ complaints, writeTo: (name, documents) => index.writeTo([name], documents) });
    return rebuildIndex({ admin, blueprint, source, outOfTime: () => false }, { pages });
  }

  /** Writes documents and makes them searchable. */
  async write(...documents: readonly ComplaintDocument[]): Promise<readonly WriteOutcome[]> {
    const outcomes = await this.index.write(documents);
    await this.refresh();
    return outcomes;
  }

  async refresh(): Promise<void> {
    for (const { name } of await this.admin.list()) await this.admin.count(name);
  }

  /** Ids of the complaints that pass, in the order of the list. */
  async ids(filters: ComplaintFilters, query: Partial<ListQuery> = {}): Promise<readonly string[]> {
    const page = await this.search.list({ filters, order: 'opened', limit: 100, ...query });
    return page.complaints.map(({ complaint_id }) => complaint_id);
  }
}

/** A complaint in the index: open, of billing, with nothing due and nothing done. */
export function complaintDocument(complaint_id: string, more: Partial<ComplaintDocument> = {}): ComplaintDocument {
  return {
    complaint_id,
    version: 1,
    call_id: `call-of-${complaint_id}`,
    client_id: `client-of-${complaint_id}`,
    issue: 'overcharge',
    department: 'billing',
    priority: 'standard',
    priority_rank: 2,
    status: 'open',
    is_open: true,
    group: 'billing-desk',
    product: 'fibre',
    region: 'north',
    language: 'en',
    sentiment: 'negative',
    importance: 'high',
    called_at: '2026-11-02T09:00:00.000Z',
    opened_at: '2026-11-02T10:00:00.000Z',
    updated_at: '2026-11-02T10:00:00.000Z',
    missed: [],
    reopened: 0,
    repeats: 0,
    summary: 'I was charged twice.',
    entities: [],
    text: 'overcharge\nfibre\nI was charged twice.',
    ...more,
  };
}

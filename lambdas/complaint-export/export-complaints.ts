import { csvHeader, csvRows } from '../domain/complaints/export/csv.ts';
import type { ComplaintPage, ListQuery } from '../domain/complaints/listing/list.ts';
import type { ComplaintSearch } from '../domain/complaints/ports.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger } from '../runtime/observability.ts';

export interface ExportDeps {
  readonly index: Pick<ComplaintSearch, 'list'>;
  readonly logger: Logger;
}

/** What is exported, and how long it may take. */
export interface Export {
  readonly query: ListQuery;
  /** Milliseconds that the function has left. */
  readonly remainingMs: () => number;
}

/** With less time than this no further page is asked for: a stream that the runtime cuts tells the log nothing. */
const MIN_PAGE_MS = 2_000;

/**
 * The complaints of a query as CSV, a page at a time; one page is in memory, and the next is asked for when the reader has
 * taken it. By when they were opened, the newest first, of equal ones by id: one that is opened in the meantime moves none
 * from its place, so that no complaint comes twice. The first piece holds the first page: what it throws, such as an
 * IndexUnavailableError, is thrown before anything was said.
 */
export async function* exportComplaints(
  deps: ExportDeps,
  { query, remainingMs }: Export,
): AsyncGenerator<string, void> {
  const told: Told = { rows: 0, total: 0, end: 'the reader is gone' };
  try {
    let page = await deps.index.list({ ...query, order: 'opened' });
    told.total = page.total;
    yield csvHeader() + rowsOf(page, told);
    while (page.next !== undefined && page.complaints.length > 0) {
      if (remainingMs() < MIN_PAGE_MS) throw new ExportTimeoutError();
      page = await deps.index.list({ ...query, order: 'opened', after: page.next });
      yield rowsOf(page, told);
    }
    told.end = 'complete';
  } catch (error) {
    told.end = 'cut';
    deps.logger.warn('An export of complaints was cut', describeFault(error));
    throw error;
  } finally {
    deps.logger.info('Complaints were exported', { ...told });
  }
}

/** What the log is told of an export; `total` is what matched when it began. */
interface Told {
  rows: number;
  total: number;
  end: 'complete' | 'cut' | 'the reader is gone';
}

function rowsOf({ complaints }: ComplaintPage, told: Told): string {
  told.rows += complaints.length;
  return csvRows(complaints);
}

/** There is no time left for all of it. */
export class ExportTimeoutError extends Error {
  constructor() {
    super('The export takes longer than the function may run.');
    this.name = 'ExportTimeoutError';
  }
}

import { documentOf } from '../domain/complaints/document-of.ts';
import { foldSteps } from '../domain/complaints/lifecycle/fold.ts';
import type { DatedComplaint } from '../domain/complaints/listing/dated-complaint.ts';
import type { ComplaintStore, KeptComplaint } from '../domain/complaints/ports.ts';
import type { WriteOutcome } from '../domain/search/ports.ts';
import type { RebuildSource } from '../domain/search/rebuild.ts';
import { PAGE, writtenPage } from './written-page.ts';

export interface ComplaintSourceDeps {
  readonly complaints: Pick<ComplaintStore, 'scan' | 'size'>;
  /** Writes to one index. */
  readonly writeTo: (index: string, complaints: readonly DatedComplaint[]) => Promise<readonly WriteOutcome[]>;
}

/** The table of complaints. */
export function complaintSource({ complaints: store, writeTo }: ComplaintSourceDeps): RebuildSource {
  return {
    size: () => store.size(),
    async writePage({ index, after }) {
      const { complaints, next } = await store.scan({ limit: PAGE, after });
      const documents = complaints.map(({ kept }) => datedComplaint(kept));
      return writtenPage(documents.length === 0 ? [] : await writeTo(index, documents), next);
    },
  };
}

/**
 * Clocks are kept a moment after the step that they follow from: until then they are older ones, or none. Whoever appended
 * the step, or the sweeper, writes the document with its own clocks, which this one must not replace.
 */
function datedComplaint({ steps, clock }: KeptComplaint): DatedComplaint {
  const complaint = foldSteps(steps.map(({ step }) => step));
  return { document: documentOf(complaint, clock), complete: clock?.version === complaint.version };
}

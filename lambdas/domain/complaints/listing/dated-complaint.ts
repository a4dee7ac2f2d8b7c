import type { ComplaintDocument } from '../document.ts';

/** A document and whether its clocks are those of its version. With older ones it never replaces one of the same version. */
export interface DatedComplaint {
  readonly document: ComplaintDocument;
  readonly complete: boolean;
}

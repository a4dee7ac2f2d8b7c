import type { ClockName } from './steps.ts';
import type { Priority, Status } from './types.ts';

/** A complaint in the index; dates are UTC ISO 8601. Its id is complaint_id, its external version `version`. */
export interface ComplaintDocument {
  readonly complaint_id: string;
  readonly version: number;
  readonly call_id: string;
  readonly client_id: string;
  readonly client_segment?: string;
  readonly issue: string;
  readonly department: string;
  readonly priority: Priority;
  /** 0 for the most pressing. */
  readonly priority_rank: number;
  readonly status: Status;
  /** Neither resolved nor closed. */
  readonly is_open: boolean;
  readonly group: string;
  readonly owner?: string;
  readonly product: string;
  readonly region: string;
  readonly channel?: string;
  readonly language: string;
  readonly sentiment: string;
  readonly importance: string;
  readonly called_at: string;
  readonly opened_at: string;
  readonly updated_at: string;
  /** The next promise that is neither done nor standing still: of the first response, then of the resolution. */
  readonly due_at?: string;
  readonly due_for?: ClockName;
  /** When the first response, and the last resolution, were due and done, and how many working minutes they took. */
  readonly first_response_at?: string;
  readonly first_response_minutes?: number;
  readonly resolved_at?: string;
  readonly resolution_minutes?: number;
  /** Clocks that were done late, or that were noticed as missed. */
  readonly missed: readonly ClockName[];
  readonly reopened: number;
  /** Number of earlier complaints of the client about the same. */
  readonly repeats: number;
  readonly summary: string;
  /** Values of its entities. */
  readonly entities: readonly string[];
  /** What a search for words looks into: issue, summary, quotes, entities, product and what people wrote; at most 10,000 characters. */
  readonly text: string;
}

import type { ClockName } from '../steps.ts';
import type { Priority, Status } from '../types.ts';

export const EVENT_TYPES = [
  'complaint.opened',
  'complaint.updated',
  'complaint.breached',
  'complaint.resolved',
] as const;
export type ComplaintEventType = (typeof EVENT_TYPES)[number];

/**
 * What is told about one step of a complaint: ids and facts to filter by, never what was said. May come twice (same
 * `event_id`) and out of order (`complaint_version` tells).
 */
export interface ComplaintEvent {
  readonly type: ComplaintEventType;
  /** Of this schema. */
  readonly schema_version: 1;
  /** `<complaint_id>:<complaint_version>`. */
  readonly event_id: string;
  readonly complaint_id: string;
  readonly complaint_version: number;
  /** UTC ISO 8601. */
  readonly at: string;
  /** Kind of the step: opened, refreshed, linked, changed, commented, breached. */
  readonly step: string;
  readonly by: 'person' | 'system';
  readonly call_id: string;
  readonly client_id: string;
  readonly issue: string;
  /** After the step. */
  readonly status: Status;
  readonly priority: Priority;
  readonly department: string;
  readonly group: string;
  readonly owner: string | null;
  readonly product: string;
  readonly region: string;
  /** Of a breach. */
  readonly breach?: { readonly clock: ClockName; readonly cycle: number; readonly due_at: string };
}

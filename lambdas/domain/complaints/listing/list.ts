import type { ComplaintDocument } from '../document.ts';
import type { Priority, Status } from '../types.ts';

/** Each list means "any of". */
export interface ComplaintFilters {
  readonly department?: readonly string[] | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly priority?: readonly Priority[] | undefined;
  /** `none` among them: those without an owner in person. */
  readonly owner?: readonly string[] | undefined;
  readonly group?: readonly string[] | undefined;
  readonly issue?: readonly string[] | undefined;
  readonly client_id?: string | undefined;
  readonly call_id?: string | undefined;
  /** Due before this time, UTC ISO; what stands still or is done is not due. */
  readonly due_before?: string | undefined;
  /** Inclusive bounds of opened_at, UTC ISO. */
  readonly opened_from?: string | undefined;
  readonly opened_to?: string | undefined;
  /** Words of which all must stand in the text, in any order. */
  readonly text?: string | undefined;
}

/** `due`: what is due first, then what is not due. `opened`: the newest first. `priority`: the most pressing first, then by due. */
export const LIST_ORDERS = ['due', 'opened', 'priority'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

export interface ListQuery {
  readonly filters: ComplaintFilters;
  readonly order: ListOrder;
  /** 1 to MAX_PAGE for people; exports take EXPORT_PAGE. */
  readonly limit: number;
  /** Sort values of the last complaint of the page before, as the page gave them. */
  readonly after?: readonly (string | number | null)[] | undefined;
}

export const MAX_PAGE = 100;
export const EXPORT_PAGE = 1_000;

/** What a list shows. */
export type ListedComplaint = Omit<ComplaintDocument, 'text' | 'priority_rank'>;

export interface ComplaintPage {
  readonly complaints: readonly ListedComplaint[];
  /** All that match, exactly. */
  readonly total: number;
  /** Undefined behind the last one. */
  readonly next?: readonly (string | number | null)[] | undefined;
}

import type { ListedComplaint } from '../listing/list.ts';

/** A complaint as lists show it. */
export function listed(given: Partial<ListedComplaint> = {}): ListedComplaint {
  return {
    complaint_id: 'cmp-1',
    version: 3,
    call_id: 'call-1',
    client_id: 'client-1',
    issue: 'late_refund',
    department: 'billing',
    priority: 'high',
    status: 'open',
    is_open: true,
    group: 'billing-desk',
    product: 'Tent',
    region: 'South',
    language: 'en',
    sentiment: 'negative',
    importance: 'high',
    called_at: '2026-11-19T09:00:00.000Z',
    opened_at: '2026-11-19T09:05:00.000Z',
    updated_at: '2026-11-20T08:00:00.000Z',
    missed: [],
    reopened: 0,
    repeats: 0,
    summary: 'The refund for the tent never arrived.',
    entities: [],
    ...given,
  };
}

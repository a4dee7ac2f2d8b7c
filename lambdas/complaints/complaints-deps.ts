import type { ComplaintSearch } from '../domain/complaints/ports.ts';
import type { TicketingDeps } from '../ticketing/ticketing-deps.ts';

export interface ComplaintsDeps extends TicketingDeps {
  readonly search: Pick<ComplaintSearch, 'list' | 'stats'>;
  readonly pause: (ms: number) => Promise<void>;
  /** 0 to below 1. */
  readonly random: () => number;
  /** For comments without an idempotency key. */
  readonly newId: () => string;
}

import type { ComplaintSearch } from '../domain/complaints/ports.ts';
import type { TicketingDeps } from '../ticketing/ticketing-deps.ts';

export interface ComplaintsDeps extends TicketingDeps {
  readonly search: Pick<ComplaintSearch, 'list' | 'stats'>;
  /** For comments without an idempotency key. */
  readonly newId: () => string;
}

import type { ComplaintPolicy } from '../domain/complaints/policy.ts';
import type { ComplaintEvents, ComplaintIndex, ComplaintStore, ComplaintTimers } from '../domain/complaints/ports.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

/** What everything needs that changes complaints. */
export interface TicketingDeps {
  readonly store: Pick<ComplaintStore, 'append' | 'read' | 'settle' | 'keepClock'>;
  readonly timers: ComplaintTimers;
  readonly index: ComplaintIndex;
  readonly events: ComplaintEvents;
  readonly policy: ComplaintPolicy;
  readonly now: () => Date;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

import type { CallStore } from '../domain/calls/ports.ts';
import type { ComplaintRules } from '../domain/complaints/opening/rules.ts';
import type { ComplaintStore } from '../domain/complaints/ports.ts';
import type { Tracer } from '../runtime/tracer.ts';
import type { TicketingDeps } from '../ticketing/ticketing-deps.ts';

export interface IntakeDeps extends TicketingDeps {
  readonly calls: Pick<CallStore, 'get' | 'settle'>;
  readonly store: TicketingDeps['store'] & Pick<ComplaintStore, 'joinThread'>;
  readonly rules: ComplaintRules;
  readonly tracer: Tracer;
}

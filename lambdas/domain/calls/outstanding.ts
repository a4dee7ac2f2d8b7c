import { mayComplain } from '../complaints/opening/may-complain.ts';
import { enrichmentLane } from '../enrichment/due.ts';
import type { CallTriage } from '../triage/types.ts';
import { type CallRecord, EFFECTS, type Effect, NOT_DUE } from './record.ts';

type Settlable = Pick<CallRecord, 'revision' | 'settled'>;

/** True while an effect of the stored revision is due and not done. */
export function isOutstanding({ revision, settled }: Settlable, effect: Effect): boolean {
  return settled[effect] !== revision && settled[effect] !== NOT_DUE;
}

/** True while any effect of the stored revision is due and not done. */
export function hasOutstanding(call: Settlable): boolean {
  return EFFECTS.some((effect) => isOutstanding(call, effect));
}

/** Since when something is due of a call that has something outstanding: it was triaged, enriched or reopened, UTC ISO. */
export function outstandingSince({
  outstanding_since,
  triaged_at,
}: Pick<CallRecord, 'outstanding_since' | 'triaged_at'>): string {
  return outstanding_since ?? triaged_at;
}

/** The effects of a call that was just stored: none is done, and a model reads some calls only, of which some complain. */
export function settledAtFirst(triage: CallTriage): CallRecord['settled'] {
  return {
    ...(enrichmentLane(triage) === undefined && { enrichment: NOT_DUE }),
    ...(!mayComplain(triage) && { complaints: NOT_DUE }),
  };
}

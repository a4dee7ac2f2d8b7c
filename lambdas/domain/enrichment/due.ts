import type { EnrichmentLane } from '../calls/ports.ts';
import { type CallTriage, FLAGS } from '../triage/types.ts';

/** Which queue a call goes to in order to be read by a model; undefined when none is to read it. */
export function enrichmentLane({ lane, flags }: Pick<CallTriage, 'flags'> & { readonly lane: string }) {
  if (lane === 'priority' || lane === 'strong') return 'priority' satisfies EnrichmentLane;
  if (lane === 'economy' || flags.includes(FLAGS.shadowSample)) return 'normal' satisfies EnrichmentLane;
  return undefined;
}

import type { HitFacts } from '../search/ports.ts';
import type { SourceMetadata } from './answer.ts';

/** What of a call is shown beside a source of it. */
export function metadataOf(facts: Omit<HitFacts, 'call_id'>): SourceMetadata {
  const { client_id, client_segment, product, region, agent_id, channel, timestamp, intent, sentiment, importance } =
    facts;
  return {
    client_id,
    ...(client_segment !== undefined && { client_segment }),
    product,
    region,
    agent_id,
    ...(channel !== undefined && { channel }),
    timestamp,
    intent,
    sentiment,
    importance,
  };
}

import { createHash } from 'node:crypto';
import { UNSETTLED_SHARDS } from '../../names.ts';

/** Partition of the sparse index that holds a call while it is unsettled; evenly spread, stable for a call. */
export function unsettledShard(callId: string): string {
  return String((createHash('sha256').update(callId).digest()[0] ?? 0) % UNSETTLED_SHARDS);
}

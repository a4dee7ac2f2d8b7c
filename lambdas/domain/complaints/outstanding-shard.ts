import { createHash } from 'node:crypto';
import { OUTSTANDING_SHARDS } from './ports.ts';

/** Partition of the sparse indexes that holds what is outstanding of a complaint; evenly spread, stable for a complaint. */
export function outstandingShard(complaintId: string): number {
  return (createHash('sha256').update(complaintId).digest()[0] ?? 0) % OUTSTANDING_SHARDS;
}

import type { EventSourceMappingModel } from '../assembly/model.ts';

/**
 * Batches of a mapping that are at work at the same time. The mappings of one function share its threads, so that none
 * waits for a thread behind the batches of another: on AWS each has its own concurrency.
 */
export function pollersOf(
  mapping: EventSourceMappingModel,
  all: readonly EventSourceMappingModel[],
  threads: number,
): number {
  const ofFunction = all.filter(({ functionArn }) => functionArn === mapping.functionArn);
  const share = Math.max(1, Math.floor(threads / ofFunction.length));
  return Math.min(mapping.maximumConcurrency ?? share, share);
}

import type { CallQueue, CallQueueDepths } from '../domain/calls/ports.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger } from '../runtime/observability.ts';

/**
 * Messages of a queue from which on what it has not done yet is more likely to stand in it than to be lost: twice as many as
 * the functions behind a queue of ours have in hand when all are busy (indexing: ten of them, a hundred each).
 */
export const LONG_QUEUE = 2000;

/** Whether a queue is long, asked once for each queue. One that cannot be asked is not: a message too many does no harm. */
export function longQueues(depths: CallQueueDepths, logger: Pick<Logger, 'warn'>) {
  const asked = new Map<CallQueue, Promise<boolean>>();
  const ask = async (queue: CallQueue): Promise<boolean> => {
    try {
      return (await depths.depth(queue)) >= LONG_QUEUE;
    } catch (fault) {
      logger.warn('The depth of a queue could not be read', { queue, ...describeFault(fault) });
      return false;
    }
  };
  return (queue: CallQueue): Promise<boolean> => {
    const known = asked.get(queue) ?? ask(queue);
    asked.set(queue, known);
    return known;
  };
}

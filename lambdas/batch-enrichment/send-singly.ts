import type { SpentReading } from '../domain/calls/model-spending.ts';
import type { CallRevision, ParkedCall } from '../domain/calls/ports.ts';
import type { BatchDeps } from './batch-deps.ts';
import { inPages } from './pages.ts';

/** Seconds that giving up the claims of a page may take. */
const DELAY = 60;

type SendDeps = Pick<BatchDeps, 'queues'>;

/** A call, with what a record of a job took that was of no use. */
type SpentCall = CallRevision & { readonly spent?: SpentReading };

/** Has calls read by themselves, as no job will. Throws when some could not be sent. */
async function sendSingly({ queues }: SendDeps, calls: readonly CallRevision[], delaySeconds?: number): Promise<void> {
  if (calls.length === 0) return;
  const messages = calls.map(({ call_id, revision }) => ({ call_id, revision, online: true }));
  const { failed } = await queues.send('normal', messages, delaySeconds);
  if (failed.size > 0) throw new Error(`${failed.size} calls could not be sent to the enrichment queue.`);
}

/**
 * Sends calls that are claimed for a job, and gives the claims up before the messages arrive. Who dies in between leaves
 * them claimed, so that nobody else takes them up until the job is taken up again.
 */
export async function sendClaimed(
  deps: SendDeps & Pick<BatchDeps, 'calls'>,
  calls: readonly SpentCall[],
): Promise<void> {
  await sendSingly(deps, calls, DELAY);
  await Promise.all(calls.map(({ call_id, revision, spent }) => deps.calls.release(call_id, revision, spent)));
}

/**
 * Sends calls that were laid aside. They stop being laid aside first, by a claim that ends as it begins: who dies behind
 * it leaves them to the sweeper, and who comes next does not send them again.
 */
export async function sendParked(deps: BatchDeps, parked: readonly ParkedCall[]): Promise<void> {
  const take = async ({ call_id, revision }: ParkedCall) => {
    const now = deps.now().toISOString();
    return (await deps.calls.claim(call_id, revision, { now, until: now })).kind === 'claimed';
  };
  await inPages(parked, {
    page: async (calls) => {
      const taken = await Promise.all(calls.map(take));
      await sendSingly(
        deps,
        calls.filter((_, i) => taken[i]),
      );
    },
    outOfTime: deps.outOfTime,
  });
}

import {
  type ComplaintStore,
  type KeptComplaint,
  OUTSTANDING_SHARDS,
  type Outstanding,
} from '../domain/complaints/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { OutdatedClocks } from './outdated-clocks.ts';

/** Complaints taken up of one shard in one round. */
const ROUND = 200;
/** Milliseconds after which at the latest one is sent again, so that what waited through an outage is done soon after it. */
const MOST_POSTPONED_MS = 600_000;

export interface SweepDeps {
  readonly store: Pick<ComplaintStore, 'unsettled' | 'due' | 'outdated' | 'postpone' | 'read'>;
  readonly deadlines: { send(complaintIds: readonly string[]): Promise<ReadonlySet<string>> };
  /** Finds clocks that a policy of another version was used for; the same one as long as the process lives. */
  readonly outdated: OutdatedClocks;
  /** Seconds that an outstanding step is left alone, and a deadline that the timer should have told. */
  readonly graceSeconds: number;
  readonly now: () => Date;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
  /** True when the invocation has no time for another round. */
  readonly outOfTime: () => boolean;
}

type Read = ComplaintStore['unsettled'];

/** What came of a sweep so far. It is kept beside the work, so that no fault takes the figures away. */
interface Tally {
  sent: number;
  /** When the oldest of what is outstanding began, milliseconds since 1970. */
  oldest: number;
  faults: number;
}

/**
 * Sends every complaint to the queue of deadlines of which something has been outstanding for longer than the grace time (a
 * crash left it, or its timer never came), and some of those whose clocks were derived by another policy. What is
 * outstanding is sent again when its age has doubled, or after ten minutes if that is sooner. Returns how many. A fault
 * keeps nothing else from being swept and measured; the run fails after that, so that people hear of it.
 */
export async function sweepComplaints(deps: SweepDeps): Promise<number> {
  const { store, counter } = deps;
  const now = deps.now().getTime();
  const unsettled = await sweep(deps, (query) => store.unsettled(query), now);
  counter.seconds(METRIC.complaintsUnsettledAge, (now - unsettled.oldest) / 1000);
  const due = await sweep(deps, (query) => store.due(query), now);
  counter.seconds(METRIC.deadlineLag, (now - due.oldest) / 1000);
  const outdated = await sweepOutdated(deps, now);
  const all = [unsettled, due, outdated];
  const sent = all.reduce((sum, tally) => sum + tally.sent, 0);
  counter.count(METRIC.complaintsSwept, sent);
  if (all.some(({ faults }) => faults > 0)) throw new Error('Not all complaints could be swept; the log says which.');
  return sent;
}

async function sweep(deps: SweepDeps, read: Read, now: number): Promise<Tally> {
  const tally: Tally = { sent: 0, oldest: now, faults: 0 };
  for (let shard = 0; shard < OUTSTANDING_SHARDS; shard++) {
    await orNote(deps, tally, 'A shard of complaints could not be swept', () =>
      sweepShard(deps, tally, { shard, read, now }),
    );
  }
  return tally;
}

interface Shard {
  readonly shard: number;
  readonly read: Read;
  readonly now: number;
}

async function sweepShard(deps: SweepDeps, tally: Tally, { shard, read, now }: Shard): Promise<void> {
  const before = new Date(now - deps.graceSeconds * 1000).toISOString();
  for (let after: Outstanding | undefined; !deps.outOfTime(); ) {
    const found = await read({ shard, before, limit: ROUND, after });
    const late = await lateAmong(deps, tally, found);
    tally.oldest = late.reduce((oldest, { began }) => Math.min(oldest, began), tally.oldest);
    await sendOn(deps, tally, late, now);
    after = found.at(-1);
    if (found.length < ROUND) break;
  }
}

/** What is outstanding, and since when really: `since` moves each time that it is sent. Milliseconds since 1970. */
interface Late {
  readonly one: Outstanding;
  readonly began: number;
  /** False where it cannot be read: others would read it in vain as well, and its age is what tells of it. */
  readonly legible: boolean;
}

/** The index may lag behind the table, so each complaint is read afresh. */
async function lateAmong(deps: SweepDeps, tally: Tally, found: readonly Outstanding[]): Promise<readonly Late[]> {
  const read = await Promise.all(
    found.map(async (one): Promise<readonly Late[]> => {
      try {
        const began = beganAt(one, await deps.store.read(one.complaint_id));
        return began === undefined ? [] : [{ one, began: Date.parse(began), legible: true }];
      } catch (error) {
        note(deps, tally, 'A complaint that is outstanding cannot be read', error);
        return [{ one, began: Date.parse(one.since), legible: false }];
      }
    }),
  );
  return read.flat();
}

function beganAt({ item }: Outstanding, kept: KeptComplaint | undefined): string | undefined {
  if (item === 'clock') return kept?.clock?.next_at ?? undefined;
  const step = kept?.steps[item - 1];
  return step?.unsettled ? step.step.at : undefined;
}

async function sendOn(deps: SweepDeps, tally: Tally, late: readonly Late[], now: number): Promise<void> {
  const legible = late.filter((one) => one.legible);
  const failed = await send(
    deps,
    tally,
    legible.map(({ one }) => one.complaint_id),
  );
  const sent = legible.filter(({ one }) => !failed.has(one.complaint_id));
  await Promise.all(
    sent.map(({ one, began }) =>
      orNote(deps, tally, 'A complaint was sent on and could not be put off', () =>
        deps.store.postpone(one, until(deps, began, now)),
      ),
    ),
  );
}

/** Sends each once; gives those that the queue refused. */
async function send(deps: SweepDeps, tally: Tally, all: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(all)];
  if (ids.length === 0) return new Set();
  const failed = await deps.deadlines.send(ids);
  if (failed.size > 0)
    deps.logger.warn('Complaints could not be sent to the queue of deadlines', { failed: failed.size });
  tally.sent += ids.length - failed.size;
  return failed;
}

function until({ graceSeconds }: SweepDeps, began: number, now: number): string {
  const age = Math.max(0, now - began);
  return new Date(now + Math.min(age, MOST_POSTPONED_MS) - graceSeconds * 1000).toISOString();
}

/** Whoever looks into a complaint derives its clocks by the present policy, and keeps them. */
async function sweepOutdated(deps: SweepDeps, now: number): Promise<Tally> {
  const { ids, faults } = await deps.outdated.next(deps);
  const tally: Tally = { sent: 0, oldest: now, faults };
  await orNote(deps, tally, 'Clocks of another policy could not be sent on', () => send(deps, tally, ids));
  return tally;
}

async function orNote(deps: SweepDeps, tally: Tally, message: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    note(deps, tally, message, error);
  }
}

function note({ logger }: SweepDeps, tally: Tally, message: string, error: unknown): void {
  tally.faults++;
  logger.warn(message, describeFault(error));
}

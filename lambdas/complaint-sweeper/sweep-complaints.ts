import {
  type ComplaintStore,
  type KeptComplaint,
  OUTSTANDING_SHARDS,
  type Outstanding,
} from '../domain/complaints/ports.ts';
import { METRIC } from '../metrics.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

/** Complaints taken up of one shard in one round. */
const ROUND = 200;

export interface SweepDeps {
  readonly store: Pick<ComplaintStore, 'unsettled' | 'due' | 'postpone' | 'read'>;
  readonly deadlines: { send(complaintIds: readonly string[]): Promise<ReadonlySet<string>> };
  /** Seconds that an outstanding step is left alone, and a deadline that the timer should have told. */
  readonly graceSeconds: number;
  readonly now: () => Date;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
  /** True when the invocation has no time for another round. */
  readonly outOfTime: () => boolean;
}

type Read = ComplaintStore['unsettled'];

/**
 * Sends every complaint to the queue of deadlines of which something has been outstanding for longer than the grace time: a
 * crash left it, or its timer never came. One that is sent is sent again only when that age has doubled. Returns how many.
 */
export async function sweepComplaints(deps: SweepDeps): Promise<number> {
  const { store, counter } = deps;
  const unsettled = await sweep(deps, (query) => store.unsettled(query));
  const due = await sweep(deps, (query) => store.due(query));
  counter.seconds(METRIC.complaintsUnsettledAge, unsettled.age);
  counter.seconds(METRIC.deadlineLag, due.age);
  counter.count(METRIC.complaintsSwept, unsettled.sent + due.sent);
  return unsettled.sent + due.sent;
}

async function sweep(deps: SweepDeps, read: Read): Promise<{ readonly sent: number; readonly age: number }> {
  const now = deps.now().getTime();
  const before = new Date(now - deps.graceSeconds * 1000).toISOString();
  let [sent, oldest] = [0, now];
  for (let shard = 0; shard < OUTSTANDING_SHARDS; shard++) {
    for (let after: Outstanding | undefined; !deps.outOfTime(); ) {
      const found = await read({ shard, before, limit: ROUND, after });
      const late = await lateAmong(deps, found);
      oldest = Math.min(oldest, ...late.map(({ began }) => began));
      sent += await sendOn(deps, late, now);
      after = found.at(-1);
      if (found.length < ROUND) break;
    }
  }
  return { sent, age: (now - oldest) / 1000 };
}

/** What is outstanding, and since when really: `since` moves each time that it is sent. Milliseconds since 1970. */
interface Late {
  readonly one: Outstanding;
  readonly began: number;
}

/** The index may lag behind the table, so each complaint is read afresh. */
async function lateAmong({ store }: SweepDeps, found: readonly Outstanding[]): Promise<readonly Late[]> {
  const read = await Promise.all(
    found.map(async (one) => {
      const began = beganAt(one, await store.read(one.complaint_id));
      return began === undefined ? [] : [{ one, began: Date.parse(began) }];
    }),
  );
  return read.flat();
}

function beganAt({ item }: Outstanding, kept: KeptComplaint | undefined): string | undefined {
  if (item === 'clock') return kept?.clock?.next_at ?? undefined;
  const step = kept?.steps[item - 1];
  return step?.unsettled ? step.step.at : undefined;
}

async function sendOn(deps: SweepDeps, late: readonly Late[], now: number): Promise<number> {
  if (late.length === 0) return 0;
  const ids = [...new Set(late.map(({ one }) => one.complaint_id))];
  const failed = await deps.deadlines.send(ids);
  if (failed.size > 0)
    deps.logger.warn('Complaints could not be sent to the queue of deadlines', { failed: failed.size });
  const sent = late.filter(({ one }) => !failed.has(one.complaint_id));
  await Promise.all(sent.map(({ one, began }) => deps.store.postpone(one, until(deps, began, now))));
  return ids.length - failed.size;
}

function until({ graceSeconds }: SweepDeps, began: number, now: number): string {
  const age = Math.max(0, now - began);
  return new Date(now + age - graceSeconds * 1000).toISOString();
}

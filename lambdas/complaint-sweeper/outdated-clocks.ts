import { type ComplaintStore, OUTSTANDING_SHARDS, type Outstanding } from '../domain/complaints/ports.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger } from '../runtime/observability.ts';

/** Complaints that are given a run: a minute of the queue of deadlines, and 10,000 open ones have theirs in 20 minutes. */
const A_RUN = 500;
/**
 * Milliseconds that nothing is looked for after a whole pass that found nothing. Functions of the release before, and
 * deployments that are rolled back, may keep a clock by another policy after it: they have ended by then, and the next pass
 * finds what they left. A new process begins with a pass, so a deployment is never waited for.
 */
const REST_MS = 600_000;

export interface OutdatedDeps {
  readonly store: Pick<ComplaintStore, 'outdated'>;
  readonly now: () => Date;
  readonly logger: Pick<Logger, 'warn'>;
  readonly outOfTime: () => boolean;
}

/** Complaints whose clocks are to be derived anew, and how many shards could not be asked. */
export interface OutdatedFound {
  readonly ids: readonly string[];
  readonly faults: number;
}

/**
 * Goes through the clocks that have something to do, in passes over all shards, for those of another policy than the
 * present one; a pass takes as many runs as it needs. It remembers where it is for as long as its process lives.
 *
 * A pass reads all clocks of the index `due`, about 250 bytes each: 10,000 open complaints take about 310 read units
 * (eventually consistent, 0.5 for each 4 KB), and no less than 0.5 a shard. While nothing is found that is 144 passes a
 * day, so 45,000 units or less than a cent; while a change is applied, a pass each time that the one before has ended.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export class OutdatedClocks {
  readonly policyVersion: string;
  #shard = 0;
  #after: Outstanding | undefined;
  /** Something was found, or could not be looked at, in this pass. */
  #hasFound = false;
  #restsUntil = 0;

  constructor(policyVersion: string) {
    this.policyVersion = policyVersion;
  }

  /** Those that come next; does not throw. */
  async next(deps: OutdatedDeps): Promise<OutdatedFound> {
    const ids: string[] = [];
    let faults = 0;
    while (ids.length < A_RUN && this.#restsUntil <= deps.now().getTime() && !deps.outOfTime()) {
      const found = await this.#page(deps, A_RUN - ids.length);
      faults += found === undefined ? 1 : 0;
      ids.push(...(found ?? []));
      if (this.#shard === 0 && this.#after === undefined) break;
    }
    return { ids, faults };
  }

  /** A page of a shard; undefined for one that cannot be asked, which the next pass asks again. */
  async #page({ store, now, logger }: OutdatedDeps, limit: number): Promise<readonly string[] | undefined> {
    try {
      const query = { shard: this.#shard, policy_version: this.policyVersion, limit, after: this.#after };
      const found = await store.outdated(query);
      this.#hasFound ||= found.length > 0;
      this.#after = found.at(-1);
      if (found.length < limit) this.#endShard(now().getTime());
      return found.map(({ complaint_id }) => complaint_id);
    } catch (error) {
      logger.warn('Clocks of another policy could not be looked for', { shard: this.#shard, ...describeFault(error) });
      this.#hasFound = true;
      this.#endShard(now().getTime());
      return undefined;
    }
  }

  #endShard(now: number): void {
    this.#after = undefined;
    this.#shard = (this.#shard + 1) % OUTSTANDING_SHARDS;
    if (this.#shard > 0) return;
    if (!this.#hasFound) this.#restsUntil = now + REST_MS;
    this.#hasFound = false;
  }
}

import type { ClockRecord } from '../domain/complaints/clock/types.ts';
import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import {
  type ComplaintScan,
  type ComplaintStore,
  type KeptComplaint,
  type KeptStep,
  MAX_THREAD,
  type OutdatedQuery,
  type Outstanding,
  type OutstandingQuery,
  type ThreadMember,
} from '../domain/complaints/ports.ts';
import type { Step } from '../domain/complaints/steps.ts';
import { nearestInThread, type Threaded, threadKey, threadMonth, threadMonths } from '../domain/complaints/thread.ts';

/** A write to the table; `settle` is one for each step. */
export interface ComplaintWrite {
  readonly name: 'append' | 'settle' | 'keepClock' | 'postpone' | 'joinThread';
  readonly complaint_id: string;
}

/** May throw: before a write it never happened, after it its answer got lost. May also wait, so that others get their turn. */
export type Disturbance = (moment: 'before' | 'after', write: ComplaintWrite) => void | Promise<void>;

/** A record with its mark in a sparse index. */
interface Marked<T> {
  readonly value: T;
  /** Since when it is outstanding; undefined when it is not. */
  readonly since: string | undefined;
}

type Located = Marked<unknown> & Pick<Outstanding, 'complaint_id' | 'item'>;

/** The table of complaints in memory, held to the same contract. */
export class MemoryComplaints implements ComplaintStore {
  /** Hears of each write before and after it. */
  disturb: Disturbance = () => {};
  readonly #steps = new Map<string, Marked<Step>[]>();
  readonly #clocks = new Map<string, Marked<ClockRecord>>();
  readonly #threads = new Map<string, Map<string, Threaded>>();

  /** All complaints as they are now, by their ids. */
  all(): ReadonlyMap<string, KeptComplaint> {
    return new Map([...this.#steps.keys()].flatMap((id) => this.#kept(id).map((kept) => [id, kept] as const)));
  }

  append(complaint_id: string, step: Step): Promise<boolean> {
    return this.#write({ name: 'append', complaint_id }, () => {
      const steps = this.#steps.get(complaint_id) ?? [];
      if (steps.length !== step.version - 1) return false;
      this.#steps.set(complaint_id, [...steps, { value: asStored(step), since: step.at }]);
      return true;
    });
  }

  async read(complaintId: string): Promise<KeptComplaint | undefined> {
    return this.#kept(complaintId)[0];
  }

  async settle(complaint_id: string, versions: readonly number[]): Promise<void> {
    for (const version of versions)
      await this.#write({ name: 'settle', complaint_id }, () => this.#markStep(complaint_id, version, undefined));
  }

  keepClock(clock: ClockRecord): Promise<boolean> {
    const { complaint_id, version, next_at } = clock;
    return this.#write({ name: 'keepClock', complaint_id }, () => {
      if ((this.#clocks.get(complaint_id)?.value.version ?? 0) > version) return false;
      this.#clocks.set(complaint_id, { value: asStored(clock), since: next_at ?? undefined });
      return true;
    });
  }

  async unsettled(query: OutstandingQuery): Promise<readonly Outstanding[]> {
    const steps = [...this.#steps].flatMap(([complaint_id, all]) =>
      all.map((step, index) => ({ ...step, complaint_id, item: index + 1 })),
    );
    return outstandingAmong(steps, query);
  }

  async due(query: OutstandingQuery): Promise<readonly Outstanding[]> {
    return outstandingAmong(this.#located(), query);
  }

  async outdated({ policy_version, ...query }: OutdatedQuery): Promise<readonly Outstanding[]> {
    const others = this.#located().filter(({ value }) => value.policy_version !== policy_version);
    return outstandingAmong(others, query);
  }

  postpone({ complaint_id, item, since }: Outstanding, until: string): Promise<void> {
    return this.#write({ name: 'postpone', complaint_id }, () => {
      if (item !== 'clock') return this.#markStep(complaint_id, item, until);
      const clock = this.#clocks.get(complaint_id);
      if (clock?.since === since) this.#clocks.set(complaint_id, { ...clock, since: until });
    });
  }

  async joinThread(member: ThreadMember, days: number): Promise<readonly Threaded[]> {
    const { complaint_id, called_at } = member;
    const months = threadMonths(called_at, days).map((month) => `${threadKey(member)} ${month}`);
    await this.#write({ name: 'joinThread', complaint_id }, () => {
      const month = this.#thread(`${threadKey(member)} ${threadMonth(called_at)}`);
      if (month.size < MAX_THREAD) month.set(`${called_at} ${complaint_id}`, { complaint_id, called_at });
    });
    const members = months.flatMap((month) => [...this.#thread(month).values()]);
    return nearestInThread(members, member, days);
  }

  async scan({ limit, after = '' }: Parameters<ComplaintStore['scan']>[0]): Promise<ComplaintScan> {
    const left = [...this.all()].filter(([id]) => id > after).sort(([a], [b]) => (a < b ? -1 : 1));
    const complaints = left.slice(0, limit).map(([complaint_id, kept]) => ({ complaint_id, kept }));
    return { complaints, next: left.length > limit ? complaints.at(-1)?.complaint_id : undefined };
  }

  async size(): Promise<number> {
    return this.#steps.size;
  }

  async #write<T>(write: ComplaintWrite, effect: () => T): Promise<T> {
    await this.disturb('before', write);
    const answer = effect();
    await this.disturb('after', write);
    return answer;
  }

  /** None or one. */
  #kept(complaintId: string): readonly KeptComplaint[] {
    const all = this.#steps.get(complaintId) ?? [];
    const [first, ...others] = all.map(
      ({ value, since }): KeptStep => ({ step: structuredClone(value), unsettled: since !== undefined }),
    );
    if (first === undefined) return [];
    return [{ steps: [first, ...others], clock: structuredClone(this.#clocks.get(complaintId)?.value) }];
  }

  /** What is settled stays so. */
  #markStep(complaintId: string, version: number, since: string | undefined): void {
    const steps = this.#steps.get(complaintId) ?? [];
    const step = steps[version - 1];
    if (step?.since !== undefined) steps[version - 1] = { ...step, since };
  }

  #located() {
    return [...this.#clocks].map(([complaint_id, clock]) => ({ ...clock, complaint_id, item: 'clock' as const }));
  }

  #thread(key: string): Map<string, Threaded> {
    const thread = this.#threads.get(key) ?? new Map<string, Threaded>();
    this.#threads.set(key, thread);
    return thread;
  }
}

function outstandingAmong(
  all: readonly Located[],
  { shard, before, limit, after }: Omit<OutstandingQuery, 'before'> & { readonly before?: string },
): Outstanding[] {
  const key = ({ since, complaint_id, item }: Outstanding) =>
    `${since} ${complaint_id} ${String(item).padStart(6, '0')}`;
  return all
    .filter(({ complaint_id }) => outstandingShard(complaint_id) === shard)
    .flatMap(({ complaint_id, item, since }) => (since === undefined ? [] : [{ complaint_id, item, since }]))
    .filter((one) => (before === undefined || one.since < before) && (after === undefined || key(one) > key(after)))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .slice(0, limit);
}

/** As the table gives it back, which keeps JSON. */
function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

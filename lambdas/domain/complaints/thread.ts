import { createHash } from 'node:crypto';
import { MAX_THREAD, type ThreadMember } from './ports.ts';

/** A complaint among those of its client about its issue. */
export type Threaded = Pick<ThreadMember, 'complaint_id' | 'called_at'>;

const DAY_MS = 86_400_000;

/** Names the thread of a client and an issue; says neither of them. */
export function threadKey({ client_id, issue }: Pick<ThreadMember, 'client_id' | 'issue'>): string {
  // As JSON, so that no client and issue read like another pair.
  return createHash('sha256')
    .update(JSON.stringify([client_id, issue]))
    .digest('base64url');
}

/** A thread is kept by the UTC months of its calls, `2026-11`. Throws a RangeError for what is no time. */
export function threadMonth(calledAt: string): string {
  return monthAt(Date.parse(calledAt));
}

/** All months, the earliest first, that hold calls within so many days before or after a call. */
export function threadMonths(calledAt: string, days: number): readonly string[] {
  const at = Date.parse(calledAt);
  const last = monthAt(at + days * DAY_MS);
  const first = new Date(at - days * DAY_MS);
  const months: string[] = [];
  for (let month = monthAt(first.getTime()); month <= last; ) {
    months.push(month);
    month = monthAt(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months.length));
  }
  return months;
}

/** Those within so many days of a complaint, the nearest MAX_THREAD of them; itself among them, whether it is given or not. */
export function nearestInThread(members: readonly Threaded[], own: Threaded, days: number): readonly Threaded[] {
  const at = Date.parse(own.called_at);
  const distance = ({ called_at }: Threaded) => Math.abs(Date.parse(called_at) - at);
  const others = members
    .filter(({ complaint_id }) => complaint_id !== own.complaint_id)
    .filter((member) => distance(member) <= days * DAY_MS)
    .sort((a, b) => distance(a) - distance(b) || (a.complaint_id < b.complaint_id ? -1 : 1));
  return [{ complaint_id: own.complaint_id, called_at: own.called_at }, ...others.slice(0, MAX_THREAD - 1)];
}

function monthAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

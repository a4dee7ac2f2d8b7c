import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import type { Outstanding, OutstandingQuery } from '../domain/complaints/ports.ts';
import { COMPLAINTS_INDEX } from '../names.ts';

/** Key of an item of the complaints table. */
export interface ComplaintKey {
  readonly pk: string;
  readonly sk: string;
}

/** The marks of a sparse index: an item is in it while it has both. */
export const MARKS = {
  unsettled: { index: COMPLAINTS_INDEX.unsettled, shard: 'unsettled_shard', since: 'unsettled_since' },
  due: { index: COMPLAINTS_INDEX.due, shard: 'due_shard', since: 'due_at' },
} as const;

export type Marks = (typeof MARKS)[keyof typeof MARKS];

export const CLOCK = 'clock';
const STEP = 'step#';
/** Digits of a version in a key, so that keys are in the order of versions. */
const DIGITS = 6;
const LAST_VERSION = 10 ** DIGITS - 1;
/** A partition key has 1 to 2,048 bytes (DynamoDB quotas). */
const MAX_KEY_BYTES = 2048;

/** Key of the step that opens a complaint; whoever has it is one. */
export const FIRST_STEP = stepKey(1);

/** `step#000001`. Throws a RangeError for what is no version. */
export function stepKey(version: number): string {
  if (!Number.isInteger(version) || version < 1 || version > LAST_VERSION)
    throw new RangeError(`A version is a whole number from 1 to ${LAST_VERSION}.`);
  return `${STEP}${String(version).padStart(DIGITS, '0')}`;
}

/** Key of the item of a complaint. */
export function itemKey({ complaint_id, item }: Pick<Outstanding, 'complaint_id' | 'item'>): ComplaintKey {
  return { pk: complaint_id, sk: item === CLOCK ? CLOCK : stepKey(item) };
}

/** The item of a complaint that a key names; undefined for other items. */
export function itemOf({ sk }: Pick<ComplaintKey, 'sk'>): Outstanding['item'] | undefined {
  if (sk === CLOCK) return CLOCK;
  return sk.startsWith(STEP) ? Number(sk.slice(STEP.length)) : undefined;
}

/** False for an id that no item can have. */
export function isPartitionKey(complaintId: string): boolean {
  const bytes = Buffer.byteLength(complaintId);
  return bytes > 0 && bytes <= MAX_KEY_BYTES;
}

/** The marks that put an item of a complaint into an index. */
export function marked({ shard, since }: Marks, complaintId: string, at: string): Readonly<Record<string, string>> {
  return { [shard]: String(outstandingShard(complaintId)), [since]: at };
}

/** Where in an index a query goes on: all of its keys are in what was outstanding. */
export function placeInIndex({ shard, since }: Marks, query: Pick<OutstandingQuery, 'shard'>, after: Outstanding) {
  return { ...itemKey(after), [shard]: String(query.shard), [since]: after.since };
}

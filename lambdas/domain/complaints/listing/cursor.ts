import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { utcTime } from '../../time/iso-time.ts';
import { MAX_ID } from '../../transcript/canonical-id.ts';
import { parseJson } from '../../validation/parse-json.ts';
import type { ComplaintPage, ListOrder, ListQuery } from './list.ts';

/** Longest text that may be a cursor: what is longer is not looked at. */
const MAX_CURSOR = 2_000;

/** Sort values of each order: numbers (a priority, or milliseconds since 1970), and the complaint_id at last. */
const NUMBERS: Readonly<Record<ListOrder, number>> = { due: 1, opened: 1, priority: 2 };

const CursorSchema = z.strictObject({
  after: z.array(z.union([z.int(), z.string().check(z.minLength(1), z.maxLength(MAX_ID))])),
  list: z.string(),
  due_before: z.optional(z.string().check(z.maxLength(30))),
});

export interface ComplaintCursor {
  readonly after: readonly (string | number)[];
  /** Tells cursors of other lists apart. */
  readonly list: string;
  /** What the first page took for now where it asked for what is overdue: the next ones are of the same list. */
  readonly due_before?: string | undefined;
}

type Listed = Pick<ListQuery, 'filters' | 'order'>;

/** Opaque text for where a page ended; null behind the last one. */
export function writeComplaintCursor(next: ComplaintPage['next'], { filters, order }: Listed): string | null {
  if (next === undefined) return null;
  const { due_before } = filters;
  const cursor = {
    after: next,
    list: fingerprint({ filters, order }),
    ...(due_before !== undefined && { due_before }),
  };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for what this API gave to nobody. */
export function readComplaintCursor(text: string): ComplaintCursor | undefined {
  if (text.length > MAX_CURSOR) return undefined;
  const parsed = z.safeParse(CursorSchema, parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return undefined;
  const { due_before } = parsed.data;
  return due_before === undefined || utcTime(due_before) === due_before ? parsed.data : undefined;
}

/** Whether a cursor goes on in this list. */
export function goesOn({ after, list }: ComplaintCursor, listed: Listed): boolean {
  const numbers = NUMBERS[listed.order];
  const shaped =
    after.length === numbers + 1 &&
    after.every((value, i) => typeof value === (i < numbers ? 'number' : 'string')) &&
    list === fingerprint(listed);
  return shaped;
}

/** The same however the parameters were ordered. */
function fingerprint({ filters, order }: Listed): string {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sorted, order]))
    .digest('base64url')
    .slice(0, 12);
}

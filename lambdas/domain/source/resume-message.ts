import * as z from 'zod/mini';
import type { ResumePoint } from './ports.ts';

const KIND = 'callsift.resume';
const VERSION = 1;

/** S3 keys have at most 1,024 bytes, bucket names 63; version ids, ETags and sequencers are no longer than a key. */
const MAX_TEXT = 1024;
const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT));
const time = text.check(z.refine((written) => Number.isFinite(Date.parse(written))));
/** Zod takes neither NaN nor infinity for a number. */
const count = z.int().check(z.gte(0));

/** Shape of the message that asks for the rest of an object; built when one comes, which is rare. */
const resumeMessage = () =>
  z.object({
    object: z.object({
      bucket: text,
      key: text,
      version_id: z.optional(text),
      etag: z.optional(text),
      sequencer: text,
      event_time: time,
      size: z.optional(count),
    }),
    from: z.optional(
      z.object({
        mode: z.enum(['lines', 'array', 'values']),
        offset: count,
        line: count,
        item: count,
      }),
    ),
    compressed: z.boolean(),
    quarantined: count,
    stalled: z.optional(count),
  });

export function writeResumeMessage(point: ResumePoint): string {
  return JSON.stringify({ kind: KIND, version: VERSION, ...point });
}

/**
 * The resume point in a message; undefined for messages of another kind, `invalid` for one that names no place in any
 * object. Throws for a version it does not know: such a message is parked until there is code for it.
 */
export function readResumeMessage(body: unknown): ResumePoint | 'invalid' | undefined {
  if (typeof body !== 'object' || body === null || !('kind' in body) || body.kind !== KIND) return undefined;
  if (!('version' in body) || body.version !== VERSION) throw new Error('The resume message has an unknown version.');
  const parsed = z.safeParse(resumeMessage(), body);
  return parsed.success ? parsed.data : 'invalid';
}

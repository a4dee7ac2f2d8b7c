import * as z from 'zod/mini';
import type { ResumePoint } from './ports.ts';

const KIND = 'callsift.resume';

/** Shape of the message that asks for the rest of an object; built when one comes, which is rare. */
const resumeMessage = () =>
  z.object({
    kind: z.literal(KIND),
    version: z.literal(1),
    object: z.object({
      bucket: z.string(),
      key: z.string(),
      version_id: z.optional(z.string()),
      etag: z.optional(z.string()),
      sequencer: z.string(),
      event_time: z.string(),
      size: z.number(),
    }),
    from: z.optional(
      z.object({
        mode: z.enum(['lines', 'array', 'values']),
        offset: z.number(),
        line: z.number(),
        item: z.number(),
      }),
    ),
    compressed: z.boolean(),
    quarantined: z.number(),
  });

export function writeResumeMessage(point: ResumePoint): string {
  return JSON.stringify({ kind: KIND, version: 1, ...point });
}

/** The resume point in a message; undefined for messages of another kind. Throws for a version it does not know. */
export function readResumeMessage(body: unknown): ResumePoint | undefined {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  if (kind !== KIND) return undefined;
  const { object, from, compressed, quarantined } = z.parse(resumeMessage(), body);
  return { object, from, compressed, quarantined };
}

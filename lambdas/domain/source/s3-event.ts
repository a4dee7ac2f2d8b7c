import * as z from 'zod/mini';
import { PREFIX } from '../../names.ts';
import { decodeEventKey } from './object-key.ts';

/** One version of one uploaded object. */
export interface ObjectRef {
  readonly bucket: string;
  readonly key: string;
  readonly version_id?: string | undefined;
  readonly etag?: string | undefined;
  readonly sequencer: string;
  /** UTC ISO 8601 with milliseconds. */
  readonly event_time: string;
  /** Bytes; undefined when the event did not say. */
  readonly size?: number | undefined;
}

/** What one record of a notification asks for. */
export type SourceEvent =
  | { readonly kind: 'object'; readonly object: ObjectRef }
  | { readonly kind: 'bad-key'; readonly bucket: string; readonly encodedKey: string }
  | { readonly kind: 'ignored'; readonly why: 'test' | 'removed' | 'folder' | 'other-prefix' };

const isoTime = z.string().check(z.refine((text) => Number.isFinite(Date.parse(text))));
const sequencer = z.string().check(z.regex(/^[0-9A-Fa-f]{1,40}$/));

const S3Record = z.object({
  eventName: z.string(),
  eventTime: isoTime,
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.optional(z.number()),
      eTag: z.optional(z.string()),
      versionId: z.optional(z.nullable(z.string())),
      sequencer: z.optional(sequencer),
    }),
  }),
});

/** Built when such an event comes: nothing of ours sends them, but a user may route them here. */
const bridgeEvent = () =>
  z.object({
    'detail-type': z.string(),
    time: isoTime,
    detail: z.object({
      bucket: z.object({ name: z.string() }),
      object: z.object({
        key: z.string(),
        size: z.optional(z.number()),
        etag: z.optional(z.string()),
        'version-id': z.optional(z.string()),
        sequencer,
      }),
    }),
  });

/**
 * Reads an S3 notification (any 2.x event version: only the fields used here count), S3's test message or the
 * EventBridge form. Throws when it is none of them: such a message goes back and ends in the DLQ, where it can be seen.
 */
export function parseSourceEvents(body: unknown): SourceEvent[] {
  if (isRecord(body) && body.Event === 's3:TestEvent') return [{ kind: 'ignored', why: 'test' }];
  if (isRecord(body) && 'detail-type' in body) return [fromEventBridge(z.parse(bridgeEvent(), body))];
  if (isRecord(body) && Array.isArray(body.Records)) return body.Records.map((r) => fromS3(z.parse(S3Record, r)));
  throw new Error('The message is not an S3 notification.');
}

function fromS3(record: z.infer<typeof S3Record>): SourceEvent {
  if (!record.eventName.includes('ObjectCreated')) return { kind: 'ignored', why: 'removed' };
  const { bucket, object } = record.s3;
  const key = decodeEventKey(object.key);
  if (key === undefined) return { kind: 'bad-key', bucket: bucket.name, encodedKey: object.key };
  if (object.sequencer === undefined) throw new Error('The S3 notification has no sequencer.');
  return classify({
    bucket: bucket.name,
    key,
    version_id: object.versionId ?? undefined,
    etag: object.eTag,
    sequencer: object.sequencer,
    event_time: new Date(record.eventTime).toISOString(),
    size: object.size,
  });
}

/** EventBridge writes keys as they are, without the url-encoding of notifications. */
function fromEventBridge(event: z.infer<ReturnType<typeof bridgeEvent>>): SourceEvent {
  if (event['detail-type'] !== 'Object Created') return { kind: 'ignored', why: 'removed' };
  const { bucket, object } = event.detail;
  return classify({
    bucket: bucket.name,
    key: object.key,
    version_id: object['version-id'],
    etag: object.etag,
    sequencer: object.sequencer,
    event_time: new Date(event.time).toISOString(),
    size: object.size,
  });
}

function classify(object: ObjectRef): SourceEvent {
  if (!object.key.startsWith(PREFIX.transcripts)) return { kind: 'ignored', why: 'other-prefix' };
  if (object.key.endsWith('/') && object.size === 0) return { kind: 'ignored', why: 'folder' };
  return { kind: 'object', object };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

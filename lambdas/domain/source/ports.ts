import type { Position } from '../ingestion/read-result.ts';
import type { ObjectRef } from './s3-event.ts';

/** An opened object version. */
export interface OpenObject {
  /** Bytes of the whole object. */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Ends the transfer; needed when the bytes are not read to their end. */
  close(): void;
}

/** Uploaded transcripts, and the quarantine beside them. */
export interface ObjectStore {
  /** Opens exactly that version, from a byte offset on; undefined when it was deleted or overwritten. */
  open(object: ObjectRef, offset: number): Promise<OpenObject | undefined>;
  /** Copies exactly that version; false when it is gone. */
  copy(object: ObjectRef, toKey: string): Promise<boolean>;
  write(bucket: string, key: string, content: string | Uint8Array, contentType: string): Promise<void>;
}

/** Where a later invocation goes on with an object that could not be finished in time. */
export interface ResumePoint {
  readonly object: ObjectRef;
  /** Undefined: from the start. */
  readonly from?: Position | undefined;
  /** The object is gzipped, so that reading must start at its first byte. */
  readonly compressed: boolean;
  /** Quarantine parts written so far. */
  readonly quarantined: number;
  /** How many times in a row time ran out before reading got to `from`. */
  readonly stalled?: number | undefined;
}

export interface ResumeQueue {
  send(point: ResumePoint): Promise<void>;
}

import type { Rejection } from '../domain/ingestion/reject.ts';
import { quarantineKeys, sourceId } from '../domain/source/object-key.ts';
import type { ObjectStore } from '../domain/source/ports.ts';
import { redactedKey } from '../domain/source/redacted-key.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { METRIC } from '../metrics.ts';
import type { Counter } from '../runtime/observability.ts';

/** A part is written out when it holds this many rejected calls or bytes, so that memory stays constant. */
const PART_REJECTIONS = 1_000;
const PART_BYTES = 4 * 1024 * 1024;
/** Objects beyond this stay where they are: copying gigabytes takes longer than a request may. Bytes. */
const MAX_COPY_BYTES = 256 * 1024 * 1024;
const NEWLINE = new Uint8Array([10]);

export interface QuarantineDeps {
  readonly objects: Pick<ObjectStore, 'copy' | 'write'>;
  readonly counter: Counter;
}

/** What `<key>.reason.json` holds: codes, sentences and places, never anything of the transcript nor of the key. */
export interface QuarantineReason extends Rejection {
  /** True when `content` is the whole object, false when it is the unreadable calls alone. */
  readonly whole_object: boolean;
  /**
   * Redacted key of the unreadable content, whose real one is that of the reason without `.reason.json`; absent when
   * the object is gone, or so large that it stays at its source.
   */
  readonly content?: string;
  /** Where it was uploaded: `id` tells one key from another, `key` is redacted. */
  readonly source: {
    readonly id: string;
    readonly key: string;
    readonly version_id?: string | undefined;
    readonly sequencer: string;
  };
  readonly rejections: readonly Rejection[];
}

/** Collects what cannot be read of one object and writes it, with its reasons, under quarantine/. */
export class Quarantine {
  readonly #deps: QuarantineDeps;
  readonly #object: ObjectRef;
  #parts: number;
  #rejections: Rejection[] = [];
  #raw: Uint8Array[] = [];
  #bytes = 0;
  /** What was written, by code. */
  readonly #written = new Map<Rejection['code'], number>();
  /** How many calls or objects were put aside. */
  rejected = 0;

  constructor(deps: QuarantineDeps, object: ObjectRef, parts: number) {
    this.#deps = deps;
    this.#object = object;
    this.#parts = parts;
  }

  /** Parts written so far; the name of the next one follows from it, so that a repeated run writes the same names. */
  get parts(): number {
    return this.#parts;
  }

  /** Puts one unreadable call aside; its neighbours go on. */
  async add(rejection: Rejection, raw: Uint8Array): Promise<void> {
    this.rejected++;
    this.#rejections.push(rejection);
    this.#raw.push(...(this.#raw.length > 0 ? [NEWLINE] : []), raw);
    this.#bytes += raw.byteLength;
    if (this.#rejections.length >= PART_REJECTIONS || this.#bytes >= PART_BYTES) await this.flush();
  }

  /** Puts the whole object aside: nothing more of it can be read. */
  async addObject(rejection: Rejection): Promise<void> {
    await this.flush();
    this.rejected++;
    const keys = quarantineKeys(this.#object.key, this.#parts);
    const small = (this.#object.size ?? 0) <= MAX_COPY_BYTES;
    const copied = small && (await this.#deps.objects.copy(this.#object, keys.content));
    await this.#write(keys.reason, [rejection], true, copied ? keys.content : undefined);
  }

  /** Writes out what was collected. */
  async flush(): Promise<void> {
    if (this.#rejections.length === 0) return;
    // Named by where it begins: duplicates of a message that resume at other places must not overwrite each other.
    const keys = quarantineKeys(this.#object.key, this.#parts === 0 ? 0 : (this.#rejections[0]?.item ?? this.#parts));
    await this.#deps.objects.write(this.#object.bucket, keys.content, Buffer.concat(this.#raw), 'application/jsonl');
    await this.#write(keys.reason, this.#rejections, false, keys.content);
    this.#rejections = [];
    this.#raw = [];
    this.#bytes = 0;
  }

  /**
   * Counts what was written, once a code: a record of metrics for each call would cost more than the call. To be called
   * when nothing can fail any more: what comes back is written once more, under the same names.
   */
  count(): void {
    for (const [reason, number] of this.#written) this.#deps.counter.count(METRIC.quarantined, number, { reason });
    this.#written.clear();
  }

  async #write(key: string, rejections: readonly Rejection[], whole: boolean, content: string | undefined) {
    const first = rejections[0];
    if (first === undefined) return;
    const { bucket, key: sourceKey, version_id, sequencer } = this.#object;
    const reason: QuarantineReason = {
      ...first,
      whole_object: whole,
      ...(content !== undefined && { content: redactedKey(content) }),
      source: { id: sourceId(bucket, sourceKey), key: redactedKey(sourceKey), version_id, sequencer },
      rejections,
    };
    await this.#deps.objects.write(bucket, key, JSON.stringify(reason, null, 2), 'application/json');
    this.#parts++;
    for (const { code } of rejections) this.#written.set(code, (this.#written.get(code) ?? 0) + 1);
  }
}

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { CallRecord, CallSummary, StoredEmbeddings, TriagedTurn } from '../domain/calls/record.ts';
import { summaryOf } from '../domain/calls/summary.ts';
import type { CallBodies } from './s3-bodies.ts';

/** An item of the calls table: the record, with the marks of the sparse index, and the turns or where they are. */
export type CallItem = Omit<CallRecord, 'turns' | 'unsettled' | 'embeddings'> & {
  /** JSON: as a nested attribute, hundreds of small values would cost more than all the rest of the write. */
  readonly turns?: string;
  readonly body?: { readonly key: string };
  readonly embeddings?: EmbeddingsItem;
  readonly unsettled_shard?: string;
  readonly unsettled_since?: string;
};

/** Vectors as little-endian 32-bit floats, one binary value each. */
interface EmbeddingsItem extends Omit<StoredEmbeddings, 'vectors'> {
  readonly vectors: Readonly<Record<string, Uint8Array>>;
}

/** The record that an item holds; turns that are kept in S3 are read there. */
export async function recordOf(
  item: Record<string, AttributeValue>,
  bodies: Pick<CallBodies, 'get'>,
): Promise<CallRecord> {
  const { body, turns, embeddings, unsettled_shard, unsettled_since: _, ...rest } = unmarshall(item) as CallItem;
  const text = turns ?? (body === undefined ? '[]' : await bodies.get(body.key));
  return {
    ...rest,
    turns: JSON.parse(text) as TriagedTurn[],
    ...(embeddings && { embeddings: readEmbeddings(embeddings) }),
    unsettled: unsettled_shard !== undefined,
  };
}

/** The summary that an item of the table or of the index by client holds. */
export function summaryOfItem(item: CallItem | Record<string, unknown>): CallSummary {
  const call = item as CallItem;
  return summaryOf({ ...call, unsettled: call.unsettled_shard !== undefined });
}

/** Embeddings as an attribute value. */
export function embeddingsValue({ vectors, ...rest }: StoredEmbeddings): AttributeValue {
  const bytes = Object.fromEntries([...vectors].map(([hash, vector]) => [hash, bytesOf(vector)]));
  return { M: marshall({ ...rest, vectors: bytes }) };
}

function readEmbeddings({ vectors, ...rest }: EmbeddingsItem): StoredEmbeddings {
  return { ...rest, vectors: new Map(Object.entries(vectors).map(([hash, bytes]) => [hash, floatsOf(bytes)])) };
}

function bytesOf(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * Float32Array.BYTES_PER_ELEMENT));
  vector.forEach((value, i) => void view.setFloat32(i * Float32Array.BYTES_PER_ELEMENT, value, true));
  return new Uint8Array(view.buffer);
}

function floatsOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / Float32Array.BYTES_PER_ELEMENT }, (_, i) =>
    view.getFloat32(i * Float32Array.BYTES_PER_ELEMENT, true),
  );
}

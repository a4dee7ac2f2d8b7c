import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { withSums } from '../domain/calls/model-spending.ts';
import { outstandingSince } from '../domain/calls/outstanding.ts';
import type { CurrentCall } from '../domain/calls/ports.ts';
import type { CallRecord, CallSummary, StoredEmbeddings, TriagedTurn } from '../domain/calls/record.ts';
import { summaryOf } from '../domain/calls/summary.ts';
import type { CallBodies } from './s3-bodies.ts';
import { type SpendingAttributes, takeSpending } from './spending-attributes.ts';
import { bytesOfVector, vectorOfBytes } from './vector-bytes.ts';

/** Marks of the sparse indexes, and of who is at work on the call. */
interface Marks {
  readonly unsettled_shard?: string;
  /** Also the time until which the sweeper leaves the call alone. */
  readonly unsettled_since?: string;
  /** Since something new is due, where that is not since the call was triaged. */
  readonly outstanding_since?: string;
  readonly claimed_until?: string;
  readonly parked_shard?: string;
  readonly parked_since?: string;
}

type Stored = Omit<CallRecord, 'turns' | 'unsettled' | 'embeddings' | 'edition' | 'model_spending'>;

/** An item of the calls table: the record, with its marks, and the turns or where they are. */
export interface CallItem extends Stored, Marks, SpendingAttributes {
  /** JSON: as a nested attribute, hundreds of small values would cost more than all the rest of the write. */
  readonly turns?: string;
  readonly body?: { readonly key: string };
  readonly embeddings?: EmbeddingsItem;
  /** Calls that were stored before there were editions have none. */
  readonly edition?: number;
}

/** Vectors as little-endian 32-bit floats, one binary value each. */
interface EmbeddingsItem extends Omit<StoredEmbeddings, 'vectors'> {
  readonly vectors: Readonly<Record<string, Uint8Array>>;
}

/** The record that an item holds; turns that are kept in S3 are read there. */
export async function recordOf(
  item: Record<string, AttributeValue>,
  bodies: Pick<CallBodies, 'get'>,
): Promise<CallRecord> {
  const { rest: unspent, spending } = takeSpending(unmarshall(item) as CallItem);
  const { body, turns, embeddings, ...rest } = unspent;
  const { unsettled_shard, unsettled_since, outstanding_since, ...marked } = rest;
  const { claimed_until, parked_shard, parked_since, ...call } = marked;
  const text = turns ?? (body === undefined ? '[]' : await bodies.get(body.key));
  const unsettled = unsettled_shard !== undefined;
  return withSums({
    ...call,
    edition: call.edition ?? 0,
    turns: JSON.parse(text) as TriagedTurn[],
    ...(embeddings && { embeddings: readEmbeddings(embeddings) }),
    ...(spending && { model_spending: spending }),
    ...(unsettled && outstanding_since !== undefined && { outstanding_since }),
    unsettled,
  });
}

/** The summary that an item of the table or of the index by client holds. */
export function summaryOfItem(item: CallItem | Record<string, unknown>): CallSummary {
  const call = item as CallItem;
  return summaryOf({ ...call, unsettled: call.unsettled_shard !== undefined });
}

/** The summary that an item of the table holds, and who is at work on the call. */
export function currentCallOf(item: CallItem): CurrentCall {
  const { claimed_until, parked_since } = item;
  return {
    ...summaryOfItem(item),
    outstanding_since: outstandingSince(item),
    ...(claimed_until !== undefined && { claimed_until }),
    ...(parked_since !== undefined && { parked_since }),
  };
}

/** Embeddings as an attribute value. */
export function embeddingsValue({ vectors, ...rest }: StoredEmbeddings): AttributeValue {
  const bytes = Object.fromEntries([...vectors].map(([hash, vector]) => [hash, bytesOfVector(vector)]));
  return { M: marshall({ ...rest, vectors: bytes }) };
}

function readEmbeddings({ vectors, ...rest }: EmbeddingsItem): StoredEmbeddings {
  const read = Object.entries(vectors).flatMap(([hash, bytes]) => {
    const vector = vectorOfBytes(bytes);
    // What is no vector is made anew.
    return vector === undefined ? [] : [[hash, vector] as const];
  });
  return { ...rest, vectors: new Map(read) };
}

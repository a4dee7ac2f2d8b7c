import { marshall } from '@aws-sdk/util-dynamodb';
import { settledAtFirst } from '../domain/calls/outstanding.ts';
import { RECORD_SCHEMA_VERSION, type TriagedCall } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { CallItem } from './call-item.ts';
import { SPENDING_ATTRIBUTES } from './spending-attributes.ts';

/**
 * The newest version wins: nothing is stored yet, or what is stored is an older version. Versions of one key are
 * ordered by sequencer, of different keys by event time, as `compareVersions` does; a tombstone beats every version.
 * AND binds before OR. Without parentheses on purpose: the parser of the embedded engine is exponential in them.
 */
const NEWER_VERSION = [
  'attribute_not_exists(call_id)',
  'attribute_not_exists(erased_at) AND #source.#id = :source_id AND #source.#order < :order',
  'attribute_not_exists(erased_at) AND #source.#id <> :source_id AND #source.#event_time < :event_time',
  'attribute_not_exists(erased_at) AND #source.#id < :source_id AND #source.#event_time = :event_time',
].join(' OR ');

const NEWER_NAMES = { '#source': 'source', '#id': 'id', '#order': 'order', '#event_time': 'event_time' };

/** What an earlier version left behind and a new one must not inherit. */
const STALE: readonly string[] = [
  'enrichment',
  'body',
  'turns',
  'index_refusal',
  'outstanding_since',
  'claimed_until',
  'parked_shard',
  'parked_since',
  ...SPENDING_ATTRIBUTES,
];

/** The conditional write of a call. Throws an UnstorableError for values that DynamoDB has no type for. */
export function putInput(TableName: string, call: TriagedCall, place: Pick<CallItem, 'turns' | 'body'>) {
  const { call_id, turns: _, ...fields } = call;
  const { id, order, event_time } = call.source;
  const marks = { unsettled_shard: unsettledShard(call_id), unsettled_since: call.triaged_at };
  const counted = { schema_version: RECORD_SCHEMA_VERSION, edition: 0, settled: settledAtFirst(call.triage) };
  try {
    const update = updateExpression({ ...fields, ...place, ...counted, ...marks });
    const version = marshall({ ':source_id': id, ':order': order, ':event_time': event_time });
    return {
      TableName,
      Key: marshall({ call_id }),
      UpdateExpression: update.expression,
      ConditionExpression: NEWER_VERSION,
      ExpressionAttributeNames: { ...update.names, ...NEWER_NAMES },
      ExpressionAttributeValues: { ...update.values, ...version },
      ReturnValues: 'UPDATED_NEW' as const,
    };
  } catch (error) {
    throw new UnstorableError(error);
  }
}

/** SET of every attribute that has a value, REMOVE of what an earlier version left, and one more revision. */
function updateExpression(attributes: Readonly<Record<string, unknown>>) {
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const stale = STALE.filter((name) => attributes[name] === undefined);
  const names = Object.fromEntries([...present.map(([name]) => name), ...stale].map((name) => [`#${name}`, name]));
  const sets = present.map(([name]) => `#${name} = :${name}`).join(', ');
  const values = marshall(Object.fromEntries(present.map(([name, value]) => [`:${name}`, value])), {
    removeUndefinedValues: true,
  });
  return {
    expression: `SET ${sets} REMOVE ${stale.map((name) => `#${name}`).join(', ')} ADD revision :one`,
    names,
    values: { ...values, ':one': { N: '1' } },
  };
}

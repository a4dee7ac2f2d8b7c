import type { QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { SpentReading } from '../domain/calls/model-spending.ts';
import type { CallRevision, Hold, ParkedQuery } from '../domain/calls/ports.ts';
import { NOT_DUE } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { CALLS_INDEX } from '../names.ts';
import { bookingOf, NOT_BOOKED } from './spending-attributes.ts';

/**
 * The enrichment of the revision that is stored is due. Without parentheses on purpose: NOT binds before AND, AND before
 * OR, and the parser of the embedded engine is exponential in parentheses. A comparison with what is not there is false.
 */
const DUE = 'revision = :revision AND attribute_not_exists(erased_at) AND NOT settled.enrichment IN (:revision, :none)';

/** What a model found stands there already. */
export const HAS_MODELS_ENRICHMENT =
  'attribute_exists(enrichment) AND attribute_not_exists(enrichment.degraded) AND NOT settled.enrichment IN (:revision, :none)';

/** Where an extractive enrichment may take its place: one of these holds. */
const GIVES_WAY = [`${DUE} AND attribute_not_exists(enrichment)`, `${DUE} AND attribute_exists(enrichment.degraded)`];

const AT_WORK = 'claimed_until, parked_shard, parked_since';
const UNSETTLED = 'unsettled_shard = :shard, unsettled_since = :at, outstanding_since = :at';

/** The update that takes the enrichment of a call upon oneself; answers with the whole item. */
export function claimInput(TableName: string, call: CallRevision, { now, until }: Hold): UpdateItemCommandInput {
  return {
    ...common(TableName, call, { ':now': now, ':until': until, ':none': NOT_DUE }),
    UpdateExpression: 'SET claimed_until = :until REMOVE parked_shard, parked_since',
    ConditionExpression: `${DUE} AND NOT claimed_until > :now`,
    ReturnValues: 'ALL_NEW',
  };
}

/** A reading that is booked already ended its claim then: one that there is by now is somebody else's, and stays. */
export function releaseInput(TableName: string, call: CallRevision, reading?: SpentReading): UpdateItemCommandInput {
  const release = {
    ...common(TableName, call, {}),
    UpdateExpression: 'REMOVE claimed_until',
    ConditionExpression: 'revision = :revision',
  };
  return reading === undefined ? release : withBooking(release, reading);
}

/** The update that only books a reading, once. */
export function bookInput(TableName: string, call: CallRevision, reading: SpentReading): UpdateItemCommandInput {
  const nothing = {
    ...common(TableName, call, {}),
    UpdateExpression: '',
    ConditionExpression: 'revision = :revision',
  };
  return withBooking(nothing, reading);
}

function withBooking(
  input: UpdateItemCommandInput & { readonly UpdateExpression: string; readonly ConditionExpression: string },
  reading: SpentReading,
): UpdateItemCommandInput {
  const { adds, values } = bookingOf(reading);
  return {
    ...input,
    UpdateExpression: `${input.UpdateExpression} ADD ${adds.join(', ')}`.trim(),
    ConditionExpression: `${input.ConditionExpression} AND ${NOT_BOOKED}`,
    ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ...values },
  };
}

/** The update that keeps an enrichment; an extractive one is refused where there is one of a model. */
export function enrichInput(
  TableName: string,
  call: CallRevision,
  { enrichment, reading }: { readonly enrichment: Enrichment; readonly reading: SpentReading | undefined },
): UpdateItemCommandInput {
  const input = {
    ...common(TableName, call, {
      ':enrichment': enrichment,
      ':shard': unsettledShard(call.call_id),
      ':at': enrichment.enriched_at,
      ':one': 1,
      ':none': NOT_DUE,
    }),
    ExpressionAttributeNames: { '#index': 'index' },
  };
  const { adds, values } = reading === undefined ? { adds: [], values: {} } : bookingOf(reading);
  const places = enrichment.degraded === undefined ? [DUE] : GIVES_WAY;
  return {
    ...input,
    UpdateExpression: `SET enrichment = :enrichment, settled.enrichment = :revision, ${UNSETTLED} REMOVE settled.#index, ${AT_WORK} ADD ${['edition :one', ...adds].join(', ')}`,
    ConditionExpression: places.map((place) => (reading ? `${place} AND ${NOT_BOOKED}` : place)).join(' OR '),
    ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ...values },
  };
}

export function parkInput(TableName: string, call: CallRevision, since: string): UpdateItemCommandInput {
  return {
    ...common(TableName, call, { ':shard': unsettledShard(call.call_id), ':since': since, ':none': NOT_DUE }),
    UpdateExpression: 'SET parked_shard = :shard, parked_since = :since REMOVE claimed_until',
    ConditionExpression: DUE,
  };
}

export function reopenInput(TableName: string, call: CallRevision, at: string): UpdateItemCommandInput {
  return {
    ...common(TableName, call, { ':shard': unsettledShard(call.call_id), ':at': at }),
    UpdateExpression: `SET ${UNSETTLED} REMOVE settled.enrichment, claimed_until`,
    ConditionExpression: 'revision = :revision AND attribute_not_exists(erased_at) AND attribute_exists(enrichment)',
  };
}

/** The query for what was laid aside in a shard; its answer has ParkedCalls. */
export function parkedInput(TableName: string, { shard, before, limit, after }: ParkedQuery): QueryCommandInput {
  const place = after && {
    call_id: after.call_id,
    parked_shard: String(shard),
    parked_since: after.parked_since,
  };
  return {
    TableName,
    IndexName: CALLS_INDEX.parked,
    KeyConditionExpression: 'parked_shard = :shard AND parked_since < :before',
    ExpressionAttributeValues: marshall({ ':shard': String(shard), ':before': before }),
    Limit: limit,
    ...(place && { ExclusiveStartKey: marshall(place) }),
  };
}

function common(TableName: string, { call_id, revision }: CallRevision, values: object) {
  return {
    TableName,
    Key: marshall({ call_id }),
    ExpressionAttributeValues: marshall({ ':revision': revision, ...values }, { removeUndefinedValues: true }),
  };
}

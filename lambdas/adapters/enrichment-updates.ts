import type { QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CallRevision, Hold, ParkedQuery } from '../domain/calls/ports.ts';
import { NOT_DUE } from '../domain/calls/record.ts';
import { unsettledShard } from '../domain/calls/unsettled-shard.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { CALLS_INDEX } from '../names.ts';

/**
 * The enrichment of the revision that is stored is due. Without parentheses on purpose: NOT binds before AND, AND before
 * OR, and the parser of the embedded engine is exponential in parentheses. A comparison with what is not there is false.
 */
const DUE = 'revision = :revision AND attribute_not_exists(erased_at) AND NOT settled.enrichment IN (:revision, :none)';

/** What a model found stands there already. */
export const HAS_MODELS_ENRICHMENT =
  'attribute_exists(enrichment) AND attribute_not_exists(enrichment.degraded) AND NOT settled.enrichment IN (:revision, :none)';

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

export function releaseInput(TableName: string, call: CallRevision): UpdateItemCommandInput {
  return {
    ...common(TableName, call, {}),
    UpdateExpression: 'REMOVE claimed_until',
    ConditionExpression: 'revision = :revision',
  };
}

/** The update that keeps an enrichment; an extractive one is refused where there is one of a model. */
export function enrichInput(TableName: string, call: CallRevision, enrichment: Enrichment): UpdateItemCommandInput {
  const { enriched_at, degraded } = enrichment;
  const conditions = [
    `${DUE} AND attribute_not_exists(enrichment)`,
    `${DUE} AND attribute_exists(enrichment.degraded)`,
  ];
  return {
    ...common(TableName, call, {
      ':enrichment': enrichment,
      ':shard': unsettledShard(call.call_id),
      ':at': enriched_at,
      ':one': 1,
      ':none': NOT_DUE,
    }),
    UpdateExpression: `SET enrichment = :enrichment, settled.enrichment = :revision, ${UNSETTLED} REMOVE settled.#index, ${AT_WORK} ADD edition :one`,
    ConditionExpression: degraded === undefined ? DUE : conditions.join(' OR '),
    ExpressionAttributeNames: { '#index': 'index' },
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

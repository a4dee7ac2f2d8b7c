import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Findings } from '../domain/calls/ports.ts';
import { type Effect, NOT_DUE } from '../domain/calls/record.ts';
import { embeddingsValue } from './call-item.ts';

export interface Settlement {
  readonly callId: string;
  readonly revision: number;
  readonly effects: readonly Effect[];
  readonly findings: Findings;
  /** What else must hold; may use `:revision` and `:none`. */
  readonly condition?: string;
}

/**
 * The update that notes effects of a revision as done. With `others`, the effects that must have been noted before or are
 * not due, it also takes the call off the unsettled ones; without it leaves the marks as they are.
 */
export function settleInput(
  TableName: string,
  settlement: Settlement,
  others: readonly Effect[] | undefined,
): UpdateItemCommandInput {
  const { callId, effects, findings } = settlement;
  const { embeddings, index_refusal } = findings;
  const sets = [
    ...effects.map((effect) => `#settled.#${effect} = :revision`),
    ...(embeddings ? ['embeddings = :embeddings'] : []),
    ...(index_refusal ? ['index_refusal = :refusal'] : []),
  ];
  const removes = [
    ...(others ? ['unsettled_shard', 'unsettled_since'] : []),
    ...(effects.includes('index') && !index_refusal ? ['index_refusal'] : []),
    ...(effects.includes('enrichment') ? ['claimed_until', 'parked_shard', 'parked_since'] : []),
  ];
  const names = [...effects, ...(others ?? [])].map((effect) => [`#${effect}`, effect] as const);
  const remove = removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : '';
  const condition = conditionsOf(settlement, others ?? []).join(' AND ');
  return {
    TableName,
    Key: marshall({ call_id: callId }),
    UpdateExpression: `SET ${sets.join(', ')}${remove}`,
    ConditionExpression: condition,
    ExpressionAttributeNames: { '#settled': 'settled', ...Object.fromEntries(names) },
    ExpressionAttributeValues: valuesOf(settlement, condition),
  };
}

/** Effects that are marked as not due for some calls. */
const SOMETIMES_DUE: readonly Effect[] = ['enrichment', 'complaints'];

/** No parentheses around conditions: the parser of the embedded engine is exponential in them. */
function conditionsOf({ findings, condition }: Settlement, others: readonly Effect[]): readonly string[] {
  return [
    'revision = :revision',
    ...others.map((effect) =>
      SOMETIMES_DUE.includes(effect) ? `#settled.#${effect} IN (:revision, :none)` : `#settled.#${effect} = :revision`,
    ),
    // It only grows, and calls that were stored before there were editions have none.
    ...(findings.edition === undefined ? [] : ['NOT edition > :edition']),
    ...(condition === undefined ? [] : [condition]),
  ];
}

/** DynamoDB refuses values that no expression names. */
function valuesOf(
  { revision, findings }: Settlement,
  condition: string,
): UpdateItemCommandInput['ExpressionAttributeValues'] {
  const { embeddings, index_refusal, edition } = findings;
  return {
    ':revision': { N: String(revision) },
    ...(condition.includes(':none') && { ':none': { N: String(NOT_DUE) } }),
    ...(edition !== undefined && { ':edition': { N: String(edition) } }),
    ...(embeddings && { ':embeddings': embeddingsValue(embeddings) }),
    ...(index_refusal && { ':refusal': { M: marshall(index_refusal) } }),
  };
}

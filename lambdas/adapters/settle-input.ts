import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Findings } from '../domain/calls/ports.ts';
import type { Effect } from '../domain/calls/record.ts';
import { embeddingsValue } from './call-item.ts';

export interface Settlement {
  readonly callId: string;
  readonly revision: number;
  readonly effects: readonly Effect[];
  readonly findings: Findings;
  /** Effects that must have been noted before, so that nothing is outstanding; undefined leaves the marks as they are. */
  readonly others: readonly Effect[] | undefined;
}

/** The update that notes effects of a revision as done, and takes the call off the unsettled ones where `others` are done as well. */
export function settleInput(
  TableName: string,
  { callId, revision, effects, findings, others }: Settlement,
): UpdateItemCommandInput {
  const { embeddings, index_refusal } = findings;
  const sets = [
    ...effects.map((effect) => `#settled.#${effect} = :revision`),
    ...(embeddings ? ['embeddings = :embeddings'] : []),
    ...(index_refusal ? ['index_refusal = :refusal'] : []),
  ];
  const removes = [
    ...(others ? ['unsettled_shard', 'unsettled_since'] : []),
    ...(effects.includes('index') && !index_refusal ? ['index_refusal'] : []),
  ];
  const names = [...effects, ...(others ?? [])].map((effect) => [`#${effect}`, effect] as const);
  const remove = removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : '';
  return {
    TableName,
    Key: marshall({ call_id: callId }),
    UpdateExpression: `SET ${sets.join(', ')}${remove}`,
    ConditionExpression: [
      'revision = :revision',
      ...(others ?? []).map((effect) => `#settled.#${effect} = :revision`),
    ].join(' AND '),
    ExpressionAttributeNames: { '#settled': 'settled', ...Object.fromEntries(names) },
    ExpressionAttributeValues: {
      ':revision': { N: String(revision) },
      ...(embeddings && { ':embeddings': embeddingsValue(embeddings) }),
      ...(index_refusal && { ':refusal': { M: marshall(index_refusal) } }),
    },
  };
}

import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { COMPLAINTS_INDEX } from '../names.ts';

const KEYS = ['pk', 'sk', 'unsettled_shard', 'unsettled_since', 'due_shard', 'due_at'];

/** The table of complaints as storage-stack.ts defines it; an infra-test holds the two together. */
export function complaintsTable(TableName: string): CreateTableCommandInput {
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: KEYS.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: COMPLAINTS_INDEX.unsettled,
        KeySchema: [
          { AttributeName: 'unsettled_shard', KeyType: 'HASH' },
          { AttributeName: 'unsettled_since', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: COMPLAINTS_INDEX.due,
        KeySchema: [
          { AttributeName: 'due_shard', KeyType: 'HASH' },
          { AttributeName: 'due_at', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['policy_version'] },
      },
    ],
  };
}

import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

const KEYS = ['call_id', 'client_id', 'timestamp'];

/** The calls table as storage-stack.ts defines it; an infra-test holds the two together. */
export function callsTable(TableName: string): CreateTableCommandInput {
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...KEYS, 'unsettled_shard', 'unsettled_since', 'parked_shard', 'parked_since'].map(
      (name) => ({
        AttributeName: name,
        AttributeType: 'S' as const,
      }),
    ),
    KeySchema: [{ AttributeName: 'call_id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-client',
        KeySchema: [
          { AttributeName: 'client_id', KeyType: 'HASH' },
          { AttributeName: 'timestamp', KeyType: 'RANGE' },
        ],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: ['revision', 'duration_seconds', 'metadata', 'triage', 'settled', 'unsettled_shard'],
        },
      },
      {
        IndexName: 'unsettled',
        KeySchema: [
          { AttributeName: 'unsettled_shard', KeyType: 'HASH' },
          { AttributeName: 'unsettled_since', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: 'parked',
        KeySchema: [
          { AttributeName: 'parked_shard', KeyType: 'HASH' },
          { AttributeName: 'parked_since', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['revision'] },
      },
    ],
  };
}

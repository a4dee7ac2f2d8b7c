/** Runs before each file of tests: the real DynamoDB is one for all of them, and they expect an empty one. */
import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';

const endpoint = inject('realDynamodb') ?? '';
if (new URL(endpoint).hostname !== '127.0.0.1') throw new Error('Only an engine of this machine may be emptied.');

const client = new DynamoDBClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
for (;;) {
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  if (TableNames.length === 0) break;
  for (const TableName of TableNames) await client.send(new DeleteTableCommand({ TableName }));
}
client.destroy();

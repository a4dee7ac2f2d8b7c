/** Runs before each file of tests: the real DynamoDB is one for all of them, and they expect an empty one. */
import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';

const client = new DynamoDBClient({
  endpoint: inject('realDynamodb') ?? '',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
for (;;) {
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  if (TableNames.length === 0) break;
  for (const TableName of TableNames) await client.send(new DeleteTableCommand({ TableName }));
}
client.destroy();

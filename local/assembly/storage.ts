import type { BucketModel, TableModel } from './model.ts';
import type { StackView } from './stack-view.ts';

/** S3 buckets. Encryption, lifecycle and access settings mean nothing on a laptop and are not read. */
export function buckets(stack: StackView): BucketModel[] {
  return stack.all('AWS::S3::Bucket').map((bucket) => {
    const versioning = bucket.get('VersioningConfiguration') as { Status?: string } | undefined;
    const { logicalId, name } = bucket;
    return { stack: bucket.stack, logicalId, name, versioned: versioning?.Status === 'Enabled' };
  });
}

/** DynamoDB tables with their keys and global secondary indexes. */
export function tables(stack: StackView): TableModel[] {
  return stack.all('AWS::DynamoDB::Table').map((table) => {
    if (table.get('LocalSecondaryIndexes') !== undefined) table.fail('local secondary indexes are not supported.');
    const indexes = (table.get('GlobalSecondaryIndexes') ?? []) as TableModel['indexes'];
    return {
      stack: table.stack,
      logicalId: table.logicalId,
      name: table.name,
      attributes: table.get('AttributeDefinitions') as TableModel['attributes'],
      keys: table.get('KeySchema') as TableModel['keys'],
      // Capacities and the like are left behind: the emulator takes only what it knows.
      indexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
    };
  });
}

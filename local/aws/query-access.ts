import type { Access } from './iam.ts';

/** Region and account in ARNs are the endpoint's own. */
export const ACCOUNT_ID = '000000000000';

type Fields = Readonly<Record<string, unknown>>;

/** The pairs of a DynamoDB call: one a table, or one an index for a query through an index. */
export function dynamoDbAccesses(operation: string, body: Fields, region: string): Access[] {
  const action = `dynamodb:${operation}`;
  const requestItems = body.RequestItems;
  if (typeof requestItems === 'object' && requestItems !== null) {
    return Object.keys(requestItems).map((table) => ({ action, resource: tableArn(table, region) }));
  }
  const table = body.TableName;
  if (typeof table !== 'string') {
    return [{ action, resource: '*' }];
  }
  const index = typeof body.IndexName === 'string' ? `/index/${body.IndexName}` : '';
  return [{ action, resource: tableArn(table, region) + index }];
}

/** The pair of an SQS call; a batch call needs the permission of the single one. */
export function sqsAccesses(operation: string, body: Fields, region: string): Access[] {
  const action = `sqs:${operation.replace(/Batch$/, '')}`;
  const name = typeof body.QueueUrl === 'string' ? queueNameOf(body.QueueUrl) : body.QueueName;
  return [{ action, resource: typeof name === 'string' ? queueArn(name, region) : '*' }];
}

/** The pair of an SNS or STS call in the query protocol. */
export function formAccesses(form: URLSearchParams, region: string): Access[] {
  const operation = form.get('Action') ?? '';
  if (operation === 'GetCallerIdentity') {
    return []; // as on AWS, nobody needs a permission for it
  }
  const action = `sns:${operation.replace(/Batch$/, '')}`;
  const name = form.get('Name');
  const created = name === null ? '*' : `arn:aws:sns:${region}:${ACCOUNT_ID}:${name}`;
  return [{ action, resource: form.get('TopicArn') ?? form.get('TargetArn') ?? form.get('ResourceArn') ?? created }];
}

export function queueArn(name: string, region: string): string {
  return `arn:aws:sqs:${region}:${ACCOUNT_ID}:${name}`;
}

/** The last segment of a queue URL. */
export function queueNameOf(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}

function tableArn(table: string, region: string): string {
  return table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${ACCOUNT_ID}:table/${table}`;
}
